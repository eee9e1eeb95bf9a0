package dev.videogen.internal.image;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Reads the size of a PNG from its first chunk (PNG specification, 11.2.1), and the way the camera
 * was held from its chunk {@code eXIf}, which may stand behind the pixels (11.3.3.1): those are
 * skipped.
 */
final class PngHead {

  private static final int SIGNATURE = 8;
  private static final int IHDR = 0x49484452;
  private static final int REST_OF_IHDR = 5;
  private static final int CHECKSUM = Integer.BYTES;
  private static final int EXIF = 0x65584966;
  private static final int IEND = 0x49454E44;

  /** Encoders cut the pixels into chunks of 8 KiB; so many are more than a picture may have. */
  private static final int MAX_CHUNKS = 100_000;

  private PngHead() {}

  static ImageHead read(DataInputStream content) throws IOException {
    content.skipNBytes(SIGNATURE + Integer.BYTES);
    if (content.readInt() != IHDR) {
      throw new UnreadableImageException("it is a PNG that does not begin with its size");
    }
    int width = content.readInt();
    int height = content.readInt();
    return new ImageHead(ImageFormat.PNG, width, height, orientation(content));
  }

  private static Orientation orientation(DataInputStream content) throws IOException {
    try {
      content.skipNBytes(REST_OF_IHDR + CHECKSUM);
      for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
        int length = content.readInt();
        int type = content.readInt();
        if (type == EXIF && length >= 0 && length <= ExifSegment.MAX_BYTES) {
          return ExifSegment.bare(content.readNBytes(length)).orElse(Orientation.UPRIGHT);
        }
        if (length < 0 || type == IEND || !isType(type)) {
          break;
        }
        content.skipNBytes((long) length + CHECKSUM);
      }
    } catch (EOFException cut) {
      // The size is known all the same; whoever decodes the picture will say that it is cut.
    }
    return Orientation.UPRIGHT;
  }

  /** A chunk's type is four letters. */
  private static boolean isType(int type) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      int letter = type >> shift & 0xFF;
      if ((letter < 'A' || letter > 'Z') && (letter < 'a' || letter > 'z')) {
        return false;
      }
    }
    return true;
  }
}
