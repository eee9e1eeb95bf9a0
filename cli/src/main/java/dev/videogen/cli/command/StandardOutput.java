package dev.videogen.cli.command;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.SavedFile;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.session.JobProgress;
import dev.videogen.cli.session.Session;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file of a job to standard output. It is saved to a temporary file before, as it would be
 * to any other, so that only a whole file of the right kind is written: what was written once
 * cannot be taken back.
 */
record StandardOutput(Session session, JobProgress watch) {

  /**
   * Waits for a job and writes its file.
   *
   * @param videos the client
   * @param ref the job
   * @param asset which of its files
   * @param timeout how long to wait at most, if that was said
   * @return the job as it ended
   */
  VideoJob write(VideoClient videos, JobRef ref, Asset asset, Optional<Duration> timeout) {
    VideoJob ended = videos.await(ref, watch.waiting(timeout));
    DownloadCommand.requireUnexpired(ended);
    if (ended.outputs().size() > 1) {
      throw failure(
          ref, "has %d videos, and --out - writes one".formatted(ended.outputs().size()), null);
    }
    try {
      Path folder = Files.createTempDirectory("videogen-");
      Path file = folder.resolve(Formats.word(asset));
      try {
        SavedFile saved = videos.download(ref).asset(asset).saveTo(file, watch.saving());
        OutputStream out = session.terminal().bytes();
        Files.copy(file, out);
        out.flush();
        watch.tell(List.of("Wrote " + Formats.bytes(saved.length()) + " to standard output"));
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException failed) {
      throw failure(ref, "could not be written to standard output: " + failed.getMessage(), failed);
    }
    return ended;
  }

  private static LocalStorageException failure(
      JobRef job, String reason, @Nullable IOException cause) {
    ErrorDetails.Builder details =
        ErrorDetails.builder(Operation.DOWNLOAD, "the job " + job + " " + reason)
            .provider(job.instance())
            .job(job)
            .billed(Billed.YES);
    return new LocalStorageException((cause == null ? details : details.cause(cause)).build());
  }
}
