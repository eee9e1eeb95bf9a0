package dev.videogen.journal;

import java.util.function.LongPredicate;

/**
 * Where in an archive the lines of a word are, by the word's hash: about 12 to 24 bytes a line, for
 * the words themselves are in the file. So what is found may be a line of another word.
 */
final class ArchiveTable {

  private static final int OFFSET_BITS = 36;
  private static final long OFFSET = (1L << OFFSET_BITS) - 1;
  private static final long NONE = -1;

  /** Each slot has some bits of a hash, and an offset and one; 0 is an empty slot. */
  private long[] slots = new long[64];

  private int used;

  /** The largest offset that it can hold: 64 GB. */
  static long maxOffset() {
    return OFFSET - 1;
  }

  /** A hash of some bytes, whose bits are all of the same worth. */
  static long hash(byte[] bytes, int start, int end) {
    long hash = 0xcbf29ce484222325L;
    for (int index = start; index < end; index++) {
      hash = (hash ^ bytes[index]) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }

  private static long slot(long hash, long offset) {
    return hash << OFFSET_BITS | offset + 1;
  }

  private static long bits(long slot) {
    return slot >>> OFFSET_BITS;
  }

  void put(long hash, long offset) {
    if (used * 10L >= slots.length * 7L) {
      grow();
    }
    insert(slot(hash, offset));
    used++;
  }

  private void insert(long slot) {
    int mask = slots.length - 1;
    int at = (int) bits(slot) & mask;
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    slots[at] = slot;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    for (long slot : before) {
      if (slot != 0) {
        insert(slot);
      }
    }
  }

  /**
   * Finds the first line that is the right one.
   *
   * @param hash that of the word
   * @param right whether an offset is that of the right line
   * @return its offset, or less than 0 if there is none
   */
  long find(long hash, LongPredicate right) {
    int at = indexOf(hash, right);
    return at < 0 ? NONE : (slots[at] & OFFSET) - 1;
  }

  private int indexOf(long hash, LongPredicate right) {
    int mask = slots.length - 1;
    long bits = bits(slot(hash, 0));
    for (int at = (int) bits & mask; slots[at] != 0; at = (at + 1) & mask) {
      if (bits(slots[at]) == bits && right.test((slots[at] & OFFSET) - 1)) {
        return at;
      }
    }
    return -1;
  }

  /** Puts a line in the place of another one of the same word. */
  void replace(long hash, long before, long offset) {
    slots[indexOf(hash, there -> there == before)] = slot(hash, offset);
  }
}
