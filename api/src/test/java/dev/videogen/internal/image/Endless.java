package dev.videogen.internal.image;

import java.io.InputStream;

/** A start, and then the same bytes again and again. */
final class Endless extends InputStream {

  private final byte[] start;
  private final byte[] repeated;
  private long position;

  Endless(byte[] start, byte[] repeated) {
    this.start = start;
    this.repeated = repeated;
  }

  @Override
  public int read() {
    long at = position++;
    return at < start.length
        ? start[(int) at] & 0xFF
        : repeated[(int) ((at - start.length) % repeated.length)] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    for (int i = 0; i < length; i++) {
      buffer[offset + i] = (byte) read();
    }
    return length;
  }
}
