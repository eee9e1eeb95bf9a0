package dev.videogen.internal.image;

import java.io.DataInputStream;
import java.io.IOException;

/** Reads the size of a PNG from its first chunk (PNG specification, 11.2.1). */
final class PngHead {

  private static final int SIGNATURE = 8;
  private static final int IHDR = 0x49484452;

  private PngHead() {}

  static ImageHead read(DataInputStream content) throws IOException {
    content.skipNBytes(SIGNATURE + Integer.BYTES);
    if (content.readInt() != IHDR) {
      throw new UnreadableImageException("it is a PNG that does not begin with its size");
    }
    return new ImageHead(
        ImageFormat.PNG, content.readInt(), content.readInt(), Orientation.UPRIGHT);
  }
}
