package dev.videogen.cli.command;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.Destructive;
import dev.videogen.cli.option.JobArgument;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.JobJson;
import dev.videogen.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code videogen cancel}. */
@Command(
    sortOptions = false,
    name = "cancel",
    description = {
      "Asks the vendor to stop a job that runs.",
      "Ends with 0 whatever became of it; the status is shown."
    })
public final class CancelCommand implements Callable<Integer>, Destructive {

  private final Session session;

  @Mixin private JobArgument job = new JobArgument();
  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions results = new ResultOptions();

  public CancelCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (ProviderOptions.Opened opened = provider.open(session, job)) {
      VideoJob now = opened.videos().cancel(job.ref(opened.videos()));
      results.print(session.terminal(), () -> List.of(sentence(now)), () -> JobJson.of(now));
    }
    return ExitCode.DONE.value();
  }

  private static String sentence(VideoJob job) {
    if (job.status() == JobStatus.CANCELLED) {
      return "Cancelled " + job.ref();
    }
    return job.status().isTerminal()
        ? "Not cancelled: " + job.ref() + " has ended, " + Formats.word(job.status())
        : "Asked to cancel " + job.ref() + ", which has not ended yet: see videogen status";
  }
}
