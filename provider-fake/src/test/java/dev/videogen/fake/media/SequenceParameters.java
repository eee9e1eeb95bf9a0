package dev.videogen.fake.media;

/** What a sequence parameter set of the fake says (ITU-T H.264, 7.3.2.1.1). */
record SequenceParameters(
    int profile,
    int level,
    int frameNumberBits,
    int columns,
    int rows,
    int width,
    int height,
    int ticksPerFrame,
    int ticksPerSecond) {

  static SequenceParameters read(byte[] unit) {
    BitReader in = BitReader.ofNalUnit(unit, 0);
    final int profile = in.bits(8);
    in.bits(8);
    final int level = in.bits(8);
    in.ue();
    final int frameNumberBits = 4 + in.ue();
    expect(2, in.ue(), "pic_order_cnt_type");
    expect(1, in.ue(), "max_num_ref_frames");
    in.flag();
    int columns = in.ue() + 1;
    int rows = in.ue() + 1;
    expect(1, in.bits(1), "frame_mbs_only_flag");
    in.flag();
    int width = 16 * columns;
    int height = 16 * rows;
    if (in.flag()) {
      width -= 2 * (in.ue() + in.ue());
      height -= 2 * (in.ue() + in.ue());
    }
    expect(1, in.bits(1), "vui_parameters_present_flag");
    expect(1, in.bits(1), "aspect_ratio_info_present_flag");
    expect(1, in.bits(8), "aspect_ratio_idc");
    in.flag();
    expect(1, in.bits(1), "video_signal_type_present_flag");
    in.bits(3 + 1);
    expect(1, in.bits(1), "colour_description_present_flag");
    in.bits(24);
    in.flag();
    expect(1, in.bits(1), "timing_info_present_flag");
    int ticksPerFrame = 2 * in.bits(32);
    int ticksPerSecond = in.bits(32);
    return new SequenceParameters(
        profile,
        level,
        frameNumberBits,
        columns,
        rows,
        width,
        height,
        ticksPerFrame,
        ticksPerSecond);
  }

  private static void expect(int expected, int actual, String what) {
    if (actual != expected) {
      throw new AssertionError(what + " is " + actual + ", not " + expected);
    }
  }
}
