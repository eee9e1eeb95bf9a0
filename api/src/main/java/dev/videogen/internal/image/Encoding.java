package dev.videogen.internal.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures: JPEG at a quality whose losses do not show, PNG without loss. */
final class Encoding {

  private static final float QUALITY = 0.95f;

  private Encoding() {}

  static byte[] encode(BufferedImage picture, ImageFormat format) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name()).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam wanted = writer.getDefaultWriteParam();
      if (format == ImageFormat.JPEG) {
        wanted.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        wanted.setCompressionQuality(QUALITY);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), wanted);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
