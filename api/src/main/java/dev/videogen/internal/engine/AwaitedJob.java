package dev.videogen.internal.engine;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;
import dev.videogen.internal.text.Printable;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The states of one wait for a job, without a thread: what each poll means, when the next is due,
 * and how the wait ends. A failed poll that may succeed later never ends it, only its deadline
 * does, and then the cause of the last failures is told.
 *
 * <p>For one wait; not safe for use by several threads at once.
 */
public final class AwaitedJob {

  /**
   * How long a job may be missing before that is believed: some vendors show a new job late, and of
   * several replicas one may not know it yet.
   */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final long NOT_MISSING = -1;

  private final JobRef ref;
  private final TimeSource time;
  private final Duration timeout;
  private final PollInterval interval;
  private final long start;
  private Duration pause = Duration.ZERO;
  private @Nullable VideoJob lastSeen;
  private @Nullable VideoException lastFailure;
  private int failures;
  private long missingSince = NOT_MISSING;
  private int progress = -1;

  /**
   * A wait that begins now.
   *
   * @param ref the job
   * @param time the clock
   * @param timeout how long to wait at most
   * @param interval the pauses between polls
   */
  public AwaitedJob(JobRef ref, TimeSource time, Duration timeout, PollInterval interval) {
    this.ref = ref;
    this.time = time;
    this.timeout = timeout;
    this.interval = interval;
    this.start = time.nanoTime();
  }

  /** The job that is awaited. */
  public JobRef ref() {
    return ref;
  }

  /**
   * Takes a poll that showed the job.
   *
   * @return the job as it is to be told: its progress never falls within a wait
   */
  public VideoJob polled(VideoJob job) {
    lastSeen = job;
    lastFailure = null;
    failures = 0;
    missingSince = NOT_MISSING;
    pause = interval.afterPoll(job.pollAfter());
    OptionalInt now = job.progress();
    progress = Math.max(progress, now.orElse(-1));
    return progress == now.orElse(-1) ? job : job.toBuilder().progress(progress).build();
  }

  /**
   * Takes a poll that failed.
   *
   * @return what the wait ends with; empty if another poll may succeed
   */
  public Optional<VideoException> failed(VideoException thrown) {
    VideoException failure =
        new ErrorContext(ref.instance(), ref, lastSeen != null).finished(thrown);
    if (failure instanceof NotFoundException) {
      Optional<VideoException> gone = gone(failure);
      if (gone.isPresent()) {
        return gone;
      }
    } else {
      missingSince = NOT_MISSING;
      if (!failure.isRetryable()) {
        return Optional.of(failure);
      }
    }
    lastFailure = failure;
    failures++;
    pause = interval.afterFailure(failure);
    return Optional.empty();
  }

  /** Takes a failure to read many jobs at once, which says nothing of this one. */
  public void missed(VideoException failure) {
    lastFailure = new ErrorContext(ref.instance(), ref, lastSeen != null).finished(failure);
    failures++;
  }

  private Optional<VideoException> gone(VideoException missing) {
    long now = elapsed();
    missingSince = missingSince == NOT_MISSING ? now : missingSince;
    long limit = (lastSeen == null ? 0 : missingSince) + GRACE.toNanos();
    if (now < limit) {
      return Optional.empty();
    }
    return Optional.of(lastSeen == null ? missing : vanished(missing));
  }

  /** The pause from the last poll to the next, by the interval and by what the vendor asks for. */
  public Duration pause() {
    return pause;
  }

  /** Whether the job is missing at the moment, so that it is soon known whether it is gone. */
  public boolean isMissing() {
    return missingSince != NOT_MISSING;
  }

  /** The job as the last poll that succeeded showed it. */
  public Optional<VideoJob> lastSeen() {
    return Optional.ofNullable(lastSeen);
  }

  /** How long until the deadline; zero or below once it has passed. */
  public Duration left() {
    return timeout.minusNanos(elapsed());
  }

  private long elapsed() {
    return time.nanoTime() - start;
  }

  /** What a wait ends with whose client or follower is closed. */
  public ClientClosedException closed() {
    return new ClientClosedException(
        details("the client was closed while it waited for job " + ref + ". " + pickUp()).build());
  }

  /** What a wait ends with that is over its deadline. */
  public VideoException timedOut() {
    if (lastSeen == null && lastFailure instanceof NotFoundException missing) {
      return missing;
    }
    String message =
        "job " + ref + " did not end within " + inWords(timeout) + ": " + lastKnown() + pickUp();
    return new WaitTimeoutException(details(message).cause(lastFailure).build(), lastSeen);
  }

  /** What a wait ends with whose thread is interrupted. */
  public VideoInterruptedException interrupted(InterruptedException cause) {
    return new VideoInterruptedException(
        details("interrupted while waiting for job " + ref + ". " + pickUp()).cause(cause).build());
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
    return runsOn(lastSeen) + " It has been paid for: do not create it again, await it by its ref";
  }

  private String runsOn(VideoJob last) {
    if (lastFailure != null) {
      return "Whether it runs on is not known.";
    }
    String word = last.providerStatus();
    return last.status().isNamed(word)
        ? "It runs on."
        : "By its status there, \"" + Printable.line(word) + "\", it is taken to run on.";
  }

  private ErrorDetails.Builder details(String message) {
    ErrorDetails.Builder details =
        ErrorDetails.builder(Operation.AWAIT, message).provider(ref.instance()).job(ref);
    return lastSeen == null ? details : details.billed(Billed.YES);
  }
}
