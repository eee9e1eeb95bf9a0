package dev.videogen.fake.media;

/**
 * Transform and quantization of the DC levels of a macroblock whose 4x4 blocks are each of one
 * value (ITU-T H.264, 8.5.10 and 8.5.11), and exactly what a decoder makes of them.
 */
final class DcTransform {

  /** Positions of the zig-zag scan, as {@code 4 * row + column}. */
  private static final int[] SCAN = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

  /** Forward scale of a DC coefficient by {@code qp % 6}. */
  private static final int[] FORWARD = {13107, 11916, 10082, 9362, 8192, 7282};

  /** Inverse scale of a DC coefficient by {@code qp % 6}; 16 is the flat scaling list's weight. */
  private static final int[] INVERSE = {16 * 10, 16 * 11, 16 * 13, 16 * 14, 16 * 16, 16 * 18};

  private final int forward;
  private final int inverse;
  private final int octave;
  private final int[] work = new int[16];

  /**
   * @param qp the quantization parameter of the plane, 0-35
   */
  DcTransform(int qp) {
    forward = FORWARD[qp % 6];
    inverse = INVERSE[qp % 6];
    octave = qp / 6;
  }

  /** Turns sixteen residuals, one per 4x4 block, row by row, into levels in scan order. */
  void lumaLevels(int[] residuals, int[] levels) {
    System.arraycopy(residuals, 0, work, 0, 16);
    hadamard4();
    for (int i = 0; i < 16; i++) {
      // 16 for the DC gain of the 4x4 transform, halved as the forward Hadamard transform is
      levels[i] = quantize(8 * work[SCAN[i]]);
    }
  }

  /** The residuals that a decoder restores from luma levels in scan order. */
  void lumaResiduals(int[] levels, int[] residuals) {
    for (int i = 0; i < 16; i++) {
      work[SCAN[i]] = levels[i];
    }
    hadamard4();
    int shift = 6 - octave;
    for (int i = 0; i < 16; i++) {
      int dc = (work[i] * inverse + (1 << shift >> 1)) >> shift;
      residuals[i] = (dc + 32) >> 6;
    }
  }

  /**
   * Turns the residuals of the four 4x4 blocks of a chroma plane, which begin at {@code from}, into
   * levels.
   *
   * @return whether any is not zero
   */
  boolean chromaLevels(int[] residuals, int[] levels, int from) {
    hadamard2(residuals, from);
    boolean any = false;
    for (int i = 0; i < 4; i++) {
      levels[from + i] = quantize(16 * work[i]);
      any |= levels[from + i] != 0;
    }
    return any;
  }

  /** The residuals that a decoder restores from the chroma levels which begin at {@code from}. */
  void chromaResiduals(int[] levels, int[] residuals, int from) {
    hadamard2(levels, from);
    for (int i = 0; i < 4; i++) {
      int dc = ((work[i] * inverse) << octave) >> 5;
      residuals[from + i] = (dc + 32) >> 6;
    }
  }

  private int quantize(int coefficient) {
    int shift = 16 + octave;
    int level = (Math.abs(coefficient) * forward + (1 << shift) / 3) >> shift;
    return coefficient < 0 ? -level : level;
  }

  private void hadamard4() {
    for (int i = 0; i < 16; i += 4) {
      butterfly(i, 1);
    }
    for (int i = 0; i < 4; i++) {
      butterfly(i, 4);
    }
  }

  private void butterfly(int at, int step) {
    int a = work[at];
    int b = work[at + step];
    int c = work[at + 2 * step];
    int d = work[at + 3 * step];
    work[at] = a + b + c + d;
    work[at + step] = a + b - c - d;
    work[at + 2 * step] = a - b - c + d;
    work[at + 3 * step] = a - b + c - d;
  }

  private void hadamard2(int[] values, int from) {
    int a = values[from];
    int b = values[from + 1];
    int c = values[from + 2];
    int d = values[from + 3];
    work[0] = a + b + c + d;
    work[1] = a - b + c - d;
    work[2] = a + b - c - d;
    work[3] = a - b - c + d;
  }
}
