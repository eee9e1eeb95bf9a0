package dev.videogen.cli.command;

import dev.videogen.VideoRequest;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.OutputOptions;
import dev.videogen.cli.option.PromptOptions;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.RequestOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.option.SharedRequestOptions;
import dev.videogen.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code videogen generate}. */
@Command(
    sortOptions = false,
    name = "generate",
    description = "Makes a video from a prompt, waits for it and saves it.",
    customSynopsis = "videogen generate PROMPT --out FILE [OPTIONS]",
    footerHeading = "%nExamples:%n",
    footer = {
      "  videogen generate \"A cat playing piano\" --out cat.mp4",
      "  videogen generate --prompt-file scene.txt --seconds 8 --size 1280x720 \\",
      "      --image first.png --crop-images --out scene.mp4 --thumbnail scene.webp",
      "  videogen generate --prompt-file scenes.txt --each --out scene.mp4",
      "  job=$(videogen generate \"Rain\" --no-wait); videogen status $job"
    })
public final class GenerateCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = PromptOptions.LABEL,
      description = PromptOptions.DESCRIPTION)
  private @Nullable String words;

  @ArgGroup(validate = false, heading = "%nWhat to make:%n", order = 1)
  private RequestOptions request = new RequestOptions();

  @ArgGroup(validate = false, heading = "%nWhat goes along:%n", order = 2)
  private SharedRequestOptions shared = new SharedRequestOptions();

  @ArgGroup(validate = false, heading = "%nWhere it goes:%n", order = 3)
  private OutputOptions output = new OutputOptions();

  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions results = new ResultOptions();

  @Option(
      names = "--each",
      description =
          "With --prompt-file: makes a video of each line of the file, all at once. They go to"
              + " name-1.mp4, name-2.mp4. All are checked before the first is sent, and the exit"
              + " code is that of the worst.")
  private boolean each;

  public GenerateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    request.argument(words);
    if (each) {
      return ofEach().value();
    }
    VideoRequest video = request.toRequest(shared);
    output.check(session.terminal(), results);
    try (ProviderOptions.Opened opened = provider.open(session)) {
      new MakeVideo(session, output, results)
          .make(opened, video, request.promptFile(), request.fit());
    }
    return ExitCode.DONE.value();
  }

  private ExitCode ofEach() {
    output.check(session.terminal(), results);
    output.checkEach();
    List<VideoRequest> videos = request.toRequests(shared);
    try (ProviderOptions.Opened opened = provider.open(session)) {
      return new MakeEach(session, output, results)
          .make(opened, videos, request.promptFile(), request.fit());
    }
  }
}
