package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.WaitListener;
import dev.videogen.WaitOptions;
import dev.videogen.internal.engine.AwaitedJob;
import dev.videogen.internal.engine.PollInterval;
import dev.videogen.internal.engine.WorkQueue;
import dev.videogen.spi.RequestPriority;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Follows many jobs at once, on few requests and few threads. That of a client is {@code
 * VideoClient.follower()}, which notes in its journal what it sees.
 *
 * <pre>{@code
 * try (JobFollower follower = JobFollower.of(generator)) {
 *   List<JobHandle<VideoJob>> handles = follower.follow(refs);
 *   handles.forEach(handle -> handle.future().thenAccept(this::ended));
 *   // ...
 *   store(follower.stop());  // what is still open: follow(refs) goes on after a restart
 * }
 * }</pre>
 *
 * <p>Where the provider's lists tell enough, pages are read instead of jobs whenever that takes
 * fewer requests; a job that they do not show is read alone. No more requests are sent than the
 * instance allows, or one a second where nothing is set, and jobs that are likely to be done are
 * read first. A wait ends as {@code VideoClient.await} does: with the job at whichever terminal
 * status, with {@link dev.videogen.errors.WaitTimeoutException} at its deadline, with {@link
 * dev.videogen.errors.NotFoundException} for a job that is gone, with what no other poll would
 * mend; an outage is waited through.
 *
 * <p>Safe for use by many threads; none of its methods blocks.
 */
public final class JobFollower implements AutoCloseable {

  private final FollowLoop loop;
  private final TimeSource time;
  private final Executor callbacks;
  private final Duration pollInterval;
  private final Duration timeout;

  private JobFollower(Builder builder) {
    this.time = builder.time;
    this.callbacks = builder.callbacks;
    this.pollInterval = builder.pollInterval;
    this.timeout = builder.timeout;
    Executor reads = builder.reads;
    this.loop =
        new FollowLoop(
            builder.reader,
            time,
            reads == null ? new WorkQueue().executor(RequestPriority.POLL) : reads);
  }

  /**
   * A follower of one generator's jobs, by the generator's own clock.
   *
   * @param generator such as a fake, or any generator; it is not closed with the follower
   * @return a follower, to be closed by the caller
   */
  public static JobFollower of(VideoGenerator generator) {
    return builder(new GeneratorReader(generator)).time(generator.time()).build();
  }

  /**
   * Begins a follower.
   *
   * @param reader how jobs are read
   * @return a builder
   */
  public static Builder builder(JobReader reader) {
    return new Builder(reader);
  }

  /**
   * Follows a job until it has ended, as long as the follower's time-out.
   *
   * @param ref the job
   * @return a handle; its future ends with the job at whichever terminal status
   */
  public JobHandle<VideoJob> follow(JobRef ref) {
    return follow(ref, WaitOptions.defaults());
  }

  /**
   * Follows jobs, such as those that {@link #stop()} handed back before a restart.
   *
   * @param refs the jobs
   * @return a handle for each, in the same order
   */
  public List<JobHandle<VideoJob>> follow(Collection<JobRef> refs) {
    return refs.stream().map(this::follow).toList();
  }

  /**
   * Follows a job until it has ended. Several handles of one job share its polls.
   *
   * @param ref the job
   * @param options how long to follow it at most, how often to read it at most, and who listens
   * @return a handle; its future ends with the job at whichever terminal status
   */
  public JobHandle<VideoJob> follow(JobRef ref, WaitOptions options) {
    Duration limit = options.timeout().orElse(timeout);
    Duration pause = options.pollInterval().orElse(pollInterval);
    AwaitedJob wait =
        new AwaitedJob(
            ref,
            time,
            limit,
            new PollInterval(pause, () -> ThreadLocalRandom.current().nextDouble()));
    FollowedJob job =
        new FollowedJob(wait, nanos(pause), nanos(limit), loop, listener(options), callbacks);
    loop.add(job);
    return job;
  }

  private static @Nullable WaitListener listener(WaitOptions options) {
    WaitListener listener = options.listener();
    return listener == WaitOptions.defaults().listener() ? null : listener;
  }

  /** At most a century, so that sums stay in range. */
  private static long nanos(Duration duration) {
    Duration century = Duration.ofDays(36_525);
    return (duration.compareTo(century) < 0 ? duration : century).toNanos();
  }

  /**
   * Takes an event that told of a job: the job is read at once. Nothing is believed of the event
   * but that; a job that is not followed changes nothing.
   *
   * @param instance the instance's name
   * @param vendorId the vendor's own id of the job: the last part of a {@linkplain
   *     dev.videogen.spi.CompositeId composite id}, else the id
   */
  public void received(String instance, String vendorId) {
    loop.received(
        Objects.requireNonNull(instance, "instance"), Objects.requireNonNull(vendorId, "vendorId"));
  }

  /**
   * The jobs that are followed now.
   *
   * @return their refs, each once
   */
  public List<JobRef> followed() {
    return loop.open();
  }

  /**
   * Ends all that is followed with {@link dev.videogen.errors.ClientClosedException}; the jobs run
   * on. What is followed from then on ends at once.
   *
   * @return the refs of the jobs that were still open, each once; none when called again
   */
  public List<JobRef> stop() {
    return loop.close();
  }

  /** As {@link #stop()}. Closing twice does nothing. */
  @Override
  public void close() {
    stop();
  }

  /** Builds a {@link JobFollower}. Not safe for use by several threads. */
  public static final class Builder {

    private final JobReader reader;
    private TimeSource time = TimeSource.system();
    private Duration pollInterval = Duration.ofSeconds(3);
    private Duration timeout = Duration.ofMinutes(10);
    private @Nullable Executor reads;
    private Executor callbacks = ForkJoinPool.commonPool();

    private Builder(JobReader reader) {
      this.reader = Objects.requireNonNull(reader, "reader");
    }

    /**
     * Sets the clock.
     *
     * @param value the clock; the machine's unless set
     * @return this builder
     */
    public Builder time(TimeSource value) {
      this.time = Objects.requireNonNull(value, "time");
      return this;
    }

    /**
     * Sets how long a job is left alone after a poll at least, unless its vendor or an event asks
     * for one.
     *
     * @param value a time above zero; three seconds unless set
     * @return this builder
     */
    public Builder pollInterval(Duration value) {
      this.pollInterval = Objects.requireNonNull(value, "pollInterval");
      return this;
    }

    /**
     * Sets how long a job is followed at most, unless its options say otherwise.
     *
     * @param value a time above zero; ten minutes unless set
     * @return this builder
     */
    public Builder timeout(Duration value) {
      this.timeout = Objects.requireNonNull(value, "timeout");
      return this;
    }

    /**
     * Sets where jobs and pages are read.
     *
     * @param value runs reads, at most three of an instance at once; unless set, a pool of a few
     *     daemon threads, virtual ones where there are
     * @return this builder
     */
    public Builder reads(Executor value) {
      this.reads = Objects.requireNonNull(value, "reads");
      return this;
    }

    /**
     * Sets where listeners and subscribers are called and futures are completed.
     *
     * @param value runs what apps hang on handles; the JVM's common pool unless set
     * @return this builder
     */
    public Builder callbacks(Executor value) {
      this.callbacks = Objects.requireNonNull(value, "callbacks");
      return this;
    }

    /**
     * Builds the follower. Nothing is sent and no thread is started yet.
     *
     * @return a follower, to be closed by the caller
     */
    public JobFollower build() {
      return new JobFollower(this);
    }
  }
}
