package dev.videogen.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.option.PromptOptions;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.RequestOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.option.SharedRequestOptions;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.JobJson;
import dev.videogen.cli.output.JobText;
import dev.videogen.cli.session.Session;
import dev.videogen.spi.CheckedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code videogen estimate}. */
@Command(
    sortOptions = false,
    name = "estimate",
    description =
        "Says what a request would cost and whether it would be taken, without sending it.",
    customSynopsis = "videogen estimate PROMPT [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  videogen estimate \"A cat\" --seconds 8 --size 1280x720 --provider openai")
public final class EstimateCommand implements Callable<Integer> {

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

  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions results = new ResultOptions();

  public EstimateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    request.argument(words);
    VideoRequest video = request.toRequest(shared);
    try (ProviderOptions.Opened opened = provider.open(session)) {
      VideoClient videos = opened.videos();
      CheckedRequest checked = videos.check(video, request.fit());
      results.print(session.terminal(), () -> lines(checked), () -> json(checked));
    }
    return ExitCode.DONE.value();
  }

  private static List<String> lines(CheckedRequest checked) {
    List<String> lines = new ArrayList<>(JobText.changes(checked.adjustments()));
    lines.add(
        checked
            .estimate()
            .map(cost -> "Estimated cost: " + Formats.dollars(cost))
            .orElse("Estimated cost: unknown, which does not mean that it is free"));
    return lines;
  }

  private static ObjectNode json(CheckedRequest checked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    checked.estimate().ifPresent(cost -> json.set("estimated_cost_usd", JobJson.amount(cost)));
    json.set("adjustments", JobJson.adjustments(checked.adjustments()));
    return json;
  }
}
