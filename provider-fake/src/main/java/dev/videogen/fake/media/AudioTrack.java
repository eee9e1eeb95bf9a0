package dev.videogen.fake.media;

import java.nio.ByteBuffer;

/** The sound of a file: AAC-LC, mono, 48 kHz, the same frame again and again. */
final class AudioTrack extends Track {

  private static final int RATE = 48_000;
  private static final int TICKS_PER_FRAME = 1024;

  /** AudioSpecificConfig: object type 2 (AAC-LC), rate index 3 (48 kHz), one channel. */
  private static final int CONFIGURATION = 0x1188;

  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG_DESCRIPTOR = 4;
  private static final int DECODER_SPECIFIC_INFO = 5;
  private static final int SL_CONFIG_DESCRIPTOR = 6;

  private static final byte[] FRAME = silence();

  /** As many frames as can begin within a second. */
  private static final ByteBuffer SECOND = repeated(FRAME, RATE / TICKS_PER_FRAME + 1);

  AudioTrack(int seconds) {
    super(seconds);
  }

  /**
   * A frame of silence: a single channel element without scale factor bands (ISO/IEC 14496-3,
   * 4.4.2).
   */
  private static byte[] silence() {
    BitWriter out = new BitWriter();
    out.bits(0, 3).bits(0, 4); // single channel element
    out.bits(0, 8); // global_gain
    out.bits(0, 4).bits(0, 6).bits(0, 1); // one long window, max_sfb 0, no prediction
    out.bits(0, 3); // no pulses, temporal noise shaping or gain control
    return out.bits(7, 3).align().toByteArray();
  }

  private static ByteBuffer repeated(byte[] frame, int times) {
    ByteBuffer frames = ByteBuffer.allocate(times * frame.length);
    for (int i = 0; i < times; i++) {
      frames.put(frame);
    }
    return frames.flip().asReadOnlyBuffer();
  }

  @Override
  int ticksPerSecond() {
    return RATE;
  }

  @Override
  int ticksPerSample() {
    return TICKS_PER_FRAME;
  }

  @Override
  int firstSampleOf(int second) {
    return (second * RATE + TICKS_PER_FRAME - 1) / TICKS_PER_FRAME;
  }

  @Override
  int sampleLength(int sample) {
    return FRAME.length;
  }

  @Override
  int samplesPerKey() {
    return 1;
  }

  @Override
  ByteBuffer chunk(int second) {
    int frames = firstSampleOf(second + 1) - firstSampleOf(second);
    return SECOND.slice(0, frames * FRAME.length);
  }

  @Override
  String handler() {
    return "soun";
  }

  @Override
  int width() {
    return 0;
  }

  @Override
  int height() {
    return 0;
  }

  @Override
  int volume() {
    return 0x100;
  }

  @Override
  void writeMediaHeader(BoxWriter out) {
    out.begin("smhd", 0).zeros(4).end();
  }

  @Override
  void writeSampleEntry(BoxWriter out) {
    int bitsPerSecond = FRAME.length * 8 * RATE / TICKS_PER_FRAME;
    out.begin("mp4a").zeros(6).u16(1).zeros(8);
    out.u16(1).u16(16).zeros(4).u32((long) RATE << 16); // one channel of 16 bits
    out.begin("esds", 0).u8(ES_DESCRIPTOR).u8(25).u16(0).u8(0);
    out.u8(DECODER_CONFIG_DESCRIPTOR).u8(17).u8(0x40).u8(0x15); // MPEG-4 audio, an audio stream
    out.u8(0).u16(0).u32(bitsPerSecond).u32(bitsPerSecond);
    out.u8(DECODER_SPECIFIC_INFO).u8(2).u16(CONFIGURATION);
    out.u8(SL_CONFIG_DESCRIPTOR).u8(1).u8(2).end();
    out.end();
  }
}
