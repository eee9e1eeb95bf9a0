package dev.videogen.durable;

import dev.videogen.errors.RateLimitException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a step that failed is tried again: ever later, up to a limit, and never all at the same
 * moment.
 *
 * @param first the first delay
 * @param max the longest delay
 * @param maxAttempts how many failures there may be before a step is parked
 */
record Backoff(Duration first, Duration max, int maxAttempts) {

  static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10), 12);

  private static final int MAX_DOUBLINGS = 20;

  /**
   * The delay after a failure.
   *
   * @param failures how many there were before
   * @param failure the one that was last; one that asks for a delay gets no less
   */
  Duration delay(int failures, Throwable failure) {
    double factor = Math.pow(2, Math.min(failures, MAX_DOUBLINGS));
    double millis = Math.min((double) max.toMillis(), (double) first.toMillis() * factor);
    Duration delay =
        Duration.ofMillis(
            (long) (millis * (0.75 + 0.5 * ThreadLocalRandom.current().nextDouble())));
    Duration asked =
        failure instanceof RateLimitException limited
            ? limited.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    return asked.compareTo(delay) > 0 ? asked : delay;
  }

  boolean isOver(int failures) {
    return failures >= maxAttempts;
  }
}
