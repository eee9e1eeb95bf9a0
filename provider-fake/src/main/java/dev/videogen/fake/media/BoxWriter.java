package dev.videogen.fake.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Boxes of an ISO base media file (ISO/IEC 14496-12), one inside another; each one's length is
 * filled in when it ends.
 */
final class BoxWriter {

  private byte[] bytes = new byte[1024];
  private int size;
  private final Deque<Integer> open = new ArrayDeque<>();

  BoxWriter begin(String type) {
    open.push(size);
    return u32(0).put(type.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Begins a box with a version, always 0, and flags. */
  BoxWriter begin(String type, int flags) {
    return begin(type).u32(flags);
  }

  BoxWriter end() {
    int start = open.pop();
    int end = size;
    size = start;
    u32(end - start);
    size = end;
    return this;
  }

  BoxWriter u8(int value) {
    return number(value, 1);
  }

  BoxWriter u16(int value) {
    return number(value, 2);
  }

  BoxWriter u32(long value) {
    return number(value, 4);
  }

  private BoxWriter number(long value, int length) {
    reserve(length);
    for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  BoxWriter zeros(int count) {
    reserve(count);
    Arrays.fill(bytes, size, size + count, (byte) 0);
    size += count;
    return this;
  }

  BoxWriter put(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /** Appends the text in UTF-8, without an end. */
  BoxWriter text(String value) {
    return put(value.getBytes(StandardCharsets.UTF_8));
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int count) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
    }
  }
}
