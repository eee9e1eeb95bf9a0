package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Jobs of one to five minutes, all submitted at once, and how late a follower knows that they have
 * ended. Everything passes by a clock that sleeps in no time.
 */
public final class FollowSimulation {

  /**
   * What came of it.
   *
   * @param jobs how many jobs
   * @param requests how many requests
   * @param perMinute the most requests within any minute
   * @param median the lag of the job in the middle
   * @param worst the largest lag
   */
  public record Figures(int jobs, int requests, int perMinute, Duration median, Duration worst) {}

  private static final double MIN_SECONDS = 60;
  private static final double MAX_SECONDS = 300;
  private static final Duration PATIENCE = Duration.ofDays(1);

  private FollowSimulation() {}

  /** A log-normal duration, cut at one and at five minutes, which are two deviations away. */
  public static Duration duration(Random random) {
    double middle = Math.sqrt(MIN_SECONDS * MAX_SECONDS);
    double deviation = Math.log(MAX_SECONDS / MIN_SECONDS) / 4;
    double seconds = middle * Math.exp(deviation * random.nextGaussian());
    return Duration.ofMillis(
        Math.round(1000 * Math.max(MIN_SECONDS, Math.min(MAX_SECONDS, seconds))));
  }

  /** Follows so many jobs, all submitted at once. */
  public static Figures run(TimeSource time, int jobs, boolean lists, long seed) {
    Random random = new Random(seed);
    SimulatedVendor vendor = new SimulatedVendor(time, lists);
    try (JobFollower follower =
        JobFollower.builder(new GeneratorReader(vendor))
            .time(time)
            .reads(Runnable::run)
            .callbacks(Runnable::run)
            .build()) {
      List<CompletableFuture<Duration>> lags = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        JobRef ref = vendor.add(duration(random));
        JobHandle<VideoJob> handle = follower.follow(ref, WaitOptions.defaults().timeout(PATIENCE));
        lags.add(handle.future().thenApply(job -> vendor.lag(ref)));
      }
      vendor.start();
      return figures(vendor, lags);
    }
  }

  /** The figures, once all jobs are known to have ended. */
  public static Figures figures(SimulatedVendor vendor, List<CompletableFuture<Duration>> lags) {
    Duration[] sorted = lags.stream().map(CompletableFuture::join).toArray(Duration[]::new);
    Arrays.sort(sorted);
    return new Figures(
        sorted.length,
        vendor.requests(),
        vendor.maxPerMinute(),
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }
}
