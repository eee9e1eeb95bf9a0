package dev.videogen.fake.media;

import java.util.Arrays;

/**
 * A small H.264 encoder for pictures of cells: 4x4 pixels of one colour each, which the decoder's
 * own deblocking filter blends.
 *
 * <p>Every macroblock is coded Intra 16x16 by its DC levels alone, or, in a delta frame, skipped
 * when nothing in it has changed. That is a small part of the standard, yet enough for a soft
 * moving picture at some 10 bits a macroblock. Not thread-safe.
 */
final class MosaicEncoder {

  /** Cells along a macroblock's side. */
  static final int CELLS = 4;

  private static final int VERTICAL = 0;
  private static final int HORIZONTAL = 1;
  private static final int DC = 2;
  private static final int NO_NEIGHBOUR = 128;

  /** Added to the filter's indices: smooth as the standard lets us. */
  private static final int FILTER_OFFSET = 6;

  private final int columns;
  private final int rows;
  private final int stride;
  private final DcTransform luma = new DcTransform(ParameterSets.LUMA_QP);
  private final DcTransform chroma =
      new DcTransform(ParameterSets.LUMA_QP + ParameterSets.CHROMA_QP_OFFSET);

  /** What the decoder shows, as it was asked for: the cells of the frames so far. */
  private final int[] shown;

  private int frame;

  // The current macroblock's neighbours as a decoder restores them: lower row of those above, right
  // column of the one before.
  private final boolean[] hasTop;
  private final int[] top;
  private final int[][] topChroma;
  private boolean hasLeft;
  private final int[] left = new int[CELLS];
  private final int[][] leftChroma = new int[2][2];

  // The current macroblock.
  private final int[] target = new int[16];
  private final int[] predicted = new int[16];
  private final int[] residuals = new int[16];
  private final int[] levels = new int[16];
  private final int[] chromaTarget = new int[8];
  private final int[] chromaPredicted = new int[8];
  private final int[] chromaResiduals = new int[8];
  private final int[] chromaLevels = new int[8];

  /** An encoder of pictures of {@code columns x rows} macroblocks. */
  MosaicEncoder(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    stride = CELLS * columns;
    shown = new int[stride * CELLS * rows];
    hasTop = new boolean[columns];
    top = new int[stride];
    topChroma = new int[2][2 * columns];
  }

  /**
   * Encodes a frame that needs no other.
   *
   * @param cells colours as 0xRRGGBB, row by row, {@link #CELLS} to a macroblock's side
   * @return a NAL unit
   */
  byte[] key(int[] cells) {
    frame = 0;
    BitWriter out = new BitWriter();
    out.ue(0).ue(7).ue(0); // first macroblock, I slices only, parameter set
    out.bits(frame++, ParameterSets.FRAME_NUMBER_BITS);
    out.ue(0); // idr_pic_id: two key frames never follow each other
    out.flag(false).flag(false); // dec_ref_pic_marking
    filter(out);
    macroblocks(cells, true, out);
    return NalUnit.of(NalUnit.KEY_SLICE, out);
  }

  /**
   * Encodes a frame by what has changed since the frame before; takes and returns what {@link #key}
   * does.
   */
  byte[] delta(int[] cells) {
    BitWriter out = new BitWriter();
    out.ue(0).ue(5).ue(0); // first macroblock, P slices only, parameter set
    out.bits(frame++, ParameterSets.FRAME_NUMBER_BITS);
    out.flag(false).flag(false); // one reference, not reordered
    out.flag(false); // dec_ref_pic_marking: sliding window
    filter(out);
    macroblocks(cells, false, out);
    return NalUnit.of(NalUnit.DELTA_SLICE, out);
  }

  private static void filter(BitWriter out) {
    out.se(0); // slice_qp_delta
    out.ue(0).se(FILTER_OFFSET / 2).se(FILTER_OFFSET / 2);
  }

  private void macroblocks(int[] cells, boolean key, BitWriter out) {
    Cavlc cavlc = new Cavlc(out);
    Arrays.fill(hasTop, false);
    int skipped = 0;
    for (int row = 0; row < rows; row++) {
      if (!key && unchanged(cells, row)) {
        skipped += columns;
        Arrays.fill(hasTop, false);
        continue;
      }
      hasLeft = false;
      for (int column = 0; column < columns; column++) {
        int at = CELLS * (row * stride + column);
        boolean coded = key || changed(cells, at);
        if (coded) {
          if (!key) {
            out.ue(skipped);
            skipped = 0;
          }
          take(cells, at);
          macroblock(column, key, cavlc, out);
        } else {
          skipped++;
        }
        hasLeft = coded;
        hasTop[column] = coded;
      }
    }
    if (skipped > 0) {
      out.ue(skipped);
    }
  }

  private boolean unchanged(int[] cells, int row) {
    int from = CELLS * stride * row;
    int to = from + CELLS * stride;
    return Arrays.equals(cells, from, to, shown, from, to);
  }

  private boolean changed(int[] cells, int at) {
    for (int i = 0; i < 16; i++) {
      int from = at + i / CELLS * stride + i % CELLS;
      if (cells[from] != shown[from]) {
        return true;
      }
    }
    return false;
  }

  private void take(int[] cells, int at) {
    Arrays.fill(chromaTarget, 0);
    for (int i = 0; i < 16; i++) {
      int from = at + (i / CELLS) * stride + i % CELLS;
      int rgb = cells[from];
      shown[from] = rgb;
      target[i] = Bt709.luma(rgb);
      int quarter = i / 8 * 2 + i % CELLS / 2;
      chromaTarget[quarter] += Bt709.blue(rgb);
      chromaTarget[4 + quarter] += Bt709.red(rgb);
    }
    for (int i = 0; i < 8; i++) {
      chromaTarget[i] = (chromaTarget[i] + 2) >> 2;
    }
  }

  private void macroblock(int column, boolean key, Cavlc cavlc, BitWriter out) {
    int mode = predictLuma(column);
    for (int i = 0; i < 16; i++) {
      residuals[i] = target[i] - predicted[i];
    }
    luma.lumaLevels(residuals, levels);
    boolean coloured = false;
    for (int plane = 0; plane < 2; plane++) {
      predictChroma(plane, column);
      for (int i = 4 * plane; i < 4 * plane + 4; i++) {
        chromaResiduals[i] = chromaTarget[i] - chromaPredicted[i];
      }
      coloured |= chroma.chromaLevels(chromaResiduals, chromaLevels, 4 * plane);
    }
    out.ue((key ? 1 : 6) + mode + (coloured ? 4 : 0)); // mb_type: Intra 16x16, no AC
    out.ue(0); // intra_chroma_pred_mode: DC
    out.se(0); // mb_qp_delta
    cavlc.luma(levels);
    if (coloured) {
      cavlc.chroma(chromaLevels, 0);
      cavlc.chroma(chromaLevels, 4);
    }
    remember(column);
  }

  /** Chooses what comes nearest (8.3.3). */
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

  /** DC prediction, which every 4x4 chroma block has of its own (8.3.4). */
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
