package dev.videogen.capabilities;

import dev.videogen.internal.text.Seconds;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Any duration within bounds.
 *
 * @param min the shortest
 * @param max the longest
 * @param step from one duration to the next; null if any duration between the bounds will do
 */
record DurationRange(Duration min, Duration max, @Nullable Duration step)
    implements Axis.Range<Duration> {

  DurationRange {
    if (min.isNegative() || min.isZero()) {
      throw new IllegalArgumentException("a duration is above zero, not " + min);
    }
    if (min.compareTo(max) > 0) {
      throw new IllegalArgumentException("a range's shortest is above its longest duration");
    }
    if (step != null && (step.isNegative() || step.isZero() || !isMultiple(max.minus(min), step))) {
      throw new IllegalArgumentException("a range's longest is some steps above its shortest");
    }
  }

  @Override
  public boolean contains(Duration value) {
    return value.compareTo(min) >= 0
        && value.compareTo(max) <= 0
        && (step == null || isMultiple(value.minus(min), step));
  }

  private static boolean isMultiple(Duration duration, Duration step) {
    return Seconds.of(duration).remainder(Seconds.of(step)).compareTo(BigDecimal.ZERO) == 0;
  }

  /** The range in words. */
  @Override
  public String toString() {
    return "any duration from "
        + Seconds.digits(min)
        + " to "
        + Seconds.words(max)
        + (step == null ? "" : " in steps of " + Seconds.words(step));
  }
}
