package dev.videogen.fake.media;

import java.util.Arrays;

/** Bits, most significant first, as H.264 and AAC write them: plain, and as Exp-Golomb codes. */
final class BitWriter {

  private byte[] bytes = new byte[64];
  private int size;
  private long pending;
  private int pendingBits;

  /** Appends the lowest {@code count} bits (0-32) of {@code value}. */
  BitWriter bits(int value, int count) {
    pending = pending << count | (value & (1L << count) - 1);
    pendingBits += count;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      append((byte) (pending >>> pendingBits));
    }
    return this;
  }

  BitWriter flag(boolean value) {
    return bits(value ? 1 : 0, 1);
  }

  /** Appends {@code ue(v)}: an unsigned Exp-Golomb code, of a value below 65535. */
  BitWriter ue(int value) {
    int length = 32 - Integer.numberOfLeadingZeros(value + 1);
    return bits(value + 1, 2 * length - 1);
  }

  /** Appends {@code se(v)}: a signed Exp-Golomb code. */
  BitWriter se(int value) {
    return ue(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** Fills the last byte with zeros. */
  BitWriter align() {
    return bits(0, -pendingBits & 7);
  }

  /** The bytes so far; bits of an unfinished byte are left out. */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void append(byte value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = value;
  }
}
