package dev.videogen.fake.media;

/**
 * A frame of AAC-LC that sounds a quiet open chord when it is repeated (ISO/IEC 14496-3, 4.4.2):
 * mono, 48 kHz.
 *
 * <p>A tone of {@code k} whole waves in the 1024 samples from frame to frame has the same spectrum
 * in every frame, and that spectrum can be chosen to be just two equal lines, {@code 2k - 1} and
 * {@code 2k}. With k = 8, 12 and 16 (375, 562.5 and 750 Hz) each line is the last or the first of a
 * group of four, which makes six short codewords and three of zeros.
 */
final class AacChord {

  static final int RATE = 48_000;
  static final int SAMPLES = 1024;

  private static final int SINGLE_CHANNEL_ELEMENT = 0;
  private static final int END = 7;

  /** About -31 dB of full scale for each tone. */
  private static final int GAIN = 176;

  /** Bands of four lines each. */
  private static final int BANDS = 9;

  /** Groups of four signed values, none beyond 1. */
  private static final int CODEBOOK = 1;

  private AacChord() {}

  static byte[] frame() {
    BitWriter out = new BitWriter();
    out.bits(SINGLE_CHANNEL_ELEMENT, 3).bits(0, 4);
    out.bits(GAIN, 8);
    out.bits(0, 4).bits(BANDS, 6).flag(false); // one long window, a sine; no prediction
    out.bits(CODEBOOK, 4).bits(BANDS, 5); // one section
    out.bits(0, BANDS); // every band's scale factor is the gain
    out.flag(false).flag(false).flag(false); // no pulses, noise shaping or gain control
    silence(out);
    silence(out);
    silence(out);
    for (int tone = 0; tone < 3; tone++) {
      lastOfFour(out);
      firstOfFour(out);
    }
    return out.bits(END, 3).align().toByteArray();
  }

  // Codewords of codebook 1 (Table 4.A.2).

  private static void silence(BitWriter out) {
    out.bits(0, 1);
  }

  private static void firstOfFour(BitWriter out) {
    out.bits(0b10000, 5);
  }

  private static void lastOfFour(BitWriter out) {
    out.bits(0b10100, 5);
  }
}
