package dev.videogen.internal.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a part of a picture, with no more pixels in memory than a photograph has. */
final class Decoding {

  /** Above this, every second pixel of every second row is enough to scale down from. */
  private static final long MANY_PIXELS = 25_000_000;

  private static final int CMYK_COMPONENTS = 4;

  private Decoding() {}

  static BufferedImage decode(byte[] content, ImageFormat format, Rectangle part)
      throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
    List<String> warnings = new ArrayList<>();
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(stream, true, true);
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      BufferedImage decoded = read(reader, part);
      if (warnings.stream().anyMatch(Decoding::tellsOfACut)) {
        throw new UnreadableImageException("it is cut short");
      }
      return decoded;
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage read(ImageReader reader, Rectangle part) throws IOException {
    ImageReadParam wanted = reader.getDefaultReadParam();
    wanted.setSourceRegion(part);
    int step = (long) part.width * part.height > MANY_PIXELS ? 2 : 1;
    wanted.setSourceSubsampling(step, step, 0, 0);
    BufferedImage decoded = reader.read(0, wanted);
    if (decoded.getColorModel().getNumColorComponents() == CMYK_COMPONENTS) {
      throw new UnreadableImageException("it is in CMYK, for print; convert it to RGB");
    }
    return decoded;
  }

  /** The JDK's decoder of JPEG paints what is missing grey, and says no more than this. */
  private static boolean tellsOfACut(String warning) {
    return warning.contains("Truncated") || warning.contains("premature end");
  }
}
