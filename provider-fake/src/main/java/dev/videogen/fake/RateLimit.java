package dev.videogen.fake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A number of calls that are taken in any minute. Safe for use by many threads. */
final class RateLimit {

  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private final int perMinute;
  private final Deque<Long> taken = new ArrayDeque<>();

  /**
   * A limit.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  RateLimit(int perMinute) {
    if (perMinute < 1) {
      throw new IllegalArgumentException("a limit is 1 call a minute or more, not " + perMinute);
    }
    this.perMinute = perMinute;
  }

  /** Takes a call; if there is no room for it, says how long to wait instead. */
  synchronized Optional<Duration> take(long nanoTime) {
    while (!taken.isEmpty() && nanoTime - taken.peek() >= WINDOW) {
      taken.remove();
    }
    if (taken.size() >= perMinute) {
      return Optional.of(Duration.ofNanos(WINDOW - (nanoTime - taken.element())));
    }
    taken.add(nanoTime);
    return Optional.empty();
  }
}
