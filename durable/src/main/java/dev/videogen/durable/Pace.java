package dev.videogen.durable;

import java.time.Duration;
import java.util.Map;

/**
 * How many creates may be sent to instances, counted over all nodes.
 *
 * @param rates the shared count
 * @param perMinute by instances; one that is not named is not limited here
 */
record Pace(Rates rates, Map<String, Integer> perMinute) {

  /** How many creates may follow on each other at once: those of a second or so. */
  private static final int BURST_SECONDS = 1;

  /** Takes a permit; else how long to wait before asking again. */
  Duration take(String instance) {
    Integer limit = perMinute.get(instance);
    if (limit == null) {
      return Duration.ZERO;
    }
    int burst = Math.max(1, limit * BURST_SECONDS / 60);
    return rates.take(instance, Duration.ofMinutes(1).dividedBy(limit), burst);
  }
}
