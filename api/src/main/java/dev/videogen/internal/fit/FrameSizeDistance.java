package dev.videogen.internal.fit;

import dev.videogen.AspectRatio;
import java.util.Comparator;
import java.util.Optional;

/**
 * How far an offered shape is from a wanted one: by ratio first, then by scale. What either leaves
 * open is no distance.
 *
 * @param ratio by how many times one is wider than the other; 1 if that is hard to see
 * @param scale the difference in pixels, or in lines where a ratio is open
 */
record FrameSizeDistance(double ratio, double scale) implements Comparable<FrameSizeDistance> {

  /**
   * Vendors round edges to even numbers, or to multiples of 16: 1920x1088 is meant to be 16:9. What
   * differs by no more counts as the same ratio, or a far larger size would win by a hair.
   */
  private static final double HARD_TO_SEE = 1.01;

  private static final Comparator<FrameSizeDistance> BY_RATIO_THEN_SCALE =
      Comparator.comparingDouble(FrameSizeDistance::ratio)
          .thenComparingDouble(FrameSizeDistance::scale);

  static FrameSizeDistance between(FrameSize target, FrameSize offer) {
    return new FrameSizeDistance(ratioBetween(target, offer), scaleBetween(target, offer));
  }

  private static double ratioBetween(FrameSize target, FrameSize offer) {
    Optional<AspectRatio> wanted = target.anyRatio();
    Optional<AspectRatio> offered = offer.anyRatio();
    if (wanted.isEmpty() || offered.isEmpty()) {
      return 1;
    }
    double factor = Ratios.factor(wanted.get(), offered.get());
    return factor <= HARD_TO_SEE ? 1 : factor;
  }

  private static double scaleBetween(FrameSize target, FrameSize offer) {
    if (target.isFull() && offer.isFull()) {
      return Math.abs(target.area() - offer.area());
    }
    Optional<Integer> wanted = target.lines();
    Optional<Integer> offered = offer.lines();
    return wanted.isEmpty() || offered.isEmpty() ? 0 : Math.abs(wanted.get() - offered.get());
  }

  @Override
  public int compareTo(FrameSizeDistance other) {
    return BY_RATIO_THEN_SCALE.compare(this, other);
  }
}
