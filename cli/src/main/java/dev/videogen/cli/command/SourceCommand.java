package dev.videogen.cli.command;

import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.VideoRequest;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.JobArgument;
import dev.videogen.cli.option.OutputOptions;
import dev.videogen.cli.option.PromptOptions;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.option.SharedRequestOptions;
import dev.videogen.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that makes a video from that of a completed job. */
abstract class SourceCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private JobArgument job = new JobArgument();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = PromptOptions.LABEL,
      description = PromptOptions.DESCRIPTION)
  private @Nullable String words;

  @ArgGroup(validate = false, heading = "%nWhat is to be seen:%n", order = 1)
  private PromptOptions prompt = new PromptOptions();

  @ArgGroup(validate = false, heading = "%nWhat goes along:%n", order = 2)
  private SharedRequestOptions shared = new SharedRequestOptions();

  @ArgGroup(validate = false, heading = "%nWhere it goes:%n", order = 3)
  private OutputOptions output = new OutputOptions();

  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions results = new ResultOptions();

  SourceCommand(Session session) {
    this.session = session;
  }

  /**
   * Begins the request.
   *
   * @param source the job whose video it is made from
   * @param prompt what is to be seen
   */
  abstract VideoRequest.Builder request(JobRef source, String prompt);

  @Override
  public final Integer call() {
    prompt.argument(words);
    String text =
        prompt
            .prompt()
            .orElseThrow(
                () -> new UsageException("PROMPT or --prompt TEXT is missing, what is to be seen"));
    output.check(session.terminal(), results);
    try (ProviderOptions.Opened opened = provider.open(session, job)) {
      VideoRequest request = requested(job.ref(opened.videos()), text);
      new MakeVideo(session, output, results).make(opened, request, prompt.promptFile(), Fit.EXACT);
    }
    return ExitCode.DONE.value();
  }

  private VideoRequest requested(JobRef source, String text) {
    try {
      VideoRequest.Builder request = request(source, text);
      shared.addTo(request);
      return request.build();
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }
}
