package dev.videogen.fake.media;

import java.nio.ByteBuffer;

/** The sound of a file: an {@link AacChord} held for so many seconds. */
final class AudioTrack extends Track {

  /** AudioSpecificConfig: object type 2 (AAC-LC), rate index 3 (48 kHz), one channel. */
  private static final int CONFIGURATION = 0x1188;

  private static final int ES_DESCRIPTOR = 3;
  private static final int DECODER_CONFIG_DESCRIPTOR = 4;
  private static final int DECODER_SPECIFIC_INFO = 5;
  private static final int SL_CONFIG_DESCRIPTOR = 6;

  private static final byte[] FRAME = AacChord.frame();

  /** As many frames as can begin within a second. */
  private static final ByteBuffer SECOND = repeated(FRAME, AacChord.RATE / AacChord.SAMPLES + 1);

  AudioTrack(int seconds) {
    super(seconds);
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
    return AacChord.RATE;
  }

  @Override
  int ticksPerSample() {
    return AacChord.SAMPLES;
  }

  @Override
  int firstSampleOf(int second) {
    return (second * AacChord.RATE + AacChord.SAMPLES - 1) / AacChord.SAMPLES;
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
    int bitsPerSecond = FRAME.length * 8 * AacChord.RATE / AacChord.SAMPLES;
    out.begin("mp4a").zeros(6).u16(1).zeros(8);
    out.u16(1).u16(16).zeros(4).u32((long) AacChord.RATE << 16); // one channel of 16 bits
    out.begin("esds", 0).u8(ES_DESCRIPTOR).u8(25).u16(0).u8(0);
    out.u8(DECODER_CONFIG_DESCRIPTOR).u8(17).u8(0x40).u8(0x15); // MPEG-4 audio, an audio stream
    out.u8(0).u16(0).u32(bitsPerSecond).u32(bitsPerSecond);
    out.u8(DECODER_SPECIFIC_INFO).u8(2).u16(CONFIGURATION);
    out.u8(SL_CONFIG_DESCRIPTOR).u8(1).u8(2).end();
    out.end();
  }
}
