package dev.videogen.internal.image;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * Reads the size of a JPEG from its frame header (ITU-T T.81, annex B) and the way the camera was
 * held from the Exif segment before it.
 */
final class JpegHead {

  /** Cameras put previews and profiles before the frame header, but nowhere near as much. */
  private static final long MAX_BYTES = 16L << 20;

  private static final int EXIF = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  private final DataInputStream content;
  private long position;
  private Orientation orientation = Orientation.UPRIGHT;

  JpegHead(DataInputStream content) {
    this.content = content;
  }

  ImageHead read() throws IOException {
    while (true) {
      int marker = marker();
      if (isFrame(marker)) {
        return frame();
      }
      if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        throw new UnreadableImageException("it is a JPEG whose size does not stand in its head");
      }
      if (!standsAlone(marker)) {
        segment(marker);
      }
    }
  }

  /**
   * The frame headers, of all ways of coding: SOF0 to SOF15 but for the tables DHT, JPG and DAC.
   */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** SOI, the restart markers and TEM have no segment. */
  private static boolean standsAlone(int marker) {
    return (marker >= 0xD0 && marker <= 0xD8) || marker == 0x01;
  }

  private int marker() throws IOException {
    if (next() != 0xFF) {
      throw new UnreadableImageException("it is a broken JPEG");
    }
    int marker = next();
    while (marker == 0xFF) {
      marker = next();
    }
    return marker;
  }

  private ImageHead frame() throws IOException {
    content.skipNBytes(3);
    int height = content.readUnsignedShort();
    int width = content.readUnsignedShort();
    return new ImageHead(ImageFormat.JPEG, width, height, orientation);
  }

  private void segment(int marker) throws IOException {
    int length = (next() << 8 | next()) - 2;
    if (length < 0) {
      throw new UnreadableImageException("it is a broken JPEG");
    }
    advance(length);
    if (marker == EXIF) {
      byte[] segment = new byte[length];
      content.readFully(segment);
      ExifSegment.prefixed(segment).ifPresent(found -> orientation = found);
    } else {
      content.skipNBytes(length);
    }
  }

  private int next() throws IOException {
    advance(1);
    return content.readUnsignedByte();
  }

  private void advance(int bytes) throws UnreadableImageException {
    position += bytes;
    if (position > MAX_BYTES) {
      throw new UnreadableImageException("it is a JPEG whose size does not stand in its head");
    }
  }
}
