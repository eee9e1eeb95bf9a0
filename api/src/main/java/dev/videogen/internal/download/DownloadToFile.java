package dev.videogen.internal.download;

import dev.videogen.SaveOptions;
import dev.videogen.SavedFile;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Saves one file of a job: reads it to its end over as many streams as it takes, checks it, and
 * puts it in place in one step. What each stream brought is kept; see {@link Transfer}.
 *
 * <p>For one save.
 */
public final class DownloadToFile {

  /** How many streams in a row may bring nothing new before it is given up. */
  private static final int ATTEMPTS = 5;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(60);
  private static final int BUFFER = 64 * 1024;

  private final MediaSource source;
  private final JobFile file;
  private final SaveOptions options;
  private final SaveProgress progress;
  private final byte[] buffer = new byte[BUFFER];

  public DownloadToFile(MediaSource source, JobFile file, SaveOptions options) {
    this.source = source;
    this.file = file;
    this.options = options;
    this.progress =
        new SaveProgress(
            (saved, total) -> {
              options.listener().saved(saved, total);
              source.transferred(saved, total);
            },
            source.time());
  }

  /**
   * Saves the file.
   *
   * @param path where to
   * @return the saved file
   * @throws VideoException as {@link dev.videogen.Download#saveTo(Path, SaveOptions)} does
   */
  public SavedFile save(Path path) {
    TargetFile target = TargetFile.at(path, options, source.ref());
    try (PartFile part = PartFile.create(target)) {
      StalePartCleanup.sweep(target, part.path());
      Transfer transfer = new Transfer(part, options.sha256());
      read(transfer);
      progress.ended(transfer);
      Optional<String> checksum = transfer.checksum();
      part.moveIntoPlace();
      return new SavedFile(path, transfer.saved(), transfer.mediaType(), checksum);
    }
  }

  private void read(Transfer transfer) {
    int fruitless = 0;
    while (true) {
      long before = transfer.furthest();
      Exception failure = readOneStream(transfer);
      if (failure == null) {
        return;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted(failure);
      }
      fruitless = transfer.furthest() > before ? 0 : fruitless + 1;
      if (fruitless == ATTEMPTS) {
        throw incomplete(transfer, failure);
      }
      pause(fruitless, failure);
    }
  }

  /** Reads as far as one stream goes; returns why that was not to the end, or null if it was. */
  private @Nullable Exception readOneStream(Transfer transfer) {
    StallWatch.Reading reading;
    try {
      reading = source.stallWatch().reading(file.open(transfer.rest()));
    } catch (VideoException failure) {
      return afterOpening(transfer, failure);
    }
    try (reading) {
      if (!transfer.begin(reading.stream())) {
        return new IOException("the file changed, or was not sent from where it was asked for");
      }
      return readToTheEnd(reading, transfer);
    }
  }

  private Exception afterOpening(Transfer transfer, VideoException failure) {
    boolean refused =
        failure instanceof InvalidRequestException
            || failure instanceof UnsupportedRequestException;
    if (refused && transfer.saved() > 0) {
      // It may be the offset that is refused.
      transfer.restart();
      return failure;
    }
    return ifRetryable(failure);
  }

  private @Nullable Exception readToTheEnd(StallWatch.Reading reading, Transfer transfer) {
    while (true) {
      int count;
      try {
        count = reading.read(buffer);
      } catch (IOException failure) {
        return transfer.hasItsLength() ? null : failure;
      } catch (VideoException failure) {
        return transfer.hasItsLength() ? null : ifRetryable(failure);
      }
      if (count < 0) {
        return transfer.mayEndHere() ? null : new IOException("the stream ended early");
      }
      if (!transfer.append(buffer, count)) {
        String length = "more bytes came than the " + transfer.total().orElse(0) + " announced";
        transfer.restart();
        return new IOException(length);
      }
      progress.moved(transfer);
    }
  }

  private static VideoException ifRetryable(VideoException failure) {
    if (!failure.isRetryable()) {
      throw failure;
    }
    return failure;
  }

  private void pause(int fruitless, Exception failure) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.max(0, fruitless - 1));
    if (failure instanceof RateLimitException limit) {
      Duration asked = limit.retryAfter().orElse(pause);
      if (asked.compareTo(MAX_PAUSE) > 0) {
        throw limit;
      }
      pause = asked.compareTo(pause) > 0 ? asked : pause;
    }
    try {
      source.time().sleep(pause);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw interrupted(interrupt);
    }
  }

  private IncompleteDownloadException incomplete(Transfer transfer, Exception cause) {
    String of = transfer.total().isPresent() ? " of " + transfer.total().getAsLong() : "";
    String message =
        ("the %s of job %s could not be read to its end: %d%s bytes came, and the last %d attempts"
                + " brought nothing new, lastly because of: %s. %s")
            .formatted(
                file.what(),
                source.ref(),
                transfer.furthest(),
                of,
                ATTEMPTS,
                cause.getMessage(),
                stillThere());
    return new IncompleteDownloadException(details(message, cause));
  }

  private VideoInterruptedException interrupted(Exception cause) {
    String message = "interrupted while saving the %s of job %s. %s";
    return new VideoInterruptedException(
        details(message.formatted(file.what(), source.ref(), stillThere()), cause));
  }

  private String stillThere() {
    String until = file.expiresAt().map(time -> " until " + time).orElse("");
    return "The job's files are still there" + until + ": download again by its ref";
  }

  private ErrorDetails details(String message, Exception cause) {
    return ErrorDetails.builder(Operation.DOWNLOAD, message)
        .provider(source.ref().instance())
        .job(source.ref())
        .cause(cause)
        .build();
  }
}
