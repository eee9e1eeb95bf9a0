package dev.videogen.cli.command;

import dev.videogen.Asset;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.SavedFile;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.CompletionCandidates;
import dev.videogen.cli.option.FileName;
import dev.videogen.cli.option.JobArgument;
import dev.videogen.cli.option.OutputTarget;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.GenerateResult;
import dev.videogen.cli.session.JobProgress;
import dev.videogen.cli.session.Session;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code videogen download}. */
@Command(
    sortOptions = false,
    name = "download",
    description = "Saves the files of a job; waits for it first if it still runs.",
    customSynopsis = "videogen download JOB --out FILE [OPTIONS]")
public final class DownloadCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private JobArgument job = new JobArgument();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      converter = FileName.class,
      required = true,
      description =
          "Where to save the file. Those of several variants go to name-1.mp4, name-2.mp4. - is"
              + " standard output.")
  private Path out = Path.of("");

  @Option(
      names = "--asset",
      paramLabel = "video|thumbnail|spritesheet",
      completionCandidates = CompletionCandidates.Assets.class,
      description = "Which file to save; the video unless given.")
  private Asset asset = Asset.VIDEO;

  @Option(
      names = "--timeout",
      paramLabel = "10m",
      description = "How long to wait for a running job at most.")
  private @Nullable Duration timeout;

  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions results = new ResultOptions();

  public DownloadCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    OutputTarget.check(out, session.terminal(), results);
    try (ProviderOptions.Opened opened = provider.open(session, job)) {
      JobRef ref = job.ref(opened.videos());
      if (OutputTarget.isStandardOutput(out)) {
        write(opened.videos(), ref);
      } else {
        GenerateResult saved = save(opened.videos(), ref);
        // What it cost was told when it was made, and is not charged again.
        results.print(session.terminal(), saved::files, saved::json);
      }
    }
    return ExitCode.DONE.value();
  }

  private GenerateResult save(VideoClient videos, JobRef ref) {
    try (JobProgress watch = JobProgress.ofKnownJob(session)) {
      VideoJob ended = videos.await(ref, watch.waiting(Optional.ofNullable(timeout)));
      requireUnexpired(ended);
      List<SavedFile> files = videos.download(ref).asset(asset).saveAllTo(out, watch.saving());
      return GenerateResult.of(ended, asset, files);
    }
  }

  private void write(VideoClient videos, JobRef ref) {
    try (JobProgress watch = JobProgress.ofKnownJob(session)) {
      new StandardOutput(session, watch).write(videos, ref, asset, Optional.ofNullable(timeout));
    }
  }

  /** Refuses a job whose files are gone. */
  static void requireUnexpired(VideoJob job) {
    if (job.status() == JobStatus.EXPIRED) {
      throw expired(job);
    }
  }

  /** The download itself would say that there is no such file, which is not all that is known. */
  private static JobFailedException expired(VideoJob job) {
    String when = job.expiresAt().map(time -> " at " + time).orElse("");
    return new JobFailedException(
        ErrorDetails.builder(
                Operation.DOWNLOAD,
                "the job " + job.ref() + " has expired" + when + ": its files are gone")
            .provider(job.ref().instance())
            .job(job.ref())
            .build(),
        job);
  }
}
