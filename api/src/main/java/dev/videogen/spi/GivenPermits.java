package dev.videogen.spi;

/** When the permits of the last while were given, the oldest first. For one thread at a time. */
final class GivenPermits {

  private static final int FIRST_LENGTH = 16;

  /** A ring, for there may be thousands a minute. */
  private long[] moments = new long[FIRST_LENGTH];

  private int first;
  private int size;

  int size() {
    return size;
  }

  void add(long moment) {
    if (size == moments.length) {
      grow();
    }
    moments[(first + size) % moments.length] = moment;
    size++;
  }

  /** The oldest of those that are left; there is one. */
  long oldest() {
    return moments[first];
  }

  void removeOldest() {
    first = (first + 1) % moments.length;
    size--;
  }

  private void grow() {
    long[] longer = new long[2 * size];
    System.arraycopy(moments, first, longer, 0, size - first);
    System.arraycopy(moments, 0, longer, size - first, first);
    moments = longer;
    first = 0;
  }
}
