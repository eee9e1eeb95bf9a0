package dev.videogen.follow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long jobs of each model took that were seen to end, and by that when one that runs is likely
 * to be done. Durations are taken for log-logistic, whose tail is heavy enough for a render farm's
 * queue; old ones are forgotten little by little.
 *
 * <p>Guarded by the lock of the {@link FollowLoop}.
 */
final class DurationEstimate {

  private static final int MIN_SAMPLES = 8;
  private static final int MAX_WEIGHT = 200;
  private static final int MAX_MODELS = 100;
  private static final double MIN_DEVIATION = 0.1;

  /** The chance to be done at which it is worth a poll. */
  private static final double CHANCE = 0.1;

  private static final class Moments {
    private int count;
    private double mean;
    private double variance;

    void add(double value) {
      count++;
      double weight = 1.0 / Math.min(count, MAX_WEIGHT);
      double difference = value - mean;
      mean += weight * difference;
      variance = (1 - weight) * (variance + weight * difference * difference);
    }
  }

  private final Map<String, Moments> models =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Moments> eldest) {
          return size() > MAX_MODELS;
        }
      };

  /** Adds a job that has ended. */
  void add(String model, Duration took) {
    double seconds = took.toMillis() / 1e3;
    if (seconds > 0) {
      models.computeIfAbsent(model, name -> new Moments()).add(Math.log(seconds));
    }
  }

  /**
   * After which time it is worth to poll a job that was not done at an age.
   *
   * @return nanoseconds; empty as long as too few have ended
   */
  OptionalLong next(String model, Duration age) {
    Moments seen = models.get(model);
    if (seen == null || seen.count < MIN_SAMPLES) {
      return OptionalLong.empty();
    }
    double median = Math.exp(seen.mean);
    double shape = Math.PI / (Math.sqrt(3) * Math.max(MIN_DEVIATION, Math.sqrt(seen.variance)));
    double now = Math.max(0, age.toMillis() / 1e3);
    double odds = Math.pow(now / median, shape);
    double then = median * Math.pow((1 + odds) / (1 - CHANCE) - 1, 1 / shape);
    double wait = then - now;
    // At an age beyond all experience the numbers run out.
    return Double.isFinite(wait) && wait < 1e9
        ? OptionalLong.of(Math.max(0, Math.round(wait * 1e9)))
        : OptionalLong.empty();
  }
}
