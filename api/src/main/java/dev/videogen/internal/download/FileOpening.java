package dev.videogen.internal.download;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Opens a file of a job in rounds, each of which tries every way to it once: for a while if it is
 * not there yet, a few times if something fails that may pass, and once if it will not.
 *
 * <p>For one save, and for one thread.
 */
public final class FileOpening {

  /** A provider has tried again by itself what may pass within seconds. */
  static final int MAX_FAILED_ROUNDS = 3;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_LAG_PAUSE = Duration.ofSeconds(8);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(60);

  private final MediaSource source;
  private final JobFile file;
  private final long start;

  public FileOpening(MediaSource source, JobFile file) {
    this.source = source;
    this.file = file;
    this.start = source.time().nanoTime();
  }

  /**
   * Opens the file.
   *
   * @param range from where to read
   * @return the stream
   * @throws IncompleteDownloadException if it does not appear, or is not the file that was asked
   *     for
   * @throws VideoException if it is refused, or cannot be reached
   */
  public MediaStream open(ByteRange range) {
    int failed = 0;
    int lagged = 0;
    long firstRound = source.time().nanoTime();
    while (true) {
      VideoException failure;
      try {
        return file.open(range);
      } catch (VideoException refused) {
        failure = refused;
      }
      if (isAboutTheOffset(failure, range)) {
        throw failure;
      }
      if (file.mayLag(failure)) {
        Duration left = source.limits().lag().minus(since(firstRound));
        if (left.isZero() || left.isNegative()) {
          throw notThere(failure, since(firstRound));
        }
        Duration pause = pause(lagged++, MAX_LAG_PAUSE);
        sleep(pause.compareTo(left) < 0 ? pause : left);
      } else if (isRedirect(failure)) {
        throw misdirected(failure);
      } else if (failure.isRetryable()) {
        if (++failed == MAX_FAILED_ROUNDS) {
          throw failure;
        }
        sleep(pause(failed - 1, failure));
      } else {
        throw failure;
      }
      checkTime();
    }
  }

  /** Whether it leads to nothing where a vendor redirects to; it does so the next time as well. */
  private static boolean isRedirect(VideoException failure) {
    int status = failure.httpStatus().orElse(0);
    return status >= 300 && status < 400;
  }

  /** Whether only the offset is refused, so that the file can be read from its beginning. */
  static boolean isAboutTheOffset(VideoException failure, ByteRange range) {
    return range.offset() > 0
        && (failure.kind() == ErrorKind.INVALID_REQUEST
            || failure.kind() == ErrorKind.UNSUPPORTED_REQUEST);
  }

  /** How long to wait after a failure; a rate limit that asks for longer than a minute is told. */
  private static Duration pause(int failed, VideoException failure) {
    Duration pause = pause(failed, MAX_PAUSE);
    if (asksForTooLong(failure)) {
      throw failure;
    }
    Duration asked =
        failure instanceof RateLimitException limit ? limit.retryAfter().orElse(pause) : pause;
    return asked.compareTo(pause) > 0 ? asked : pause;
  }

  /** Whether a vendor wants to be left alone for longer than is waited here. */
  static boolean asksForTooLong(VideoException failure) {
    return failure instanceof RateLimitException limit
        && limit.retryAfter().filter(asked -> asked.compareTo(MAX_PAUSE) > 0).isPresent();
  }

  /** One second, two, four and so on. */
  static Duration pause(int times, Duration max) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times, 16));
    return pause.compareTo(max) < 0 ? pause : max;
  }

  void sleep(Duration pause) {
    try {
      source.time().sleep(pause);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw interrupted(interrupt);
    }
  }

  /** Ends what is larger than a file may be. */
  void checkSize(long bytes) {
    long max = source.limits().maxBytes();
    if (bytes > max) {
      String message =
          "the %s of job %s is larger than the %d bytes of the setting download.max-size. Raise it"
              + " and download again by the job's ref";
      throw new IncompleteDownloadException(
          details(message.formatted(file.what(), source.ref(), max)).build());
    }
  }

  /** Ends what has taken longer than one download may. */
  void checkTime() {
    checkTime(since(start));
  }

  /** Ends what has taken longer than one download may. */
  void checkTime(Duration taken) {
    Duration limit = source.limits().timeout();
    if (taken.compareTo(limit) >= 0) {
      throw new IncompleteDownloadException(
          details(
                  "the %s of job %s did not come whole within the download.timeout of %s. %s"
                      .formatted(file.what(), source.ref(), text(limit), stillThere()))
              .build());
    }
  }

  private Duration since(long moment) {
    return Duration.ofNanos(source.time().nanoTime() - moment);
  }

  private IncompleteDownloadException notThere(VideoException refusal, Duration waited) {
    String message =
        "job %s has completed, but its %s was not there within %s (setting download.lag-timeout):"
            + " %s. Unless the vendor has removed it, it can be had later: download again by its"
            + " ref";
    return new IncompleteDownloadException(
        details(message.formatted(source.ref(), file.what(), text(waited), said(refusal)))
            .cause(refusal)
            .build());
  }

  private IncompleteDownloadException misdirected(VideoException failure) {
    String message = "the %s of job %s is not where the vendor redirects to: %s. %s";
    return new IncompleteDownloadException(
        details(message.formatted(file.what(), source.ref(), said(failure), stillThere()))
            .httpStatus(failure.httpStatus().orElseThrow())
            .cause(failure)
            .build());
  }

  VideoInterruptedException interrupted(Exception cause) {
    String message = "interrupted while saving the %s of job %s. %s";
    return new VideoInterruptedException(
        details(message.formatted(file.what(), source.ref(), stillThere())).cause(cause).build());
  }

  private static String said(VideoException failure) {
    return failure.details().message().replaceAll("[.\\s]+$", "");
  }

  String stillThere() {
    String until = file.expiresAt().map(time -> ", as the vendor says until " + time).orElse("");
    return "The job's files are still there" + until + ": download again by its ref";
  }

  ErrorDetails.Builder details(String message) {
    return ErrorDetails.builder(Operation.DOWNLOAD, message)
        .provider(source.ref().instance())
        .job(source.ref());
  }

  private static String text(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
