package dev.videogen.internal.fit;

import dev.videogen.capabilities.Axis;
import dev.videogen.internal.text.Seconds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Finds the duration within a range that is nearest to a wanted one. */
final class DurationsInRange {

  private DurationsInRange() {}

  /** The nearest duration, the shorter of two. */
  static Duration nearest(Axis<Duration> range, Duration wanted) {
    Duration min = range.min().orElseThrow();
    Duration max = range.max().orElseThrow();
    if (wanted.compareTo(min) <= 0) {
      return min;
    }
    if (wanted.compareTo(max) >= 0) {
      return max;
    }
    return range.step().map(step -> onStep(min, step, wanted)).orElse(wanted);
  }

  private static Duration onStep(Duration min, Duration step, Duration wanted) {
    BigDecimal steps =
        Seconds.of(wanted.minus(min)).divide(Seconds.of(step), 0, RoundingMode.HALF_DOWN);
    return min.plus(step.multipliedBy(steps.longValueExact()));
  }
}
