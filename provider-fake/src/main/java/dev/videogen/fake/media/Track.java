package dev.videogen.fake.media;

import java.nio.ByteBuffer;

/**
 * One track of a file: its samples lie in chunks, one chunk a second, so that players find sound
 * and picture side by side.
 */
abstract sealed class Track permits VideoTrack, AudioTrack {

  private final int seconds;

  Track(int seconds) {
    this.seconds = seconds;
  }

  final int seconds() {
    return seconds;
  }

  /** The exact length in ticks: the last sample is cut off there. */
  final int ticks() {
    return seconds * ticksPerSecond();
  }

  final int samples() {
    return firstSampleOf(seconds);
  }

  abstract int ticksPerSecond();

  abstract int ticksPerSample();

  /**
   * The first sample that begins in a second, counted from 0; of the second after the last, the
   * number of samples.
   */
  abstract int firstSampleOf(int second);

  abstract int sampleLength(int sample);

  /** Every how many samples, from the first on, one needs no other. */
  abstract int samplesPerKey();

  /** The samples of a second, one after the other. */
  abstract ByteBuffer chunk(int second);

  /** {@code vide} or {@code soun}. */
  abstract String handler();

  /** The width in pixels, 0 of a sound. */
  abstract int width();

  /** The height in pixels, 0 of a sound. */
  abstract int height();

  /** The volume as a fixed point number of 8 and 8 bits, 0 of a picture. */
  abstract int volume();

  /** Writes the media header: {@code vmhd} or {@code smhd}. */
  abstract void writeMediaHeader(BoxWriter out);

  /** Writes the sample entry: {@code avc1} or {@code mp4a}. */
  abstract void writeSampleEntry(BoxWriter out);
}
