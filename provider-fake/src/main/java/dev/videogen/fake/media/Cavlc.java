package dev.videogen.fake.media;

/**
 * Context-adaptive variable-length coding (ITU-T H.264, 9.2) of the two kinds of block that {@link
 * IntraMacroblocks} has: the sixteen luma DC levels of a macroblock, and the four DC levels of one
 * of its chroma planes. No block with AC levels is ever written, so the context of a luma block
 * (nC) is always 0.
 */
final class Cavlc {

  /** By number of levels, then number of trailing ones (Table 9-5, {@code 0 <= nC < 2}). */
  private static final CodewordTable[] LUMA_TOKEN =
      CodewordTable.of(
          new String[] {
            "1",
            "000101 01",
            "00000111 000100 001",
            "000000111 00000110 0000101 00011",
            "0000000111 000000110 00000101 000011",
            "00000000111 0000000110 000000101 0000100",
            "0000000001111 00000000110 0000000101 00000100",
            "0000000001011 0000000001110 00000000101 000000100",
            "0000000001000 0000000001010 0000000001101 0000000100",
            "00000000001111 00000000001110 0000000001001 00000000100",
            "00000000001011 00000000001010 00000000001101 0000000001100",
            "000000000001111 000000000001110 00000000001001 00000000001100",
            "000000000001011 000000000001010 000000000001101 00000000001000",
            "0000000000001111 000000000000001 000000000001001 000000000001100",
            "0000000000001011 0000000000001110 0000000000001101 000000000001000",
            "0000000000000111 0000000000001010 0000000000001001 0000000000001100",
            "0000000000000100 0000000000000110 0000000000000101 0000000000001000",
          });

  /** By number of levels, then number of trailing ones (Table 9-5, nC = -1). */
  private static final CodewordTable[] CHROMA_TOKEN =
      CodewordTable.of(
          new String[] {
            "01",
            "000111 1",
            "000100 000110 001",
            "000011 0000011 0000010 000101",
            "000010 00000011 00000010 0000000",
          });

  /** By number of levels less one, then zeros before the last of them (Tables 9-7 and 9-8). */
  private static final CodewordTable[] LUMA_ZEROS =
      CodewordTable.of(
          new String[] {
            "1 011 010 0011 0010 00011 00010 000011 000010 0000011 0000010 00000011 00000010 000000011 000000010 000000001",
            "111 110 101 100 011 0101 0100 0011 0010 00011 00010 000011 000010 000001 000000",
            "0101 111 110 101 0100 0011 100 011 0010 00011 00010 000001 00001 000000",
            "00011 111 0101 0100 110 101 100 0011 011 0010 00010 00001 00000",
            "0101 0100 0011 111 110 101 100 011 0010 00001 0001 00000",
            "000001 00001 111 110 101 100 011 010 0001 001 000000",
            "000001 00001 101 100 011 11 010 0001 001 000000",
            "000001 0001 00001 011 11 10 010 001 000000",
            "000001 000000 0001 11 10 001 01 00001",
            "00001 00000 001 11 10 01 0001",
            "0000 0001 001 010 1 011",
            "0000 0001 01 1 001",
            "000 001 1 01",
            "00 01 1",
            "0 1",
          });

  /** By number of levels less one, then zeros before the last of them (Table 9-9). */
  private static final CodewordTable[] CHROMA_ZEROS =
      CodewordTable.of(
          new String[] {
            "1 01 001 000", "1 01 00", "1 0",
          });

  /** By zeros left less one, at most 6, then length of the run (Table 9-10). */
  private static final CodewordTable[] RUN =
      CodewordTable.of(
          new String[] {
            "1 0",
            "1 01 00",
            "11 10 01 00",
            "11 10 01 001 000",
            "11 10 011 010 001 000",
            "11 000 001 011 010 101 100",
            "111 110 101 100 011 010 001 0001 00001 000001 0000001 00000001 000000001 0000000001 00000000001",
          });

  private final BitWriter out;
  private final int[] levels = new int[16];
  private final int[] runs = new int[16];

  Cavlc(BitWriter out) {
    this.out = out;
  }

  /** Writes sixteen luma DC levels in scan order. */
  void luma(int[] coefficients) {
    block(coefficients, 0, 16, LUMA_TOKEN, LUMA_ZEROS);
  }

  /** Writes the four levels of a chroma plane that begin at {@code from}. */
  void chroma(int[] coefficients, int from) {
    block(coefficients, from, 4, CHROMA_TOKEN, CHROMA_ZEROS);
  }

  private void block(
      int[] coefficients, int from, int length, CodewordTable[] tokens, CodewordTable[] zeros) {
    int total = 0;
    int totalZeros = 0;
    for (int i = 0, run = 0; i < length; i++) {
      if (coefficients[from + i] == 0) {
        run++;
      } else {
        levels[total] = coefficients[from + i];
        runs[total++] = run;
        totalZeros += run;
        run = 0;
      }
    }
    int ones = trailingOnes(total);
    tokens[total].write(ones, out);
    if (total == 0) {
      return;
    }
    levels(total, ones);
    if (total < length) {
      zeros[total - 1].write(totalZeros, out);
    }
    for (int i = total - 1, left = totalZeros; i > 0 && left > 0; left -= runs[i--]) {
      RUN[Math.min(left, 7) - 1].write(runs[i], out);
    }
  }

  private int trailingOnes(int total) {
    int ones = 0;
    while (ones < Math.min(total, 3) && Math.abs(levels[total - 1 - ones]) == 1) {
      ones++;
    }
    return ones;
  }

  /**
   * Last level first: signs of the trailing ones, then each level as a prefix of zeros and a suffix
   * that grows (9.2.2.1).
   */
  private void levels(int total, int ones) {
    for (int i = 0; i < ones; i++) {
      out.flag(levels[total - 1 - i] < 0);
    }
    int suffixLength = total > 10 && ones < 3 ? 1 : 0;
    for (int i = total - 1 - ones; i >= 0; i--) {
      int magnitude = Math.abs(levels[i]);
      int code = 2 * magnitude - (levels[i] < 0 ? 1 : 2);
      if (i == total - 1 - ones && ones < 3) {
        code -= 2; // cannot be a one, or it would be among the trailing ones
      }
      level(code, suffixLength);
      if (suffixLength == 0) {
        suffixLength = 1;
      }
      if (magnitude > 3 << (suffixLength - 1) && suffixLength < 6) {
        suffixLength++;
      }
    }
  }

  private void level(int code, int suffixLength) {
    if (suffixLength == 0 && code >= 14 && code < 30) {
      out.bits(1, 15).bits(code - 14, 4);
    } else if (code >> suffixLength < (suffixLength == 0 ? 14 : 15)) {
      out.bits(1, (code >> suffixLength) + 1).bits(code, suffixLength);
    } else {
      out.bits(1, 16).bits(code - (suffixLength == 0 ? 30 : 15 << suffixLength), 12);
    }
  }
}
