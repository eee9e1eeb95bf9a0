package dev.videogen.internal.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the orientation in Exif data, which is a TIFF file (TIFF 6.0, section 2): in JPEG behind a
 * prefix, in PNG without it (PNG specification, 11.3.3.1), in WebP either way, for writers differ.
 * Whatever is broken there says nothing.
 */
final class ExifSegment {

  private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int HEADER = 8;
  private static final int ENTRY = 12;
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;

  /** TIFF says SHORT; some editors write LONG, which readers take as well. */
  private static final int LONG = 4;

  /** A segment of JPEG has no more, and in it the orientation is among the first entries. */
  static final int MAX_BYTES = 1 << 16;

  private ExifSegment() {}

  /** The orientation in data that begin with the prefix. */
  static Optional<Orientation> prefixed(byte[] segment) {
    return isPrefixed(segment) ? orientation(segment, PREFIX.length) : Optional.empty();
  }

  /** The orientation in data that may begin with the prefix. */
  static Optional<Orientation> bare(byte[] data) {
    return orientation(data, isPrefixed(data) ? PREFIX.length : 0);
  }

  private static boolean isPrefixed(byte[] data) {
    return data.length >= PREFIX.length
        && Arrays.equals(data, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
  }

  private static Optional<Orientation> orientation(byte[] data, int start) {
    if (data.length < start + HEADER) {
      return Optional.empty();
    }
    ByteBuffer tiff = ByteBuffer.wrap(data, start, data.length - start).slice();
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
      if (tiff.getShort(entry) == ORIENTATION) {
        return value(tiff, entry).map(Orientation::ofExif);
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> value(ByteBuffer tiff, int entry) {
    return switch (tiff.getShort(entry + Short.BYTES)) {
      case SHORT -> Optional.of(Short.toUnsignedInt(tiff.getShort(entry + HEADER)));
      case LONG -> Optional.of(tiff.getInt(entry + HEADER));
      default -> Optional.empty();
    };
  }
}
