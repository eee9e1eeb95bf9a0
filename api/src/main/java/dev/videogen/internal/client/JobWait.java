package dev.videogen.internal.client;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.WaitListener;
import dev.videogen.WaitOptions;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for jobs to end. A failed poll that may succeed later never ends a wait, only its deadline
 * does, and then the cause of the last failures is told.
 *
 * <p>A client that is closed ends its waits within a second: every pause is slept in slices of at
 * most that. Slices suit every clock, since a pause is over when the clock says so, however the
 * sleeping went.
 *
 * <p>Safe for use by many threads.
 */
public final class JobWait {

  private static final Duration SLICE = Duration.ofSeconds(1);

  /**
   * How long a job may be missing before that is believed: some vendors show a new job late, and of
   * several replicas one may not know it yet.
   */
  private static final Duration GRACE = Duration.ofSeconds(10);

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
    return new Wait(ref, options, poll, closed).await();
  }

  /** One wait. */
  private final class Wait {

    private final JobRef ref;
    private final WaitListener listener;
    private final Supplier<VideoJob> poll;
    private final BooleanSupplier closed;
    private final Duration timeout;
    private final PollInterval interval;
    private final long start = time.nanoTime();
    private @Nullable VideoJob lastSeen;
    private @Nullable VideoException lastFailure;
    private int failures;
    private @Nullable Duration missingSince;
    private int progress = -1;

    Wait(JobRef ref, WaitOptions options, Supplier<VideoJob> poll, BooleanSupplier closed) {
      this.ref = ref;
      this.listener = options.listener();
      this.poll = poll;
      this.closed = closed;
      this.timeout = options.timeout().orElse(defaultTimeout);
      this.interval = new PollInterval(options.pollInterval().orElse(defaultInterval), jitter);
    }

    VideoJob await() {
      while (true) {
        failIfClosed();
        Duration pause;
        VideoJob job = poll();
        if (job == null) {
          pause = interval.afterFailure(lastFailure);
        } else {
          listener.seen(withoutFall(job));
          if (job.status().isTerminal()) {
            return job;
          }
          pause = interval.afterPoll(job.pollAfter());
        }
        Duration left = timeout.minus(elapsed());
        if (left.isZero() || left.isNegative()) {
          throw timedOut();
        }
        sleep(pause.compareTo(left) < 0 ? pause : left);
      }
    }

    private @Nullable VideoJob poll() {
      try {
        VideoJob job = poll.get();
        lastSeen = job;
        lastFailure = null;
        failures = 0;
        missingSince = null;
        return job;
      } catch (VideoException thrown) {
        VideoException failure =
            new ErrorContext(ref.instance(), ref, lastSeen != null).finished(thrown);
        if (failure instanceof NotFoundException) {
          failIfGone(failure);
        } else {
          missingSince = null;
          if (!failure.isRetryable()) {
            throw failure;
          }
        }
        lastFailure = failure;
        failures++;
        return null;
      }
    }

    private void failIfGone(VideoException missing) {
      Duration since = missingSince == null ? elapsed() : missingSince;
      missingSince = since;
      Duration limit = lastSeen == null ? GRACE : since.plus(GRACE);
      if (elapsed().compareTo(limit) >= 0) {
        throw lastSeen == null ? missing : vanished(missing);
      }
    }

    private VideoJob withoutFall(VideoJob job) {
      OptionalInt now = job.progress();
      progress = Math.max(progress, now.orElse(-1));
      return progress == now.orElse(-1) ? job : job.toBuilder().progress(progress).build();
    }

    private void sleep(Duration pause) {
      Duration end = elapsed().plus(pause);
      Duration left = pause;
      while (left.compareTo(Duration.ZERO) > 0) {
        try {
          time.sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
        } catch (InterruptedException interrupt) {
          Thread.currentThread().interrupt();
          throw interrupted(interrupt);
        }
        failIfClosed();
        left = end.minus(elapsed());
      }
    }

    private Duration elapsed() {
      return Duration.ofNanos(time.nanoTime() - start);
    }

    private void failIfClosed() {
      if (closed.getAsBoolean()) {
        throw new ClientClosedException(
            details("the client was closed while it waited for job " + ref + ". " + pickUp())
                .build());
      }
    }

    private VideoException timedOut() {
      if (lastSeen == null && lastFailure instanceof NotFoundException missing) {
        return missing;
      }
      String message =
          "job " + ref + " did not end within " + inWords(timeout) + ": " + lastKnown() + pickUp();
      return new WaitTimeoutException(details(message).cause(lastFailure).build(), lastSeen);
    }

    private String lastKnown() {
      if (lastFailure == null) {
        return lastSeen == null ? "" : "when last seen it was " + state(lastSeen) + ". ";
      }
      String failed =
          (failures == 1 ? "the last poll failed: " : "the last " + failures + " polls failed: ")
              + lastFailure.getMessage()
              + " ";
      return lastSeen == null
          ? "no poll of it succeeded; " + failed
          : "when last seen it was " + state(lastSeen) + "; " + failed;
    }

    private VideoInterruptedException interrupted(InterruptedException cause) {
      return new VideoInterruptedException(
          details("interrupted while waiting for job " + ref + ". " + pickUp())
              .cause(cause)
              .build());
    }

    private NotFoundException vanished(VideoException cause) {
      ErrorDetails.Builder details =
          details(
                  "job "
                      + ref
                      + " was there when last looked at and is gone: it was deleted, or the vendor"
                      + " no longer keeps it")
              .code(cause.code().orElse(null))
              .vendorMessage(cause.vendorMessage().orElse(null))
              .requestId(cause.requestId().orElse(null))
              .cause(cause);
      cause.httpStatus().ifPresent(details::httpStatus);
      return new NotFoundException(details.build());
    }

    private String state(VideoJob job) {
      return job.status() + (progress < 0 ? "" : " at " + progress + " %");
    }

    /** As settings are written: 10m, 1m30s. */
    private static String inWords(Duration duration) {
      return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /** That it runs on is said only where the last poll showed it. */
    private String pickUp() {
      if (lastSeen == null) {
        return "Whether it runs is not known: do not create it again, await it by its ref";
      }
      return (lastFailure == null
              ? "It runs on and has"
              : "Whether it runs on is not known. It has")
          + " been paid for: do not create it again, await it by its ref";
    }

    private ErrorDetails.Builder details(String message) {
      ErrorDetails.Builder details =
          ErrorDetails.builder(Operation.AWAIT, message).provider(ref.instance()).job(ref);
      return lastSeen == null ? details : details.billed(Billed.YES);
    }
  }
}
