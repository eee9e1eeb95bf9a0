package dev.videogen.fake.media;

/** Colours 0xRRGGBB as luma and colour differences of ITU-R BT.709, limited range. */
final class Bt709 {

  private Bt709() {}

  /** Y', 16-235. */
  static int luma(int rgb) {
    return 16 + ((11_966 * red8(rgb) + 40_254 * green8(rgb) + 4_064 * blue8(rgb) + 32_768) >> 16);
  }

  /** Cb, 16-240. */
  static int blue(int rgb) {
    return 128 + ((-6_596 * red8(rgb) - 22_188 * green8(rgb) + 28_784 * blue8(rgb) + 32_768) >> 16);
  }

  /** Cr, 16-240. */
  static int red(int rgb) {
    return 128 + ((28_784 * red8(rgb) - 26_145 * green8(rgb) - 2_639 * blue8(rgb) + 32_768) >> 16);
  }

  private static int red8(int rgb) {
    return rgb >> 16 & 0xFF;
  }

  private static int green8(int rgb) {
    return rgb >> 8 & 0xFF;
  }

  private static int blue8(int rgb) {
    return rgb & 0xFF;
  }
}
