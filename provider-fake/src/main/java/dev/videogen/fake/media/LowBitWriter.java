package dev.videogen.fake.media;

import java.io.ByteArrayOutputStream;

/** Bits, least significant first, as WebP writes them. */
final class LowBitWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long pending;
  private int pendingBits;

  /** Appends the lowest {@code count} bits (0-32) of {@code value}. */
  LowBitWriter bits(int value, int count) {
    pending |= (value & ((1L << count) - 1)) << pendingBits;
    pendingBits += count;
    while (pendingBits >= 8) {
      bytes.write((int) pending);
      pending >>>= 8;
      pendingBits -= 8;
    }
    return this;
  }

  /** Fills the last byte with zeros. */
  byte[] toByteArray() {
    bits(0, -pendingBits & 7);
    return bytes.toByteArray();
  }
}
