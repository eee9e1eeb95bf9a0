package dev.videogen.internal.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the orientation in an Exif segment, which holds a TIFF file (TIFF 6.0, section 2). Whatever
 * is broken there says nothing.
 */
final class ExifSegment {

  private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int HEADER = 8;
  private static final int ENTRY = 12;
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;

  private ExifSegment() {}

  static Optional<Orientation> orientation(byte[] segment) {
    if (segment.length < PREFIX.length + HEADER
        || !Arrays.equals(segment, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      return Optional.empty();
    }
    ByteBuffer tiff =
        ByteBuffer.wrap(segment, PREFIX.length, segment.length - PREFIX.length).slice();
    return switch (tiff.getShort(0)) {
      case 0x4949 -> firstDirectory(tiff.order(ByteOrder.LITTLE_ENDIAN));
      case 0x4D4D -> firstDirectory(tiff.order(ByteOrder.BIG_ENDIAN));
      default -> Optional.empty();
    };
  }

  private static Optional<Orientation> firstDirectory(ByteBuffer tiff) {
    long start = Integer.toUnsignedLong(tiff.getInt(4));
    if (start + Short.BYTES > tiff.limit()) {
      return Optional.empty();
    }
    int first = Math.toIntExact(start);
    int entries = Short.toUnsignedInt(tiff.getShort(first));
    for (int entry = first + Short.BYTES;
        entries > 0 && entry + ENTRY <= tiff.limit();
        entry += ENTRY, entries--) {
      if (tiff.getShort(entry) == ORIENTATION && tiff.getShort(entry + 2) == SHORT) {
        return Optional.of(Orientation.ofExif(Short.toUnsignedInt(tiff.getShort(entry + HEADER))));
      }
    }
    return Optional.empty();
  }
}
