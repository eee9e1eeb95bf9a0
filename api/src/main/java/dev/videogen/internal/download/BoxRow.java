package dev.videogen.internal.download;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Tells whether a file of the family of MP4 is cut off, for one whose length nobody told: it is a
 * row of boxes, each of which begins with its length (ISO/IEC 14496-12, 4.2). For one thread.
 */
final class BoxRow {

  /** What the outermost row may have. A file with a box of another type is not understood. */
  private static final Set<String> TYPES =
      Set.of(
          "ftyp", "styp", "pdin", "moov", "moof", "mfra", "mdat", "free", "skip", "wide", "uuid",
          "meta", "meco", "sidx", "ssix", "prft", "emsg", "udta", "pnot");

  private static final int SHORT_HEAD = 8;
  private static final int LONG_HEAD = 16;
  private static final int TO_THE_END = 0;
  private static final int LENGTH_FOLLOWS = 1;

  private final ByteBuffer head = ByteBuffer.allocate(LONG_HEAD).limit(SHORT_HEAD);
  private boolean begun;

  /** What is still to come of the box whose head was read. */
  private long left;

  private boolean understood = true;

  /** Takes the next bytes of the file. */
  void add(byte[] bytes, int from, int count) {
    int at = from;
    int end = from + count;
    while (understood && at < end) {
      int step = (int) Math.min(left > 0 ? left : head.remaining(), end - at);
      if (left > 0) {
        left -= step;
      } else {
        head.put(bytes, at, step);
        if (!head.hasRemaining()) {
          readHead();
        }
      }
      at += step;
    }
  }

  private void readHead() {
    String type =
        new String(head.array(), Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
    long length = Integer.toUnsignedLong(head.getInt(0));
    if (length == LENGTH_FOLLOWS && head.limit() == SHORT_HEAD) {
      head.limit(LONG_HEAD);
      return;
    }
    if (length == LENGTH_FOLLOWS) {
      length = head.getLong(SHORT_HEAD);
    }
    understood = TYPES.contains(type) && length != TO_THE_END && length >= head.limit();
    left = length - head.limit();
    begun = true;
    head.clear().limit(SHORT_HEAD);
  }

  /**
   * Whether the file certainly goes on.
   *
   * @return false at the end of a box, and of what is no such file or is not understood
   */
  boolean isCutOff() {
    return understood && begun && (left > 0 || head.position() > 0);
  }
}
