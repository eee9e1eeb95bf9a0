package dev.videogen.internal.fit;

import dev.videogen.AspectRatio;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;

/** How aspect ratios compare, and which of them a size stands for. */
final class Ratios {

  static final AspectRatio SQUARE = AspectRatio.of(1, 1);

  private Ratios() {}

  /**
   * By how many times one ratio is wider than the other, whichever that is: 1 if they are equal.
   */
  static double factor(AspectRatio one, AspectRatio other) {
    double across = (double) one.width() * other.height();
    double down = (double) one.height() * other.width();
    return Math.max(across, down) / Math.min(across, down);
  }

  /** The class named after a size's shorter edge: 720p for 1280x720. */
  static Resolution classOf(VideoSize size) {
    return new Resolution(size.shorterEdge() + "p", size.shorterEdge());
  }

  /**
   * The ratio with the smallest parts that, with the class of the size, means the size: 16:9 for
   * 854x480, whose edges are as 427 to 240. It is what vendors' lists of ratios would call it.
   */
  static AspectRatio simplest(VideoSize size) {
    AspectRatio exact = size.aspectRatio();
    Resolution resolution = classOf(size);
    int parts = Math.min(exact.width(), exact.height());
    for (int shorter = 1; shorter < parts; shorter++) {
      AspectRatio simple = near(exact, shorter);
      if (resolution.at(simple).equals(size)) {
        return simple;
      }
    }
    return exact;
  }

  private static AspectRatio near(AspectRatio exact, int shorter) {
    int longer = Math.toIntExact(Math.round(shorter * factor(exact, SQUARE)));
    return exact.width() > exact.height()
        ? AspectRatio.of(longer, shorter)
        : AspectRatio.of(shorter, longer);
  }
}
