package dev.videogen.internal.download;

import dev.videogen.Asset;
import dev.videogen.SaveOptions;
import dev.videogen.SavedFile;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.VideoException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Saves one file of a job: reads it to its end over as many streams as it takes, checks it, and
 * puts it in place in one step. What each stream brought is kept if it can be told that the next
 * one continues it; see {@link Transfer}.
 *
 * <p>For one save.
 */
public final class DownloadToFile {

  /** How many streams in a row may bring next to nothing before it is given up. */
  static final int ATTEMPTS = 5;

  /** What is next to nothing: a stream of a byte each would go on for years. */
  static final long MIN_PROGRESS = 64 * 1024;

  /** Below so many bytes a second, over the stall time-out, a stream stands still. */
  private static final long MIN_RATE = 1024;

  static final Duration MAX_PAUSE = Duration.ofSeconds(60);
  static final int BUFFER = 64 * 1024;

  private final MediaSource source;
  private final JobFile file;
  private final Asset asset;
  private final SaveOptions options;
  private final SaveProgress progress;
  private final FileOpening opening;
  private final byte[] buffer = new byte[BUFFER];

  public DownloadToFile(MediaSource source, JobFile file, Asset asset, SaveOptions options) {
    this.source = source;
    this.file = file;
    this.asset = asset;
    this.options = options;
    this.opening = new FileOpening(source, file);
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
      TargetCheck.refuseNeeded(target, part, source.needed());
      StalePartCleanup.sweep(target, part.path());
      Transfer transfer = new Transfer(part, options.sha256());
      read(transfer);
      // A head that came in pieces was not judged when it came.
      byte[] head = part.head();
      if (!asset.accepts(head)) {
        throw file.wrongFile(FileHead.describe(head));
      }
      progress.ended(transfer);
      Optional<String> checksum = transfer.checksum();
      part.moveIntoPlace();
      return new SavedFile(path, transfer.saved(), transfer.mediaType(), checksum);
    }
  }

  private void read(Transfer transfer) {
    int fruitless = 0;
    int attempts = 0;
    long reached = 0;
    while (true) {
      attempts++;
      Exception failure = readOneStream(transfer);
      if (failure == null) {
        return;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw opening.interrupted(failure);
      }
      if (transfer.furthest() - reached >= MIN_PROGRESS) {
        reached = transfer.furthest();
        fruitless = 0;
        attempts = 0;
      } else {
        // Whoever trickles has had its time, and will trickle again.
        fruitless += failure instanceof SlowStreamException ? 2 : 1;
      }
      if (fruitless >= ATTEMPTS) {
        throw incomplete(transfer, attempts, failure);
      }
      opening.sleep(FileOpening.pause(Math.max(0, fruitless - 1), MAX_PAUSE));
      opening.checkTime();
    }
  }

  /** Reads as far as one stream goes; returns why that was not to the end, or null if it was. */
  private @Nullable Exception readOneStream(Transfer transfer) {
    StallWatch.Reading reading;
    try {
      reading = source.stallWatch().reading(opening.open(transfer.rest()));
    } catch (VideoException failure) {
      if (transfer.saved() > 0 && FileOpening.isAboutTheOffset(failure, transfer.rest())) {
        transfer.restart();
        return failure;
      }
      boolean saysItAll =
          failure.kind() == ErrorKind.INCOMPLETE_DOWNLOAD || FileOpening.asksForTooLong(failure);
      throw failure.isRetryable() && !saysItAll
          ? incomplete(transfer, FileOpening.MAX_FAILED_ROUNDS, failure)
          : failure;
    }
    try (reading) {
      if (!transfer.begin(reading.stream())) {
        return new IOException("the file changed, or was not sent from where it was asked for");
      }
      return readToTheEnd(reading, transfer);
    }
  }

  private @Nullable Exception readToTheEnd(StallWatch.Reading reading, Transfer transfer) {
    long span = source.stallWatch().timeout().toNanos();
    long since = source.time().nanoTime();
    long savedThen = transfer.saved();
    while (true) {
      opening.checkSize(Math.max(transfer.total().orElse(0), transfer.saved()));
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
      opening.checkTime();
      long now = source.time().nanoTime();
      if (now - since >= span) {
        Duration passed = Duration.ofNanos(now - since);
        long came = transfer.saved() - savedThen;
        if (came * 1000 < MIN_RATE * passed.toMillis()) {
          return new SlowStreamException(came, passed);
        }
        since = now;
        savedThen = transfer.saved();
      }
    }
  }

  private static VideoException ifRetryable(VideoException failure) {
    if (!failure.isRetryable()) {
      throw failure;
    }
    return failure;
  }

  private IncompleteDownloadException incomplete(Transfer transfer, int attempts, Exception cause) {
    String of = transfer.total().isPresent() ? " of " + transfer.total().getAsLong() : "";
    String message =
        ("the %s of job %s could not be read to its end: %d%s bytes came, and the last %d attempts"
                + " brought next to nothing new, lastly because of: %s. %s")
            .formatted(
                file.what(),
                source.ref(),
                transfer.furthest(),
                of,
                attempts,
                cause.getMessage(),
                opening.stillThere());
    return new IncompleteDownloadException(opening.details(message).cause(cause).build());
  }

  /** A stream that brings less than it must. */
  private static final class SlowStreamException extends IOException {

    private static final long serialVersionUID = 1;

    SlowStreamException(long bytes, Duration passed) {
      super("only " + bytes + " bytes came in " + passed.toMillis() + " ms");
    }
  }
}
