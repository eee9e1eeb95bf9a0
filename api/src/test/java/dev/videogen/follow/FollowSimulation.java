package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.spi.RateLimiter;
import dev.videogen.spi.RequestPriority;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Jobs of one to five minutes, and how late a follower knows that they have ended. Everything
 * passes by a clock that sleeps in no time, on one thread.
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

  /** What is simulated. */
  public enum Scenario {
    /** Pages are listed. */
    LISTED,
    /** Nothing is listed, so every job is read alone. */
    NOT_LISTED,
    /** Nothing is listed, but webhooks arrive 20 to 80 ms after each end. */
    WEBHOOKS,
    /** Pages are listed, and webhooks arrive. */
    LISTED_AND_WEBHOOKS;

    boolean lists() {
      return this == LISTED || this == LISTED_AND_WEBHOOKS;
    }

    boolean announces() {
      return this == WEBHOOKS || this == LISTED_AND_WEBHOOKS;
    }
  }

  private static final double MIN_SECONDS = 60;
  private static final double MAX_SECONDS = 300;
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final int PER_MINUTE = 60;

  private FollowSimulation() {}

  /** A log-normal duration, cut at one and at five minutes, which are two deviations away. */
  public static Duration duration(Random random) {
    double middle = Math.sqrt(MIN_SECONDS * MAX_SECONDS);
    double deviation = Math.log(MAX_SECONDS / MIN_SECONDS) / 4;
    double seconds = middle * Math.exp(deviation * random.nextGaussian());
    return Duration.ofMillis(
        Math.round(1000 * Math.max(MIN_SECONDS, Math.min(MAX_SECONDS, seconds))));
  }

  /** A follower that does everything on its one thread, at sixty requests a minute. */
  public static JobFollower follower(SimulatedVendor vendor) {
    return follower(vendor, PER_MINUTE);
  }

  private static JobFollower follower(SimulatedVendor vendor, int limit) {
    return JobFollower.builder(new LimitedReader(new GeneratorReader(vendor), limit))
        .time(vendor.time())
        .timeout(PATIENCE)
        .reads(Runnable::run)
        .callbacks(Runnable::run)
        .build();
  }

  private record LimitedReader(JobReader reader, int limit) implements JobReader {

    @Override
    public VideoJob retrieve(JobRef ref) {
      return reader.retrieve(ref);
    }

    @Override
    public Page<VideoJob> list(String instance, ListQuery query) {
      return reader.list(instance, query);
    }

    @Override
    public Capabilities capabilities(String instance) {
      return reader.capabilities(instance);
    }

    @Override
    public OptionalInt requestsPerMinute(String instance) {
      return OptionalInt.of(limit);
    }
  }

  /** Follows so many jobs, all submitted at once; creates and downloads are not counted. */
  public static Figures run(TimeSource clock, int jobs, Scenario scenario, long seed) {
    Random random = new Random(seed);
    EventClock time = new EventClock(clock);
    SimulatedVendor vendor = new SimulatedVendor(time, scenario.lists());
    try (JobFollower follower = follower(vendor)) {
      List<CompletableFuture<Duration>> lags = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        JobRef ref = vendor.add(duration(random));
        JobHandle<VideoJob> handle = follower.follow(ref);
        lags.add(handle.future().thenApply(job -> vendor.lag(ref)));
        if (scenario.announces()) {
          long delay = Duration.ofMillis(20 + random.nextInt(60)).toNanos();
          time.schedule(
              vendor.end(ref) + delay, () -> follower.received(SimulatedVendor.NAME, ref.id()));
        }
      }
      vendor.start();
      return figures(vendor, lags);
    }
  }

  /**
   * Follows so many jobs that have all ended, behind so many newer ones that nobody follows, as
   * after an app was away for a while.
   */
  public static Figures late(TimeSource clock, int jobs, int newer, long seed) {
    Random random = new Random(seed);
    EventClock time = new EventClock(clock);
    SimulatedVendor vendor = new SimulatedVendor(time, true);
    try (JobFollower follower = follower(vendor)) {
      List<CompletableFuture<Duration>> lags = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        JobRef ref = vendor.add(Duration.ZERO);
        lags.add(follower.follow(ref).future().thenApply(job -> vendor.lag(ref)));
      }
      for (int i = 0; i < newer; i++) {
        vendor.add(duration(random));
      }
      vendor.start();
      return figures(vendor, lags);
    }
  }

  /**
   * Jobs that are submitted one after the other at a steady rate, each with its create and its
   * download in the same limit of requests, and before any poll.
   *
   * @param perMinute how many jobs are submitted a minute, below half of the limit
   * @param limit how many requests are allowed a minute
   */
  public static Figures steady(
      TimeSource clock, int jobs, int perMinute, int limit, boolean lists, long seed) {
    Random random = new Random(seed);
    long spacing = Duration.ofMinutes(1).toNanos() / perMinute;
    SteadyVendor vendor = new SteadyVendor(clock, limit, lists);
    try (JobFollower follower = follower(vendor, limit)) {
      List<CompletableFuture<Duration>> lags = new ArrayList<>();
      CompletableFuture<Boolean> all = new CompletableFuture<>();
      vendor.eachTime(
          spacing,
          () -> {
            JobRef ref = vendor.add(duration(random));
            lags.add(
                follower
                    .follow(ref, WaitOptions.defaults())
                    .future()
                    .thenApply(
                        job -> {
                          vendor.download();
                          return vendor.lag(ref);
                        }));
            return lags.size() < jobs || !all.complete(true);
          });
      vendor.start();
      all.join();
      return figures(vendor, lags);
    }
  }

  /** A vendor to which other requests go before polls. */
  private static final class SteadyVendor extends SimulatedVendor {

    /** Whether there is more to come. */
    private interface Submission {
      boolean submit();
    }

    private final TimeSource time;
    private final RateLimiter limiter;
    private long spacing;
    private long next;
    private Submission submission = () -> false;
    private int downloads;

    SteadyVendor(TimeSource time, int limit, boolean lists) {
      super(time, lists);
      this.time = time;
      this.limiter = RateLimiter.perMinute(limit, time);
    }

    void eachTime(long nanos, Submission action) {
      spacing = nanos;
      submission = action;
      next = time.nanoTime() + nanos;
      action.submit();
    }

    void download() {
      downloads++;
    }

    @Override
    protected void request() {
      while (time.nanoTime() >= next) {
        take(RequestPriority.CREATE);
        next = submission.submit() ? next + spacing : Long.MAX_VALUE;
      }
      for (; downloads > 0; downloads--) {
        take(RequestPriority.DOWNLOAD);
      }
      take(RequestPriority.POLL);
    }

    private void take(RequestPriority priority) {
      try {
        limiter.acquire(priority);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
      super.request();
    }
  }

  private static Figures figures(SimulatedVendor vendor, List<CompletableFuture<Duration>> lags) {
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
