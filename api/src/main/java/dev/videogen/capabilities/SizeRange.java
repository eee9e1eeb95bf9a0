package dev.videogen.capabilities;

import dev.videogen.VideoSize;
import org.jspecify.annotations.Nullable;

/**
 * Any size within bounds.
 *
 * @param min the smallest landscape size
 * @param max the largest landscape size
 * @param multipleOf what both edges must be divisible by, 1 or more; 2 for even sizes
 */
record SizeRange(VideoSize min, VideoSize max, int multipleOf) implements Axis.Range<VideoSize> {

  SizeRange {
    if (min.width() < min.height() || max.width() < max.height()) {
      throw new IllegalArgumentException("the bounds of a size range are landscape or square");
    }
    if (min.width() > max.width() || min.height() > max.height()) {
      throw new IllegalArgumentException("a size range's smallest is above its largest size");
    }
    if (multipleOf < 1 || !divides(multipleOf, min) || !divides(multipleOf, max)) {
      throw new IllegalArgumentException("the bounds of a size range are multiples of its step");
    }
  }

  /** What both edges are divisible by, as a size; null for sizes of any kind. */
  @Override
  public @Nullable VideoSize step() {
    return multipleOf == 1 ? null : VideoSize.of(multipleOf, multipleOf);
  }

  /** Whether a size, or its portrait counterpart, is within the bounds. */
  @Override
  public boolean contains(VideoSize size) {
    int longer = Math.max(size.width(), size.height());
    int shorter = size.shorterEdge();
    return divides(multipleOf, size)
        && longer >= min.width()
        && longer <= max.width()
        && shorter >= min.height()
        && shorter <= max.height();
  }

  private static boolean divides(int step, VideoSize size) {
    return size.width() % step == 0 && size.height() % step == 0;
  }

  /** The rule in words. */
  @Override
  public String toString() {
    return "any size from "
        + min
        + " to "
        + max
        + " in either orientation"
        + (multipleOf == 1 ? "" : ", edges divisible by " + multipleOf);
  }
}
