package dev.videogen.fake.media;

/**
 * The pixels of a lossless WebP in Huffman codes, one for each channel; a run of equal pixels is
 * written as its length (RFC 9649, 3.7).
 */
final class WebpPixels {

  private static final int CHANNEL = 256;
  private static final int RUN_LENGTHS = 24;
  private static final int MIN_RUN = 4;
  private static final int MAX_RUN = 4096;

  /** The symbol for the distance of a run's pattern: the pixel before. */
  private static final int ONE_BACK = 1;

  private final int[] pixels;
  private final PrefixCode green;
  private final PrefixCode red;
  private final PrefixCode blue;
  private final PrefixCode alpha;

  private WebpPixels(int[] pixels) {
    this.pixels = pixels;
    Counter counter = new Counter();
    walk(counter);
    green = PrefixCode.of(counter.green);
    red = PrefixCode.of(counter.red);
    blue = PrefixCode.of(counter.blue);
    alpha = PrefixCode.of(counter.alpha);
  }

  static WebpPixels of(int[] pixels) {
    return new WebpPixels(pixels);
  }

  void write(LowBitWriter out) {
    green.describe(out);
    red.describe(out);
    blue.describe(out);
    alpha.describe(out);
    PrefixCode.constant(ONE_BACK).describe(out);
    walk(new Writer(out));
  }

  private interface Visitor {
    void pixel(int argb);

    /**
     * The pixel before, again; {@code code} is the symbol for their number, which {@code bits} more
     * bits complete.
     */
    void run(int code, int extra, int bits);
  }

  private void walk(Visitor visitor) {
    int i = 0;
    while (i < pixels.length) {
      visitor.pixel(pixels[i++]);
      int again = 0;
      while (i + again < pixels.length && again < MAX_RUN && pixels[i + again] == pixels[i - 1]) {
        again++;
      }
      if (again >= MIN_RUN) {
        int number = again - 1;
        int bits = 30 - Integer.numberOfLeadingZeros(number);
        int code = CHANNEL + 2 * bits + (number >> bits);
        visitor.run(code, number, bits);
        i += again;
      }
    }
  }

  private static final class Counter implements Visitor {
    private final int[] green = new int[CHANNEL + RUN_LENGTHS];
    private final int[] red = new int[CHANNEL];
    private final int[] blue = new int[CHANNEL];
    private final int[] alpha = new int[CHANNEL];

    @Override
    public void pixel(int argb) {
      green[argb >> 8 & 0xFF]++;
      red[argb >> 16 & 0xFF]++;
      blue[argb & 0xFF]++;
      alpha[argb >>> 24]++;
    }

    @Override
    public void run(int code, int extra, int bits) {
      green[code]++;
    }
  }

  private final class Writer implements Visitor {
    private final LowBitWriter out;

    Writer(LowBitWriter out) {
      this.out = out;
    }

    @Override
    public void pixel(int argb) {
      green.write(argb >> 8 & 0xFF, out);
      red.write(argb >> 16 & 0xFF, out);
      blue.write(argb & 0xFF, out);
      alpha.write(argb >>> 24, out);
    }

    @Override
    public void run(int code, int extra, int bits) {
      green.write(code, out);
      out.bits(extra, bits);
    }
  }
}
