package dev.videogen.cli.error;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.cli.output.Formats;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.VideoException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether and where a command was to save a file of a job, which is what it takes to say how to go
 * on with a job that was paid for when the command itself cannot.
 *
 * @param intended whether a file was to be saved
 * @param target where to; null if that was left open
 * @param created the job that this command created or resumes; null if there is none
 * @param asset which file is still to be saved
 */
public record ResumeHint(
    boolean intended, @Nullable Path target, @Nullable JobRef created, Asset asset) {

  /** Where a video was to be saved. */
  public ResumeHint(boolean intended, @Nullable Path target, @Nullable JobRef created) {
    this(intended, target, created, Asset.VIDEO);
  }

  /** No video was to be saved. */
  public static ResumeHint nothing() {
    return new ResumeHint(false, null, null);
  }

  /** No video is to be saved of a job that may have been created before. */
  public static ResumeHint of(Optional<JobRef> created) {
    return new ResumeHint(false, null, created.orElse(null));
  }

  /** How the command ends; never as one that created nothing if it did create something. */
  public ExitCode exitCode(Throwable failure) {
    ExitCode code = ExitCode.of(failure);
    return created != null && code == ExitCode.WRONG_REQUEST ? ExitCode.UNAVAILABLE : code;
  }

  /** The command that goes on where another ended, if there is a job that it can go on with. */
  public Optional<String> pickUp(Throwable failure) {
    if (!intended) {
      return Optional.empty();
    }
    Path better = failure instanceof LocalStorageException ? null : target;
    return switch (exitCode(failure)) {
      case UNAVAILABLE, NO_ACCESS, TIMED_OUT, INTERRUPTED, INTERNAL ->
          job(failure).map(job -> pickUp(job, better) + ofAsset());
      default -> Optional.empty();
    };
  }

  private String ofAsset() {
    return asset == Asset.VIDEO ? "" : " --asset " + Formats.word(asset);
  }

  private Optional<JobRef> job(Throwable failure) {
    // What fails while it is submitted has made no job; the one it names is what it was made of.
    return failure instanceof VideoException known && !known.operation().isPaid()
        ? known.job().or(() -> Optional.ofNullable(created))
        : Optional.ofNullable(created);
  }

  /** The command that waits for a job and saves its video. */
  public static String pickUp(JobRef job, @Nullable Path target) {
    String file = target == null ? "FILE" : Formats.quoted(target.toString());
    return "videogen download " + Formats.quoted(job.toString()) + " --out " + file;
  }
}
