package dev.videogen.cli.error;

import dev.videogen.JobRef;
import dev.videogen.cli.output.Formats;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.VideoException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether and where a command was to save a video, which is what it takes to say how to go on with
 * a job that was paid for when the command itself cannot.
 *
 * @param intended whether a video was to be saved
 * @param target where to; null if that was left open
 */
public record ResumeHint(boolean intended, @Nullable Path target) {

  /** No video was to be saved. */
  public static ResumeHint nothing() {
    return new ResumeHint(false, null);
  }

  /** The command that goes on where another ended, if there is a job that it can go on with. */
  public Optional<String> pickUp(Throwable failure) {
    if (!intended || !(failure instanceof VideoException known) || known.operation().isPaid()) {
      // What fails while it is submitted has made no job; the one it names is what it was made of.
      return Optional.empty();
    }
    Path better = known instanceof LocalStorageException ? null : target;
    return switch (ExitCode.of(known)) {
      case UNAVAILABLE, NO_ACCESS, TIMED_OUT, INTERRUPTED ->
          known.job().map(job -> pickUp(job, better));
      default -> Optional.empty();
    };
  }

  /** The command that waits for a job and saves its video. */
  public static String pickUp(JobRef job, @Nullable Path target) {
    String file = target == null ? "FILE" : Formats.quoted(target.toString());
    return "videogen download " + Formats.quoted(job.toString()) + " --out " + file;
  }
}
