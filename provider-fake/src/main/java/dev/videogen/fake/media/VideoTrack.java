package dev.videogen.fake.media;

import java.nio.ByteBuffer;

/**
 * The picture of a file: a {@link VideoLoop} repeated for so many seconds, the last time as far as
 * it is needed.
 */
final class VideoTrack extends Track {

  private static final int TICKS_PER_FRAME = 1000;

  private final VideoLoop loop;
  private final int width;
  private final int height;

  VideoTrack(VideoLoop loop, int width, int height, int seconds) {
    super(seconds);
    this.loop = loop;
    this.width = width;
    this.height = height;
  }

  @Override
  int ticksPerSecond() {
    return VideoLoop.FRAMES_PER_SECOND * TICKS_PER_FRAME;
  }

  @Override
  int ticksPerSample() {
    return TICKS_PER_FRAME;
  }

  @Override
  int firstSampleOf(int second) {
    return second * VideoLoop.FRAMES_PER_SECOND;
  }

  @Override
  int sampleLength(int sample) {
    return loop.length(sample % VideoLoop.FRAMES);
  }

  @Override
  int samplesPerKey() {
    return VideoLoop.FRAMES;
  }

  @Override
  ByteBuffer chunk(int second) {
    int from = firstSampleOf(second % VideoLoop.SECONDS);
    return loop.frames(from, from + VideoLoop.FRAMES_PER_SECOND);
  }

  @Override
  String handler() {
    return "vide";
  }

  @Override
  int width() {
    return width;
  }

  @Override
  int height() {
    return height;
  }

  @Override
  int volume() {
    return 0;
  }

  @Override
  void writeMediaHeader(BoxWriter out) {
    out.begin("vmhd", 1).zeros(8).end();
  }

  @Override
  void writeSampleEntry(BoxWriter out) {
    ParameterSets sets = loop.sets();
    out.begin("avc1").zeros(6).u16(1).zeros(16);
    out.u16(width).u16(height).u32(0x480000).u32(0x480000); // 72 dots per inch
    out.zeros(4).u16(1).zeros(32); // one frame a sample, no name
    out.u16(24).u16(0xFFFF); // colours without alpha
    out.begin("avcC").u8(1);
    out.u8(ParameterSets.PROFILE).u8(ParameterSets.CONSTRAINTS).u8(sets.level());
    out.u8(0xFC | VideoLoop.LENGTH_BYTES - 1);
    out.u8(0xE0 | 1).u16(sets.sequence().length).put(sets.sequence());
    out.u8(1).u16(sets.picture().length).put(sets.picture()).end();
    out.begin("colr").text("nclx").u16(1).u16(1).u16(1).u8(0).end(); // BT.709, limited range
    out.end();
  }
}
