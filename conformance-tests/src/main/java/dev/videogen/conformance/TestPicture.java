package dev.videogen.conformance;

import dev.videogen.Media;
import dev.videogen.VideoSize;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures of one pattern, as PNG files of one bit a pixel. */
final class TestPicture {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] END = {};

  private TestPicture() {}

  /**
   * A picture.
   *
   * @param pattern eight pixels that are repeated, by which pictures differ
   */
  static Media of(VideoSize size, int pattern) {
    ByteBuffer head = ByteBuffer.allocate(13).putInt(size.width()).putInt(size.height());
    head.put(new byte[] {1, 0, 0, 0, 0});
    int row = 1 + (size.width() + 7) / 8;
    byte[] pixels = new byte[row * size.height()];
    Arrays.fill(pixels, (byte) pattern);
    for (int line = 0; line < size.height(); line++) {
      pixels[line * row] = 0;
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    png.writeBytes(chunk("IHDR", head.array()));
    png.writeBytes(chunk("IDAT", deflated(pixels)));
    png.writeBytes(chunk("IEND", END));
    return Media.of(png.toByteArray());
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] body = ByteBuffer.allocate(4 + data.length).put(ascii(type)).put(data).array();
    CRC32 check = new CRC32();
    check.update(body);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(body)
        .putInt((int) check.getValue())
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(data);
      deflater.finish();
      byte[] buffer = new byte[data.length + 64];
      return Arrays.copyOf(buffer, deflater.deflate(buffer));
    } finally {
      deflater.end();
    }
  }
}
