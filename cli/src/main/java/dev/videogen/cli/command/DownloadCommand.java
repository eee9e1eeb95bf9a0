package dev.videogen.cli.command;

import dev.videogen.Asset;
import dev.videogen.Download;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.SaveOptions;
import dev.videogen.SavedFile;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.CompletionCandidates;
import dev.videogen.cli.option.JobArgument;
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
      required = true,
      description =
          "Where to save the file. Those of several variants go to name-1.mp4, name-2.mp4.")
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
    Download.checkTarget(out, SaveOptions.defaults());
    try (ProviderOptions.Opened opened = provider.open(session, job)) {
      GenerateResult saved = save(opened.videos(), job.ref(opened.videos()));
      results.print(session.terminal(), saved::lines, saved::json);
    }
    return ExitCode.DONE.value();
  }

  private GenerateResult save(VideoClient videos, JobRef ref) {
    try (JobProgress watch = JobProgress.ofKnownJob(session)) {
      VideoJob ended = videos.await(ref, watch.waiting(Optional.ofNullable(timeout)));
      if (ended.status() == JobStatus.EXPIRED) {
        throw expired(ended);
      }
      List<SavedFile> files = videos.download(ref).asset(asset).saveAllTo(out, watch.saving(out));
      return GenerateResult.of(ended, asset, files);
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
