package dev.videogen.internal.fit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Pictures of a given size. */
final class Pictures {

  private Pictures() {}

  static byte[] png(int width, int height) {
    return picture("png", width, height);
  }

  static byte[] jpeg(int width, int height) {
    return picture("jpeg", width, height);
  }

  /** The first 30 bytes of a lossless WebP, which say how large it is. */
  static byte[] webp(int width, int height) {
    int edges = width - 1 | (height - 1) << 14;
    byte[] head = "RIFF????WEBPVP8L????/????".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 4; i++) {
      head[21 + i] = (byte) (edges >> (8 * i));
    }
    return head;
  }

  private static byte[] picture(String format, int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
