package dev.videogen.internal.download;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file of a job: finds the output that it belongs to, and opens it in every way that there is:
 * at the address that the job names, by the job's own call for content, and at the address that the
 * job names when it is read again.
 *
 * <p>For one thread.
 */
public final class JobFile {

  private static final int GONE = 410;

  private final MediaSource source;
  private final Asset asset;
  private final int variant;

  /** As it was read last; once it has completed, what says otherwise is a replica that lags. */
  private @Nullable VideoJob job;

  public JobFile(MediaSource source, Asset asset, int variant) {
    this.source = source;
    this.asset = asset;
    this.variant = variant;
  }

  /** Which file it is, as a word for messages: {@code thumbnail}. */
  String what() {
    return asset.name().toLowerCase(Locale.ROOT);
  }

  /** How many videos the job has; 0 before it was opened. */
  public int variants() {
    return job == null ? 0 : job.outputs().size();
  }

  /** Until when the vendor says that it keeps the file; it may mean another clock than ours. */
  Optional<Instant> expiresAt() {
    return Optional.ofNullable(job).flatMap(VideoJob::expiresAt);
  }

  /** Whether a refusal may mean that the file is not there yet although its job has completed. */
  boolean mayLag(VideoException refusal) {
    if (job == null) {
      return false;
    }
    return switch (refusal.kind()) {
      case CONFLICT -> true;
      case INVALID_REQUEST -> refusal.httpStatus().isPresent() || job.outputs().isEmpty();
      case NOT_FOUND -> !saysThatItIsGone(refusal);
      default -> false;
    };
  }

  /** Only the vendor says that, and not the clock. */
  private static boolean saysThatItIsGone(VideoException refusal) {
    return refusal.httpStatus().orElse(0) == GONE
        || Stream.of(refusal.code(), refusal.vendorMessage())
            .flatMap(Optional::stream)
            .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains("expired"));
  }

  /**
   * Opens the file: tries each way once.
   *
   * @param range from where to read
   * @return the stream; its first bytes are those of such a file, if it begins at the beginning
   * @throws VideoException the most hopeful of the refusals, if every way is refused
   */
  MediaStream open(ByteRange range) {
    VideoOutput output = output();
    List<VideoOutput> ways = new ArrayList<>(List.of(output));
    // Where outputs have no ids of their own, the call for content gives the first.
    boolean ownCall = !output.id().equals(output.jobId()) || variants() == 1;
    if (asset == Asset.VIDEO && output.address().isPresent() && ownCall) {
      ways.add(VideoOutput.of(output.jobId(), output.id(), output.index()));
    }
    VideoException refused = null;
    for (VideoOutput way : ways) {
      try {
        return open(way, range);
      } catch (VideoException failure) {
        if (isAboutUs(failure, range)) {
          throw failure;
        }
        refused = refused == null || hope(failure) >= hope(refused) ? failure : refused;
      }
    }
    VideoOutput fresh = readAgain(Objects.requireNonNull(refused));
    if (ways.contains(fresh)) {
      throw refused;
    }
    return open(fresh, range);
  }

  /** Whether no other way can help, or whoever asks has to ask for something else. */
  private static boolean isAboutUs(VideoException failure, ByteRange range) {
    return switch (failure.kind()) {
      case INVALID_REQUEST -> range.offset() > 0;
      case UNSUPPORTED_REQUEST,
          RATE_LIMIT,
          CLIENT_CLOSED,
          CONFIGURATION,
          LOCAL_STORAGE,
          VIDEO_INTERRUPTED ->
          true;
      default -> false;
    };
  }

  private int hope(VideoException failure) {
    return mayLag(failure) ? 2 : failure.isRetryable() ? 1 : 0;
  }

  private MediaStream open(VideoOutput output, ByteRange range) {
    MediaStream stream = source.open(output, asset, range);
    if (stream.offset() != 0) {
      return stream;
    }
    FileHead head = FileHead.read(stream, source);
    if (!head.isWrong(asset)) {
      return head.stream();
    }
    try {
      stream.close();
    } catch (IOException unread) {
      // Nobody wants to read it.
    }
    throw wrongFile(head.description());
  }

  private VideoOutput output() {
    VideoJob known = job;
    VideoJob completed = known == null || known.outputs().isEmpty() ? completed() : known;
    job = completed;
    int count = completed.outputs().size();
    if (variant >= count) {
      throw noSuchVariant(count);
    }
    return completed.outputs().get(variant);
  }

  private VideoJob completed() {
    VideoJob seen = source.job();
    return switch (seen.status()) {
      case QUEUED, IN_PROGRESS -> throw notYet(seen);
      case FAILED, CANCELLED -> throw nothingToRead(seen);
      case EXPIRED -> throw expired(seen);
      case COMPLETED -> seen;
    };
  }

  private VideoOutput readAgain(VideoException refused) {
    VideoJob seen;
    try {
      seen = source.job();
    } catch (VideoException unread) {
      throw refused;
    }
    switch (seen.status()) {
      case QUEUED, IN_PROGRESS -> throw refused;
      case FAILED, CANCELLED -> throw nothingToRead(seen);
      case EXPIRED -> throw expired(seen);
      case COMPLETED -> {}
    }
    if (variant >= seen.outputs().size()) {
      throw refused;
    }
    job = seen;
    return seen.outputs().get(variant);
  }

  IncompleteDownloadException wrongFile(String came) {
    return new IncompleteDownloadException(
        details(
            "instead of the %s of job %s came %s. Nothing was kept of it: download again by its ref"
                .formatted(what(), source.ref(), came)));
  }

  private ConflictException notYet(VideoJob seen) {
    return new ConflictException(
        details(
            "job "
                + seen.ref()
                + " is "
                + seen.status()
                + ", so there is no file yet: await it, then download"));
  }

  private JobFailedException nothingToRead(VideoJob seen) {
    String reason = seen.error().map(error -> " (" + error + ")").orElse("");
    return new JobFailedException(
        details(
            "job "
                + seen.ref()
                + " is "
                + seen.status()
                + reason
                + ", so there is no file to read"),
        seen);
  }

  private NotFoundException expired(VideoJob seen) {
    return new NotFoundException(
        details(
                "the vendor says that the files of job "
                    + seen.ref()
                    + " expired and are gone: create the video again")
            .toBuilder()
            .code("expired")
            .build());
  }

  private InvalidRequestException noSuchVariant(int count) {
    String there =
        switch (count) {
          case 0 -> "no video";
          case 1 -> "one video, variant 0";
          default -> count + " videos, variants 0 to " + (count - 1);
        };
    return new InvalidRequestException(
        details("job " + source.ref() + " has " + there + "; there is no variant " + variant));
  }

  private ErrorDetails details(String message) {
    return ErrorDetails.builder(Operation.DOWNLOAD, message)
        .provider(source.ref().instance())
        .job(source.ref())
        .billed(Billed.YES)
        .build();
  }
}
