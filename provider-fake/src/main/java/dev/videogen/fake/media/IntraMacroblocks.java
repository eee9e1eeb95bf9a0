package dev.videogen.fake.media;

import java.util.Arrays;

/**
 * The macroblocks of a picture that are coded by themselves, Intra 16x16 and by their DC levels
 * alone (ITU-T H.264, 8.3.3, 8.3.4), foretold from those above and to the left, as a decoder
 * restores them. Not thread-safe.
 */
final class IntraMacroblocks {

  /** Cells along a macroblock's side. */
  static final int CELLS = 4;

  private static final int VERTICAL = 0;
  private static final int HORIZONTAL = 1;
  private static final int DC = 2;
  private static final int NO_NEIGHBOUR = 128;

  private final DcTransform luma = new DcTransform(ParameterSets.LUMA_QP);
  private final DcTransform chroma =
      new DcTransform(ParameterSets.LUMA_QP + ParameterSets.CHROMA_QP_OFFSET);
  private int firstType;

  // Lower row of the macroblocks above, right column of the one before; skipped ones do not count.
  private final boolean[] hasTop;
  private final int[] top;
  private final int[][] topChroma;
  private boolean hasLeft;
  private final int[] left = new int[CELLS];
  private final int[][] leftChroma = new int[2][2];

  // The current macroblock: sixteen cells of luma, four each of two planes of chroma.
  private final int[] target = new int[16];
  private final int[] predicted = new int[16];
  private final int[] residuals = new int[16];
  private final int[] levels = new int[16];
  private final int[] chromaTarget = new int[8];
  private final int[] chromaPredicted = new int[8];
  private final int[] chromaResiduals = new int[8];
  private final int[] chromaLevels = new int[8];

  IntraMacroblocks(int columns) {
    hasTop = new boolean[columns];
    top = new int[CELLS * columns];
    topChroma = new int[2][2 * columns];
  }

  void beginPicture(boolean key) {
    firstType = key ? 1 : 6; // in a slice with predicted macroblocks, their five types come first
    Arrays.fill(hasTop, false);
  }

  void beginRow() {
    hasLeft = false;
  }

  void skip(int column) {
    hasLeft = false;
    hasTop[column] = false;
  }

  /** Sets a cell of the macroblock to be coded next; all sixteen must be set. */
  void take(int cell, int rgb) {
    target[cell] = Bt709.luma(rgb);
    int quarter = cell / 8 * 2 + cell % CELLS / 2;
    chromaTarget[quarter] += Bt709.blue(rgb);
    chromaTarget[4 + quarter] += Bt709.red(rgb);
  }

  void code(int column, Cavlc cavlc, BitWriter out) {
    int mode = predictLuma(column);
    for (int i = 0; i < 16; i++) {
      residuals[i] = target[i] - predicted[i];
    }
    luma.lumaLevels(residuals, levels);
    predictChroma(0, column);
    predictChroma(1, column);
    for (int i = 0; i < 8; i++) {
      int mean = (chromaTarget[i] + 2) >> 2;
      chromaTarget[i] = 0;
      chromaResiduals[i] = mean - chromaPredicted[i];
    }
    boolean blue = chroma.chromaLevels(chromaResiduals, chromaLevels, 0);
    boolean red = chroma.chromaLevels(chromaResiduals, chromaLevels, 4);
    boolean coloured = blue || red;
    out.ue(firstType + mode + (coloured ? 4 : 0)); // mb_type: Intra 16x16, no AC
    out.ue(0); // intra_chroma_pred_mode: DC
    out.se(0); // mb_qp_delta
    cavlc.luma(levels);
    if (coloured) {
      cavlc.chroma(chromaLevels, 0);
      cavlc.chroma(chromaLevels, 4);
    }
    remember(column);
  }

  /** Chooses what comes nearest. */
  private int predictLuma(int column) {
    int from = CELLS * column;
    int topSum = 0;
    int leftSum = 0;
    for (int i = 0; i < CELLS; i++) {
      topSum += top[from + i];
      leftSum += left[i];
    }
    boolean hasTop = this.hasTop[column];
    int dc = NO_NEIGHBOUR;
    if (hasTop && hasLeft) {
      dc = (topSum + leftSum + 4) >> 3;
    } else if (hasTop || hasLeft) {
      dc = ((hasTop ? topSum : leftSum) + 2) >> 2;
    }
    int vertical = 0;
    int horizontal = 0;
    int flat = 0;
    for (int i = 0; i < 16; i++) {
      vertical += Math.abs(target[i] - top[from + i % CELLS]);
      horizontal += Math.abs(target[i] - left[i / CELLS]);
      flat += Math.abs(target[i] - dc);
    }
    int mode = DC;
    if (hasTop && vertical < flat) {
      mode = VERTICAL;
    }
    if (hasLeft && horizontal < (mode == DC ? flat : vertical)) {
      mode = HORIZONTAL;
    }
    for (int i = 0; i < 16; i++) {
      predicted[i] = mode == DC ? dc : mode == VERTICAL ? top[from + i % CELLS] : left[i / CELLS];
    }
    return mode;
  }

  /** DC prediction, which every 4x4 chroma block has of its own. */
  private void predictChroma(int plane, int column) {
    boolean hasTop = this.hasTop[column];
    for (int i = 0; i < 4; i++) {
      int above = topChroma[plane][2 * column + i % 2];
      int before = leftChroma[plane][i / 2];
      boolean diagonal = i % 2 == i / 2;
      int value = NO_NEIGHBOUR;
      if (diagonal && hasTop && hasLeft) {
        value = (above + before + 1) >> 1;
      } else if (hasTop && (i == 1 || !hasLeft || diagonal)) {
        value = above;
      } else if (hasLeft) {
        value = before;
      }
      chromaPredicted[4 * plane + i] = value;
    }
  }

  /** Restores the macroblock as a decoder does, for those right and below of it. */
  private void remember(int column) {
    hasLeft = true;
    hasTop[column] = true;
    luma.lumaResiduals(levels, residuals);
    for (int i = 0; i < CELLS; i++) {
      top[CELLS * column + i] = sample(predicted[12 + i] + residuals[12 + i]);
      left[i] = sample(predicted[4 * i + 3] + residuals[4 * i + 3]);
    }
    for (int plane = 0; plane < 2; plane++) {
      int from = 4 * plane;
      chroma.chromaResiduals(chromaLevels, chromaResiduals, from);
      for (int i = 0; i < 2; i++) {
        int below = from + 2 + i;
        int right = from + 2 * i + 1;
        topChroma[plane][2 * column + i] = sample(chromaPredicted[below] + chromaResiduals[below]);
        leftChroma[plane][i] = sample(chromaPredicted[right] + chromaResiduals[right]);
      }
    }
  }

  private static int sample(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
