package dev.videogen.fake.media;

/**
 * The two parameter sets of a stream that {@link MosaicEncoder} writes (ITU-T H.264, 7.3.2):
 * Constrained Baseline profile, one reference frame, output in decoding order, BT.709 colours.
 * Immutable.
 */
final class ParameterSets {

  static final int PROFILE = 66;

  /**
   * The constraint flags that make Baseline "Constrained Baseline", the first byte after the
   * profile.
   */
  static final int CONSTRAINTS = 0xC0;

  static final int FRAME_NUMBER_BITS = 8;
  static final int LUMA_QP = 31;
  static final int CHROMA_QP_OFFSET = -3;

  private static final int BT709 = 1;

  /**
   * Levels with their limits: {ten times the level, macroblocks per second, macroblocks per frame}
   * (Table A-1).
   */
  private static final int[][] LEVELS = {
    {20, 11_880, 396},
    {21, 19_800, 792},
    {30, 40_500, 1_620},
    {31, 108_000, 3_600},
    {32, 216_000, 5_120},
    {40, 245_760, 8_192},
    {50, 589_824, 22_080},
    {51, 983_040, 36_864}
  };

  private final int level;
  private final byte[] sequence;
  private final byte[] picture;

  private ParameterSets(int level, byte[] sequence, byte[] picture) {
    this.level = level;
    this.sequence = sequence;
    this.picture = picture;
  }

  /**
   * The sets for pictures of {@code width x height} pixels (both even), cut from whole macroblocks.
   */
  static ParameterSets of(int width, int height, int framesPerSecond) {
    int columns = (width + 15) / 16;
    int rows = (height + 15) / 16;
    int level = level(columns, rows, framesPerSecond);
    return new ParameterSets(
        level, writeSequence(width, height, columns, rows, level, framesPerSecond), writePicture());
  }

  /** Ten times the level, as the standard codes it. */
  int level() {
    return level;
  }

  /** The sequence parameter set, a NAL unit. */
  byte[] sequence() {
    return sequence;
  }

  /** The picture parameter set, a NAL unit. */
  byte[] picture() {
    return picture;
  }

  private static int level(int columns, int rows, int framesPerSecond) {
    int size = columns * rows;
    int longer = Math.max(columns, rows);
    for (int[] level : LEVELS) {
      if (size * framesPerSecond <= level[1]
          && size <= level[2]
          && longer * longer <= 8 * level[2]) {
        return level[0];
      }
    }
    throw new IllegalArgumentException(
        "No level of H.264 in use here takes %d x %d macroblocks".formatted(columns, rows));
  }

  private static byte[] writeSequence(
      int width, int height, int columns, int rows, int level, int framesPerSecond) {
    BitWriter out = new BitWriter();
    out.bits(PROFILE, 8).bits(CONSTRAINTS, 8).bits(level, 8);
    out.ue(0); // seq_parameter_set_id
    out.ue(FRAME_NUMBER_BITS - 4);
    out.ue(2); // pic_order_cnt_type: output order is decoding order
    out.ue(1); // max_num_ref_frames
    out.flag(false); // gaps_in_frame_num_value_allowed_flag
    out.ue(columns - 1).ue(rows - 1);
    out.flag(true); // frame_mbs_only_flag
    out.flag(true); // direct_8x8_inference_flag
    // Cropping counts in units of two pixels, for 4:2:0 is sampled so.
    int right = (16 * columns - width) / 2;
    int bottom = (16 * rows - height) / 2;
    boolean cropped = right + bottom > 0;
    out.flag(cropped);
    if (cropped) {
      out.ue(0).ue(right).ue(0).ue(bottom);
    }
    out.flag(true); // vui_parameters_present_flag
    usability(out, framesPerSecond);
    return NalUnit.of(NalUnit.SEQUENCE_PARAMETERS, out);
  }

  private static void usability(BitWriter out, int framesPerSecond) {
    out.flag(true).bits(1, 8); // square pixels
    out.flag(false); // overscan_info_present_flag
    out.flag(true).bits(5, 3).flag(false); // video_format unspecified, limited range
    out.flag(true).bits(BT709, 8).bits(BT709, 8).bits(BT709, 8);
    out.flag(false); // chroma_loc_info_present_flag
    out.flag(true)
        .bits(1, 32)
        .bits(2 * framesPerSecond, 32)
        .flag(true); // ticks are fields; fixed rate
    out.flag(false).flag(false); // no hypothetical decoder's parameters
    out.flag(false); // pic_struct_present_flag
    out.flag(true); // bitstream_restriction_flag
    out.flag(true); // motion_vectors_over_pic_boundaries_flag
    out.ue(0).ue(0); // no bound on bytes per picture, bits per macroblock
    out.ue(0).ue(0); // vectors are zero
    out.ue(0).ue(1); // no reordering, one frame buffered
  }

  private static byte[] writePicture() {
    BitWriter out = new BitWriter();
    out.ue(0).ue(0); // ids
    out.flag(false); // entropy_coding_mode_flag: CAVLC
    out.flag(false); // bottom_field_pic_order_in_frame_present_flag
    out.ue(0); // one slice group
    out.ue(0).ue(0); // one reference
    out.flag(false).bits(0, 2); // no weighted prediction
    out.se(LUMA_QP - 26).se(0);
    out.se(CHROMA_QP_OFFSET);
    out.flag(true); // deblocking_filter_control_present_flag
    out.flag(
        true); // constrained_intra_pred_flag: MosaicEncoder need not know what the filter makes of
    // old blocks
    out.flag(false); // redundant_pic_cnt_present_flag
    return NalUnit.of(NalUnit.PICTURE_PARAMETERS, out);
  }
}
