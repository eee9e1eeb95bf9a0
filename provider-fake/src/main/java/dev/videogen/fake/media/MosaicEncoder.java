package dev.videogen.fake.media;

/**
 * A small H.264 encoder for pictures of cells: 4x4 pixels of one colour each, which the decoder's
 * own deblocking filter blends.
 *
 * <p>Every macroblock is either coded by itself ({@link IntraMacroblocks}) or, in a delta frame,
 * skipped when it still is what it should be ({@link StaleMacroblocks}). That is a small part of
 * the standard, yet enough for a soft moving picture at some 10 bits a macroblock. Not thread-safe.
 */
final class MosaicEncoder {

  /** Cells along a macroblock's side. */
  static final int CELLS = IntraMacroblocks.CELLS;

  // Slice types that promise the same for all slices of the picture.
  private static final int INTRA_SLICES = 7;
  private static final int PREDICTED_SLICES = 5;

  /** Added to the deblocking filter's indices: as smooth as the standard lets us. */
  private static final int FILTER_OFFSET = 6;

  private final int columns;
  private final int rows;
  private final int stride;
  private final IntraMacroblocks macroblocks;

  private final StaleMacroblocks stale;

  private int frame;

  /** An encoder of pictures of {@code columns x rows} macroblocks. */
  MosaicEncoder(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    stride = CELLS * columns;
    macroblocks = new IntraMacroblocks(columns);
    stale = new StaleMacroblocks(columns, rows);
  }

  /**
   * Encodes a frame that needs no other.
   *
   * @param cells colours as 0xRRGGBB, row by row, {@link #CELLS} to a macroblock's side
   * @return a NAL unit
   */
  byte[] key(int[] cells) {
    frame = 0;
    BitWriter out = slice(INTRA_SLICES);
    out.ue(0); // idr_pic_id: two key frames never follow each other
    out.flag(false).flag(false); // dec_ref_pic_marking
    filter(out);
    all(cells, out);
    return NalUnit.of(NalUnit.KEY_SLICE, out);
  }

  /**
   * Encodes a frame by what has changed since the frame before.
   *
   * @param cells as for {@link #key}
   * @param area outside of it, nothing has changed
   * @return a NAL unit
   */
  byte[] delta(int[] cells, Area area) {
    BitWriter out = slice(PREDICTED_SLICES);
    out.flag(false).flag(false); // one reference, not reordered
    out.flag(false); // dec_ref_pic_marking: sliding window
    filter(out);
    changes(cells, area, out);
    return NalUnit.of(NalUnit.DELTA_SLICE, out);
  }

  private BitWriter slice(int type) {
    BitWriter out = new BitWriter();
    out.ue(0).ue(type).ue(0); // first macroblock, type, parameter set
    return out.bits(frame++, ParameterSets.FRAME_NUMBER_BITS);
  }

  private static void filter(BitWriter out) {
    out.se(0); // slice_qp_delta
    out.ue(0).se(FILTER_OFFSET / 2).se(FILTER_OFFSET / 2);
  }

  private void all(int[] cells, BitWriter out) {
    Cavlc cavlc = new Cavlc(out);
    macroblocks.beginPicture(true);
    stale.clear(cells);
    for (int row = 0; row < rows; row++) {
      macroblocks.beginRow();
      for (int column = 0; column < columns; column++) {
        take(cells, row, column);
        macroblocks.code(column, cavlc, out);
      }
    }
  }

  private void changes(int[] cells, Area area, BitWriter out) {
    Cavlc cavlc = new Cavlc(out);
    macroblocks.beginPicture(false);
    stale.compare(cells, area);
    int next = 0;
    Area reach = stale.reach();
    for (int row = reach.top(); row < reach.bottom(); row++) {
      macroblocks.beginRow();
      for (int column = reach.left(); column < reach.right(); column++) {
        if (stale.take(row, column)) {
          int number = row * columns + column;
          out.ue(number - next); // mb_skip_run
          next = number + 1;
          take(cells, row, column);
          macroblocks.code(column, cavlc, out);
        } else {
          macroblocks.skip(column);
        }
      }
    }
    if (next < rows * columns) {
      out.ue(rows * columns - next);
    }
  }

  private void take(int[] cells, int row, int column) {
    int at = CELLS * (row * stride + column);
    for (int i = 0; i < CELLS * CELLS; i++) {
      int from = at + i / CELLS * stride + i % CELLS;
      macroblocks.take(i, cells[from]);
    }
  }
}
