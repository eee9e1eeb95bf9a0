package dev.videogen.fake.media;

import java.io.ByteArrayOutputStream;

/** Reads what {@link BitWriter} and {@link NalUnit} write. */
final class BitReader {

  private final byte[] bytes;
  private int at;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The payload of a NAL unit, after its first byte and without emulation prevention. */
  static BitReader ofNalUnit(byte[] unit, int from) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    int zeros = 0;
    for (int i = from + 1; i < unit.length; i++) {
      if (zeros == 2 && unit[i] == 3) {
        zeros = 0;
      } else {
        payload.write(unit[i]);
        zeros = unit[i] == 0 ? zeros + 1 : 0;
      }
    }
    return new BitReader(payload.toByteArray());
  }

  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      value = value << 1 | (bytes[at >> 3] >> (7 - (at & 7)) & 1);
    }
    return value;
  }

  boolean flag() {
    return bits(1) == 1;
  }

  int ue() {
    int zeros = 0;
    while (!flag()) {
      zeros++;
    }
    return (1 << zeros) - 1 + bits(zeros);
  }

  int se() {
    int code = ue();
    return code % 2 == 1 ? (code + 1) / 2 : -code / 2;
  }
}
