package dev.videogen.fake.media;

/**
 * The box {@code stbl}: what the samples of a track are, when each is shown and where it lies in
 * the file.
 */
final class SampleTable {

  private final Track track;
  private final BoxWriter out;

  private SampleTable(Track track, BoxWriter out) {
    this.track = track;
    this.out = out;
  }

  static void write(Track track, int[] chunkOffsets, BoxWriter out) {
    new SampleTable(track, out).write(chunkOffsets);
  }

  private void write(int[] chunkOffsets) {
    out.begin("stbl");
    out.begin("stsd", 0).u32(1);
    track.writeSampleEntry(out);
    out.end();
    times();
    keys();
    chunks();
    lengths();
    out.begin("stco", 0).u32(chunkOffsets.length);
    for (int offset : chunkOffsets) {
      out.u32(offset);
    }
    out.end().end();
  }

  private void times() {
    int ticks = track.ticksPerSample();
    int before = track.samples() - 1;
    int last = track.ticks() - before * ticks;
    out.begin("stts", 0);
    if (last == ticks) {
      out.u32(1).u32(before + 1).u32(ticks);
    } else {
      out.u32(2).u32(before).u32(ticks).u32(1).u32(last);
    }
    out.end();
  }

  /** Left out where every sample is a key. */
  private void keys() {
    int every = track.samplesPerKey();
    if (every == 1) {
      return;
    }
    int count = (track.samples() + every - 1) / every;
    out.begin("stss", 0).u32(count);
    for (int i = 0; i < count; i++) {
      out.u32(1 + i * every);
    }
    out.end();
  }

  /** One entry for each run of chunks with the same number of samples. */
  private void chunks() {
    BoxWriter entries = new BoxWriter();
    int count = 0;
    int previous = 0;
    for (int second = 0; second < track.seconds(); second++) {
      int samples = track.firstSampleOf(second + 1) - track.firstSampleOf(second);
      if (samples != previous) {
        entries.u32(second + 1).u32(samples).u32(1);
        previous = samples;
        count++;
      }
    }
    out.begin("stsc", 0).u32(count).put(entries.toByteArray()).end();
  }

  private void lengths() {
    out.begin("stsz", 0).u32(0).u32(track.samples());
    for (int sample = 0; sample < track.samples(); sample++) {
      out.u32(track.sampleLength(sample));
    }
    out.end();
  }
}
