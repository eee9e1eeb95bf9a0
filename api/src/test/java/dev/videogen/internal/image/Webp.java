package dev.videogen.internal.image;

import java.util.HexFormat;

/** Heads of WebP files, by hand and from an encoder. */
final class Webp {

  static final String REAL_LOSSY =
      "52494646dc0100005745425056503820d0010000d00c009d012a250017003ed15ca54ca82523a230";
  static final String REAL_LOSSLESS =
      "52494646b2000000574542505650384ca50000002f24800500609cd8b693d3cde777f3b11bb11bb1";
  static final String REAL_EXTENDED =
      "524946460002000057454250565038580a00000010000000240000160000414c50480a0000000107";

  private Webp() {}

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  static byte[] lossy(int width, int height) {
    return Bytes.text("RIFF????WEBPVP8 ????")
        .then(0x10, 0, 0, 0x9D, 0x01, 0x2A)
        .littleEndian(2, width)
        .littleEndian(2, height)
        .get();
  }

  static byte[] lossless(int width, int height) {
    return Bytes.text("RIFF????WEBPVP8L????/")
        .littleEndian(4, width - 1L | (height - 1L) << 14)
        .get();
  }

  static byte[] extended(int width, int height) {
    return Bytes.text("RIFF????WEBPVP8X????")
        .gap(4)
        .littleEndian(3, width - 1L)
        .littleEndian(3, height - 1L)
        .get();
  }
}
