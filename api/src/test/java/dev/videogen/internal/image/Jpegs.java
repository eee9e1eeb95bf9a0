package dev.videogen.internal.image;

import java.util.Arrays;

/** Parts of JPEG files. */
final class Jpegs {

  private Jpegs() {}

  static Bytes start() {
    return Bytes.of(0xFF, 0xD8);
  }

  static byte[] frame(int marker, int width, int height) {
    return Bytes.of(0xFF, marker, 0, 17, 8)
        .bigEndian(2, height)
        .bigEndian(2, width)
        .then(3)
        .gap(9)
        .get();
  }

  static byte[] segment(int marker, byte[] content) {
    return Bytes.of(0xFF, marker).bigEndian(2, content.length + 2).then(content).get();
  }

  /** An Exif segment in the byte order of most cameras, with an entry before the orientation. */
  static byte[] exif(int orientation) {
    return segment(0xE1, Bytes.text("Exif\0\0").then(tiff(orientation)).get());
  }

  /** What stands in it. */
  static byte[] tiff(int orientation) {
    return Bytes.text("II*\0")
        .littleEndian(4, 8)
        .littleEndian(2, 2)
        .littleEndian(2, 0x010F)
        .littleEndian(2, 3)
        .littleEndian(4, 1)
        .littleEndian(4, 2)
        .littleEndian(2, 0x0112)
        .littleEndian(2, 3)
        .littleEndian(4, 1)
        .littleEndian(4, orientation)
        .get();
  }

  /** The same picture, with a segment after the start. */
  static byte[] with(byte[] segment, byte[] jpeg) {
    return start().then(segment).then(Arrays.copyOfRange(jpeg, 2, jpeg.length)).get();
  }
}
