package dev.videogen.internal.download;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PermissionException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of a job: finds the output that it belongs to, and opens it. An address that is no
 * longer served is replaced by looking the job up again.
 *
 * <p>For one thread.
 */
public final class JobFile {

  private final MediaSource source;
  private final Asset asset;
  private final int variant;
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

  /** When the vendor removes the file, as far as is known. */
  Optional<Instant> expiresAt() {
    return Optional.ofNullable(job).flatMap(VideoJob::expiresAt);
  }

  /** How many videos the job has; 0 before it was opened. */
  public int variants() {
    return job == null ? 0 : job.outputs().size();
  }

  public MediaStream open(ByteRange range) {
    VideoOutput output = output(job == null ? source.job() : job);
    try {
      return source.open(output, asset, range);
    } catch (NotFoundException
        | PermissionException
        | AuthenticationException
        | InvalidRequestException refused) {
      // With any of these a storage host may turn away an address whose signature has run out.
      if (output.address().isEmpty()) {
        throw refused;
      }
      VideoOutput fresh = output(source.job());
      if (fresh.equals(output)) {
        throw refused;
      }
      return source.open(fresh, asset, range);
    }
  }

  private VideoOutput output(VideoJob seen) {
    job = seen;
    switch (seen.status()) {
      case QUEUED, IN_PROGRESS -> throw notYet(seen);
      case FAILED, CANCELLED -> throw nothingToRead(seen);
      case EXPIRED -> throw expired(seen);
      case COMPLETED -> {}
    }
    int count = seen.outputs().size();
    if (variant >= count) {
      throw noSuchVariant(count);
    }
    return seen.outputs().get(variant);
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
    String when = seen.expiresAt().map(time -> " at " + time).orElse("");
    return new NotFoundException(
        details(
            "the files of job "
                + seen.ref()
                + " expired"
                + when
                + " and are gone: create the video again"));
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
