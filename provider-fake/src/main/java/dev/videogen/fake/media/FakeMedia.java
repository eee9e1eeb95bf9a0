package dev.videogen.fake.media;

import java.time.Duration;

/**
 * Real media files out of nothing, the same for the same arguments: clips of any size and duration
 * that a fake video generator is asked for, and pictures of them.
 */
public final class FakeMedia {

  private static final int MIN_SIDE = 16;
  private static final int LONGER_SIDE = 4096;
  private static final int SHORTER_SIDE = 2304;
  private static final int MAX_SECONDS = 60;

  private FakeMedia() {}

  /**
   * A clip. This is cheap: its bytes are made when they are first asked for. Up to 1920x1080 pixels
   * and 20 seconds they are fewer than a million.
   *
   * @param width the width in pixels, even, 16-4096
   * @param height the height in pixels, even, 16-4096; the shorter side at most 2304
   * @param duration whole seconds, 1-60
   * @param seed chooses colours, light and motion
   * @param audio whether the file has a sound track
   * @throws IllegalArgumentException if size or duration is not one of these
   */
  public static Clip clip(int width, int height, Duration duration, long seed, boolean audio) {
    checkSize(width, height);
    return new Clip(width, height, wholeSeconds(duration), seed, audio);
  }

  private static void checkSize(int width, int height) {
    int shorter = Math.min(width, height);
    int longer = Math.max(width, height);
    if (shorter < MIN_SIDE
        || shorter > SHORTER_SIDE
        || longer > LONGER_SIDE
        || width % 2 != 0
        || height % 2 != 0) {
      throw new IllegalArgumentException(
          "cannot make a clip of %dx%d pixels: both sides must be even, at least %d, the longer at most %d and the shorter at most %d"
              .formatted(width, height, MIN_SIDE, LONGER_SIDE, SHORTER_SIDE));
    }
  }

  private static int wholeSeconds(Duration duration) {
    if (duration.getNano() != 0
        || duration.getSeconds() < 1
        || duration.getSeconds() > MAX_SECONDS) {
      throw new IllegalArgumentException(
          "cannot make a clip of %s: its duration must be whole seconds from 1 to %d"
              .formatted(duration, MAX_SECONDS));
    }
    return (int) duration.getSeconds();
  }
}
