package dev.videogen.internal.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes heads of files by hand. */
final class Bytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static Bytes of(int... values) {
    return new Bytes().then(values);
  }

  static Bytes text(String text) {
    return new Bytes().thenText(text);
  }

  Bytes then(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  Bytes thenText(String text) {
    return then(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Bytes then(byte[] values) {
    bytes.writeBytes(values);
    return this;
  }

  /** As many zeros. */
  Bytes gap(int length) {
    return then(new byte[length]);
  }

  Bytes bigEndian(int size, long value) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
      bytes.write((int) (value >> shift));
    }
    return this;
  }

  Bytes littleEndian(int size, long value) {
    for (int shift = 0; shift < 8 * size; shift += 8) {
      bytes.write((int) (value >> shift));
    }
    return this;
  }

  byte[] get() {
    return bytes.toByteArray();
  }
}
