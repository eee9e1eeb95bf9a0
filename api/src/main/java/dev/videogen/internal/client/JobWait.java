package dev.videogen.internal.client;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.WaitListener;
import dev.videogen.WaitOptions;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;
import dev.videogen.internal.engine.AwaitedJob;
import dev.videogen.internal.engine.GuardedWaitListener;
import dev.videogen.internal.engine.PollInterval;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for jobs on the calling thread, by the states of {@link AwaitedJob}.
 *
 * <p>A client that is closed ends its waits within a second: every pause is slept in slices of at
 * most that. Slices suit every clock, since a pause is over when the clock says so, however the
 * sleeping went.
 *
 * <p>Safe for use by many threads.
 */
public final class JobWait {

  private static final Duration SLICE = Duration.ofSeconds(1);

  private final TimeSource time;
  private final DoubleSupplier jitter;
  private final Duration defaultInterval;
  private final Duration defaultTimeout;

  /**
   * The way a client waits.
   *
   * @param time the client's clock
   * @param jitter gives numbers from 0 to 1
   * @param defaultInterval the time between the first polls, unless the options say otherwise
   * @param defaultTimeout how long to wait at most, unless the options say otherwise
   */
  public JobWait(
      TimeSource time, DoubleSupplier jitter, Duration defaultInterval, Duration defaultTimeout) {
    this.time = time;
    this.jitter = jitter;
    this.defaultInterval = defaultInterval;
    this.defaultTimeout = defaultTimeout;
  }

  /**
   * Waits for a job.
   *
   * @param ref the job
   * @param options how long to wait and who hears of it
   * @param poll reads the job
   * @param closed whether the client was closed
   * @return the job at whichever terminal status
   * @throws WaitTimeoutException if it has not ended in time; the deadline cuts pauses short, not
   *     polls
   * @throws NotFoundException if the job was not found by any poll of ten seconds
   * @throws VideoInterruptedException if the thread is or becomes interrupted
   * @throws ClientClosedException if the client is closed meanwhile
   * @throws VideoException if a poll fails in a way that another would not mend
   */
  public VideoJob await(
      JobRef ref, WaitOptions options, Supplier<VideoJob> poll, BooleanSupplier closed) {
    AwaitedJob wait =
        new AwaitedJob(
            ref,
            time,
            options.timeout().orElse(defaultTimeout),
            new PollInterval(options.pollInterval().orElse(defaultInterval), jitter));
    WaitListener listener = new GuardedWaitListener(options.listener());
    while (true) {
      failIfClosed(wait, closed);
      VideoJob job = poll(wait, poll, listener);
      if (job != null && job.status().isTerminal()) {
        return job;
      }
      Duration left = wait.left();
      if (left.isZero() || left.isNegative()) {
        throw wait.timedOut();
      }
      sleep(wait.pause().compareTo(left) < 0 ? wait.pause() : left, wait, closed);
    }
  }

  /** The job; null if the poll failed and another may succeed. */
  private static @Nullable VideoJob poll(
      AwaitedJob wait, Supplier<VideoJob> poll, WaitListener listener) {
    VideoJob job;
    try {
      job = poll.get();
    } catch (VideoException thrown) {
      VideoException end = wait.failed(thrown).orElse(null);
      if (end != null) {
        throw end;
      }
      return null;
    }
    listener.seen(wait.polled(job));
    return job;
  }

  private void sleep(Duration pause, AwaitedJob wait, BooleanSupplier closed) {
    long begin = time.nanoTime();
    Duration left = pause;
    while (left.compareTo(Duration.ZERO) > 0) {
      try {
        time.sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
      } catch (InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        throw wait.interrupted(interrupt);
      }
      failIfClosed(wait, closed);
      left = pause.minusNanos(time.nanoTime() - begin);
    }
  }

  private static void failIfClosed(AwaitedJob wait, BooleanSupplier closed) {
    if (closed.getAsBoolean()) {
      throw wait.closed();
    }
  }
}
