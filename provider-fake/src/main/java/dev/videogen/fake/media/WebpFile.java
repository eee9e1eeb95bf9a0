package dev.videogen.fake.media;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A picture as lossless WebP (RFC 9649), which the JDK cannot write. */
final class WebpFile {

  private static final int SIGNATURE = 0x2F;
  private static final int PREDICTOR_TRANSFORM = 0;
  private static final int SUBTRACT_GREEN_TRANSFORM = 2;

  /** Foretells a pixel as left plus upper less upper left: good at slopes. */
  private static final int GRADIENT_PREDICTOR = 12;

  private static final int BLACK = 0xFF000000;

  private WebpFile() {}

  static byte[] write(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    LowBitWriter out = new LowBitWriter();
    out.bits(SIGNATURE, 8).bits(width - 1, 14).bits(height - 1, 14);
    out.bits(0, 1).bits(0, 3); // opaque, version
    out.bits(1, 1).bits(SUBTRACT_GREEN_TRANSFORM, 2);
    out.bits(1, 1).bits(PREDICTOR_TRANSFORM, 2);
    predictors(out);
    out.bits(0, 1); // no more transforms
    out.bits(0, 1).bits(0, 1); // no colour cache, the same codes everywhere
    WebpPixels.of(differences(lessGreen(pixels), width)).write(out);
    return contain(out.toByteArray());
  }

  /**
   * A picture in which each pixel's green names the predictor of a block: always the same one, so
   * that its pixels take no bits.
   */
  private static void predictors(LowBitWriter out) {
    out.bits(7, 3).bits(0, 1); // blocks of 512 pixels, no colour cache
    PrefixCode.constant(GRADIENT_PREDICTOR).describe(out);
    for (int i = 0; i < 4; i++) {
      PrefixCode.constant(0).describe(out);
    }
  }

  private static byte[] contain(byte[] data) {
    int padded = data.length + (data.length & 1);
    ByteBuffer file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + padded);
    file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(data.length);
    return file.put(data).array();
  }

  private static int[] lessGreen(int[] pixels) {
    int[] result = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int green = pixels[i] >> 8 & 0xFF;
      result[i] = less(pixels[i], green << 16 | green);
    }
    return result;
  }

  private static int[] differences(int[] pixels, int width) {
    int[] result = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int expected;
      if (i == 0) {
        expected = BLACK;
      } else if (i < width) {
        expected = pixels[i - 1];
      } else if (i % width == 0) {
        expected = pixels[i - width];
      } else {
        expected = gradient(pixels[i - 1], pixels[i - width], pixels[i - width - 1]);
      }
      result[i] = less(pixels[i], expected);
    }
    return result;
  }

  private static int gradient(int left, int upper, int upperLeft) {
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int value = (left >>> shift & 0xFF) + (upper >>> shift & 0xFF) - (upperLeft >>> shift & 0xFF);
      result |= Math.max(0, Math.min(255, value)) << shift;
    }
    return result;
  }

  /** Each channel of {@code a} less that of {@code b}, modulo 256. */
  private static int less(int a, int b) {
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      result |= ((a >>> shift) - (b >>> shift) & 0xFF) << shift;
    }
    return result;
  }
}
