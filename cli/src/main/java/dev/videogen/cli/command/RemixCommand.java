package dev.videogen.cli.command;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.JobArgument;
import dev.videogen.cli.option.OutputOptions;
import dev.videogen.cli.option.PromptOptions;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.GenerateResult;
import dev.videogen.cli.session.JobProgress;
import dev.videogen.cli.session.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code videogen remix}. */
@Command(
    sortOptions = false,
    name = "remix",
    description = "Makes a new video from a completed one, waits for it and saves it.",
    customSynopsis = "videogen remix JOB --prompt TEXT --out FILE [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  videogen remix openai:video_123 --prompt \"The same at night\" --out night.mp4")
public final class RemixCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private JobArgument job = new JobArgument();

  @ArgGroup(validate = false, heading = "%nWhat is to be different:%n", order = 1)
  private PromptOptions prompt = new PromptOptions();

  @ArgGroup(validate = false, heading = "%nWhere it goes:%n", order = 2)
  private OutputOptions output = new OutputOptions();

  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions results = new ResultOptions();

  public RemixCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    String change =
        prompt
            .prompt()
            .orElseThrow(
                () -> new UsageException("--prompt TEXT is missing, what is to be different"));
    output.check();
    try (ProviderOptions.Opened opened = provider.open(session, job)) {
      VideoClient videos = opened.videos();
      output.check(videos);
      JobRef source = job.ref(videos);
      if (output.noWait()) {
        VideoJob created = videos.remix(source, change);
        SubmitResult.print(session, results, output, created, Optional.empty());
      } else {
        GenerateResult rendered = rendered(videos, source, change);
        results.print(session.terminal(), rendered::lines, rendered::json);
      }
    }
    return ExitCode.DONE.value();
  }

  private GenerateResult rendered(VideoClient videos, JobRef source, String change) {
    try (JobProgress watch = JobProgress.ofNewJob(session)) {
      return SaveVideo.save(
          output,
          watch,
          videos,
          Optional.empty(),
          (target, options) -> {
            VideoJob created = videos.remix(source, change);
            watch.seen(created);
            return videos.save(created.ref(), target, options);
          });
    }
  }
}
