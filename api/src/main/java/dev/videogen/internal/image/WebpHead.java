package dev.videogen.internal.image;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Reads the size of a WebP from its first chunk: lossy ({@code VP8}, RFC 6386, 9.1), lossless
 * ({@code VP8L}) or extended ({@code VP8X}); the latter two as in RFC 9649. An extended one may say
 * in a chunk {@code EXIF}, behind the pixels, how the camera was held.
 */
final class WebpHead {

  private static final int RIFF_HEADER = 12;
  private static final int LOSSY = 0x56503820;
  private static final int LOSSLESS = 0x5650384C;
  private static final int EXTENDED = 0x56503858;
  private static final int KEY_FRAME_START = 0x9D012A;
  private static final int LOSSLESS_SIGNATURE = 0x2F;
  private static final int EXIF = 0x45584946;
  private static final int HAS_EXIF = 0x08;

  /** Of an animation each frame is a chunk; so many are more than a picture has. */
  private static final int MAX_CHUNKS = 10_000;

  private WebpHead() {}

  static ImageHead read(DataInputStream content) throws IOException {
    content.skipNBytes(RIFF_HEADER);
    int chunk = content.readInt();
    content.skipNBytes(Integer.BYTES);
    return switch (chunk) {
      case LOSSY -> lossy(content);
      case LOSSLESS -> lossless(content);
      case EXTENDED -> extended(content);
      default ->
          throw new UnreadableImageException("it is a WebP that does not begin with its size");
    };
  }

  private static ImageHead lossy(DataInputStream content) throws IOException {
    boolean keyFrame = (littleEndian(content, 3) & 1) == 0;
    int start = content.readUnsignedByte() << 16 | content.readUnsignedShort();
    if (!keyFrame || start != KEY_FRAME_START) {
      throw new UnreadableImageException("it is a WebP that does not begin with a key frame");
    }
    // The upper two bits of either edge tell how a player may scale it.
    return webp(littleEndian(content, 2) & 0x3FFF, littleEndian(content, 2) & 0x3FFF);
  }

  private static ImageHead lossless(DataInputStream content) throws IOException {
    if (content.readUnsignedByte() != LOSSLESS_SIGNATURE) {
      throw new UnreadableImageException("it is a lossless WebP without its signature");
    }
    int edges = littleEndian(content, 4);
    return webp((edges & 0x3FFF) + 1, (edges >> 14 & 0x3FFF) + 1);
  }

  private static ImageHead extended(DataInputStream content) throws IOException {
    boolean exif = (content.readUnsignedByte() & HAS_EXIF) != 0;
    content.skipNBytes(3);
    int width = littleEndian(content, 3) + 1;
    int height = littleEndian(content, 3) + 1;
    return new ImageHead(
        ImageFormat.WEBP, width, height, exif ? orientation(content) : Orientation.UPRIGHT);
  }

  private static Orientation orientation(DataInputStream content) throws IOException {
    try {
      for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
        int type = content.readInt();
        long length = Integer.toUnsignedLong(littleEndian(content, 4));
        if (type == EXIF && length <= ExifSegment.MAX_BYTES) {
          return ExifSegment.bare(content.readNBytes((int) length)).orElse(Orientation.UPRIGHT);
        }
        content.skipNBytes(length + length % 2);
      }
    } catch (EOFException cut) {
      // The size is known all the same.
    }
    return Orientation.UPRIGHT;
  }

  private static ImageHead webp(int width, int height) {
    return new ImageHead(ImageFormat.WEBP, width, height, Orientation.UPRIGHT);
  }

  private static int littleEndian(DataInputStream content, int bytes) throws IOException {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= content.readUnsignedByte() << (8 * i);
    }
    return value;
  }
}
