package dev.videogen.cli.command;

import dev.videogen.VideoJob;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.JobArgument;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.output.JobJson;
import dev.videogen.cli.output.JobText;
import dev.videogen.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code videogen status}. */
@Command(
    sortOptions = false,
    name = "status",
    description = {
      "Shows a job as it is now.",
      "Ends with 1 if the job failed, was cancelled or has expired."
    })
public final class StatusCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private JobArgument job = new JobArgument();
  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions results = new ResultOptions();

  public StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (ProviderOptions.Opened opened = provider.open(session, job)) {
      VideoJob now = opened.videos().retrieve(job.ref(opened.videos()));
      results.print(
          session.terminal(),
          () -> JobText.details(now, session.time().now()),
          () -> JobJson.of(now));
      return ExitCode.of(now.status()).value();
    }
  }
}
