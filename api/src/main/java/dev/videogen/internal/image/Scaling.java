package dev.videogen.internal.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;

/**
 * Scales pictures, down by no more than half at a time, so that every pixel counts and thin lines
 * stay.
 */
final class Scaling {

  private Scaling() {}

  /** The picture in sRGB, with transparency if it had any. */
  static BufferedImage scale(BufferedImage picture, int width, int height) {
    // Transparent pixels have colours too: multiplied in, they cannot bleed over an edge.
    boolean alpha = picture.getColorModel().hasAlpha();
    int working = alpha ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB;
    BufferedImage step = isGreyWithAlpha(picture) ? coloured(picture) : picture;
    while (step.getWidth() > 2 * width || step.getHeight() > 2 * height) {
      step =
          draw(
              step,
              Math.max(width, (step.getWidth() + 1) / 2),
              Math.max(height, (step.getHeight() + 1) / 2),
              working,
              RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
    int result = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    return draw(step, width, height, result, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  private static BufferedImage draw(
      BufferedImage picture, int width, int height, int type, Object interpolation) {
    BufferedImage drawn = new BufferedImage(width, height, type);
    Graphics2D canvas = drawn.createGraphics();
    try {
      canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
      canvas.drawImage(picture, 0, 0, width, height, null);
    } finally {
      canvas.dispose();
    }
    return drawn;
  }

  private static boolean isGreyWithAlpha(BufferedImage picture) {
    ColorModel colours = picture.getColorModel();
    return colours.hasAlpha() && colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /** Java draws grey with transparency too light: it takes the samples of a PNG for linear ones. */
  private static BufferedImage coloured(BufferedImage grey) {
    BufferedImage coloured =
        new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Raster samples = grey.getRaster();
    int excess = grey.getColorModel().getComponentSize(0) - Byte.SIZE;
    for (int y = 0; y < grey.getHeight(); y++) {
      for (int x = 0; x < grey.getWidth(); x++) {
        int level = samples.getSample(x, y, 0) >> excess;
        int alpha = samples.getSample(x, y, 1) >> excess;
        coloured.setRGB(x, y, alpha << 24 | level << 16 | level << 8 | level);
      }
    }
    return coloured;
  }
}
