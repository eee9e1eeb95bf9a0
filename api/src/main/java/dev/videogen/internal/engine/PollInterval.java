package dev.videogen.internal.engine;

import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long to pause between polls of a job: a little longer each time, and a little irregular, so
 * that many waits do not march in step. What the vendor asks for goes before it.
 *
 * <p>For one wait.
 */
public final class PollInterval {

  private static final double GROWTH = 1.2;
  private static final double JITTER = 0.1;
  private static final Duration MAX_OWN = Duration.ofSeconds(30);
  private static final Duration MAX_FIRST = Duration.ofDays(1);
  private static final Duration MIN_HINT = Duration.ofSeconds(1);
  private static final Duration MAX_HINT = Duration.ofMinutes(5);

  private final DoubleSupplier random;
  private final Duration max;
  private final Duration minHint;
  private Duration next;

  /**
   * The interval before the first pause.
   *
   * @param first the first pause, above zero
   * @param random gives numbers from 0 to 1
   */
  public PollInterval(Duration first, DoubleSupplier random) {
    this.random = random;
    this.next = shorter(first, MAX_FIRST);
    this.max = longer(next, MAX_OWN);
    this.minHint = shorter(first, MIN_HINT);
  }

  /**
   * The pause after a poll that showed the job; a hint is taken between one second and five
   * minutes.
   */
  Duration afterPoll(Optional<Duration> hint) {
    Duration own = grow();
    return hint.map(asked -> shorter(longer(asked, minHint), MAX_HINT)).orElse(own);
  }

  /** The pause after a poll that failed: not before the vendor takes requests again. */
  Duration afterFailure(@Nullable VideoException failure) {
    Duration own = grow();
    return failure instanceof RateLimitException limit
        ? longer(own, limit.retryAfter().orElse(own))
        : own;
  }

  private Duration grow() {
    Duration now = next;
    next = shorter(times(now, GROWTH), max);
    return times(now, 1 + JITTER * (2 * random.getAsDouble() - 1));
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos(Math.max(1, Math.round(duration.toNanos() * factor)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
