package dev.videogen.fake;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Retries calls as the HTTP providers do by default, by the fake's clock and without jitter, so
 * that a script has the same outcome on the fake as over a wire. A create is retried only if the
 * vendor certainly made no job.
 */
final class CallRetries implements CallPolicy {

  private static final int MAX_ATTEMPTS = 5;
  private static final Duration BASE_DELAY = Duration.ofSeconds(1);

  /** How many bytes of a video are read while it is opened, to see that it is none of text. */
  private static final int START = 3;

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration MAX_DELAY = Duration.ofSeconds(60);

  /** What a vendor or the network does; all else is thrown as it was scripted. */
  private static final Set<ErrorKind> RETRYABLE =
      EnumSet.of(ErrorKind.RATE_LIMIT, ErrorKind.PROVIDER_FAILURE, ErrorKind.CONNECTION);

  private final TimeSource time;
  private final FakeExceptions exceptions;
  private final LostJobSearch search;

  CallRetries(TimeSource time, FakeExceptions exceptions, LostJobSearch search) {
    this.time = time;
    this.exceptions = exceptions;
    this.search = search;
  }

  @Override
  public <T> T read(FakeCall call, Supplier<T> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.get();
      } catch (VideoException failure) {
        waitForRetry(call, number, failure);
      }
    }
  }

  /** What came of it is read: a vendor's response to a cancel need not tell. */
  @Override
  public VideoJob cancel(FakeCall call, Supplier<VideoJob> attempt, Supplier<VideoJob> retrieve) {
    VideoJob cancelled;
    try {
      cancelled = read(call, attempt);
    } catch (ConflictException | InvalidRequestException refused) {
      return read(call, retrieve);
    }
    try {
      return read(call, retrieve);
    } catch (NotFoundException gone) {
      return cancelled.toBuilder().status(JobStatus.CANCELLED).billed(Billed.UNKNOWN).build();
    }
  }

  /** Before it is deleted again, the job is read: that it is gone was the aim. */
  @Override
  public void delete(FakeCall call, Runnable attempt, Runnable retrieve) {
    for (int number = 1; ; number++) {
      try {
        if (number > 1) {
          retrieve.run();
        }
        attempt.run();
        return;
      } catch (VideoException failure) {
        if (number > 1 && failure instanceof NotFoundException) {
          return;
        }
        waitForRetry(call, number, failure);
      }
    }
  }

  /** The job is read after a refusal, which it may explain. */
  @Override
  public MediaStream open(
      FakeCall call, ByteRange range, Function<ByteRange, MediaStream> open, Runnable retrieve) {
    try {
      return read(call, () -> withStart(call, openOrStartOver(range, open)));
    } catch (InvalidRequestException | NotFoundException refused) {
      try {
        retrieve.run();
      } catch (VideoException unavailable) {
        // The refusal has to explain itself.
      }
      throw refused;
    }
  }

  /** HTTP has no part without bytes: such a range is refused, and the file is read anew. */
  private static MediaStream openOrStartOver(
      ByteRange range, Function<ByteRange, MediaStream> open) {
    MediaStream stream = null;
    try {
      stream = open.apply(range);
    } catch (InvalidRequestException refused) {
      if (range.offset() == 0 || refused.vendorMessage().isPresent()) {
        throw refused;
      }
    }
    return stream == null || isEmpty(stream, range) ? open.apply(ByteRange.all()) : stream;
  }

  /** Providers read the first bytes while they open a file: what breaks there was not opened. */
  private MediaStream withStart(FakeCall call, MediaStream stream) {
    if (stream.offset() > 0
        || !(stream.content() instanceof FaultyInputStream faulty)
        || !faulty.isTornBefore(START, stream.totalLength())) {
      return stream;
    }
    try {
      stream.close();
    } catch (IOException broken) {
      // As it is to be.
    }
    VideoException torn = exceptions.torn(call.operation(), call.job().orElse(null));
    if (faulty.stalls()) {
      sleep(call, READ_TIMEOUT, torn);
    }
    throw torn;
  }

  private static boolean isEmpty(MediaStream stream, ByteRange range) {
    return range.offset() > 0
        && stream.offset() == range.offset()
        && stream.totalLength().equals(OptionalLong.of(range.offset()));
  }

  @Override
  public VideoJob submit(FakeCall call, Supplier<VideoJob> attempt, JobFingerprint wanted) {
    Instant firstSent = time.now();
    for (int number = 1; ; number++) {
      VideoException failure;
      JobRef created = null;
      try {
        return attempt.get();
      } catch (LostResponseException lost) {
        failure = lost.failure();
        created = lost.job();
      } catch (VideoException thrown) {
        failure = thrown;
      }
      Optional<VideoJob> job = recovered(failure, created, wanted, firstSent);
      if (job.isPresent()) {
        return job.get();
      }
      waitForRetry(call, number, failure);
    }
  }

  /** The job of a failed create; empty if there certainly is none. */
  private Optional<VideoJob> recovered(
      VideoException failure, @Nullable JobRef created, JobFingerprint wanted, Instant firstSent) {
    return switch (failure.kind()) {
      case CONNECTION -> Optional.of(search.find(failure, created, wanted, firstSent));
      case PROVIDER_FAILURE ->
          saysThatItFailed(failure)
              ? search.findOrNone(failure, created, wanted, firstSent)
              : Optional.of(search.find(failure, created, wanted, firstSent));
      default -> Optional.empty();
    };
  }

  /** Of any other failure nobody knows whether it came before or after the job. */
  private static boolean saysThatItFailed(VideoException failure) {
    int status = failure.httpStatus().orElse(500);
    return status == 500 || status == 503;
  }

  /** Waits before the next attempt; throws the failure if there is none. */
  private void waitForRetry(FakeCall call, int number, VideoException failure) {
    Optional<Duration> asked =
        failure instanceof RateLimitException limit ? limit.retryAfter() : Optional.empty();
    if (!RETRYABLE.contains(failure.kind())
        || number == MAX_ATTEMPTS
        || asked.filter(wait -> wait.compareTo(MAX_DELAY) > 0).isPresent()) {
      throw failure;
    }
    sleep(call, asked.orElse(BASE_DELAY.multipliedBy(1L << (number - 1))), failure);
  }

  private void sleep(FakeCall call, Duration wait, VideoException failure) {
    try {
      time.sleep(wait);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw exceptions.interrupted(call.operation(), call.job().orElse(null), failure);
    }
  }
}
