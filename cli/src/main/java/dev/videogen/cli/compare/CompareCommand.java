package dev.videogen.cli.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Download;
import dev.videogen.JobRef;
import dev.videogen.SaveOptions;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.cli.error.ExitCode;
import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.option.ProviderOptions;
import dev.videogen.cli.option.RequestOptions;
import dev.videogen.cli.option.ResultOptions;
import dev.videogen.cli.option.SharedRequestOptions;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.ProgressLines;
import dev.videogen.cli.session.ClientFactory;
import dev.videogen.cli.session.Session;
import dev.videogen.config.Configuration;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code videogen compare}. */
@Command(
    sortOptions = false,
    name = "compare",
    description = {
      "Makes the video of one prompt with several vendors or models, and a page that plays them"
          + " side by side.",
      "--provider and --model take several names with commas between them: several models of one"
          + " instance, one model of several, or as many of both, which are paired in their order."
    },
    customSynopsis =
        "videogen compare --provider NAME,NAME --out FOLDER [OPTIONS] PROMPT%n"
            + "       videogen compare --model NAME,NAME --out FOLDER [OPTIONS] PROMPT",
    footerHeading = "%nExamples:%n",
    footer = {
      "  videogen compare --provider openai,fal,replicate --out rain \"Rain on a window\"",
      "  videogen compare --provider openai --model sora-2,sora-2-pro --budget 2 \\",
      "      --out cats \"A cat playing piano\"",
      "",
      "The page is FOLDER/index.html, the videos are beside it. It ends with the worst exit code"
          + " of all, and tells how to pick up each job that was not waited for or saved."
    })
public final class CompareCommand implements Callable<Integer> {

  private static final String PAGE = "index.html";

  private final Session session;

  @Parameters(
      paramLabel = "PROMPT",
      arity = "0..1",
      description = "What is to be seen and heard; the same as --prompt.")
  private @Nullable String prompt;

  @ArgGroup(validate = false, heading = "%nWhat to make:%n", order = 1)
  private RequestOptions request = new RequestOptions();

  @ArgGroup(validate = false, heading = "%nWhat goes along:%n", order = 2)
  private SharedRequestOptions shared = new SharedRequestOptions();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      required = true,
      description = {
        "Where the videos and the page go; made if it is not there. Files of the same names are"
            + " replaced."
      })
  @SuppressWarnings("NullAway.Init") // Picocli does.
  private Path out;

  @Option(
      names = "--budget",
      paramLabel = "DOLLARS",
      description =
          "What all videos together may cost. Unless their prices are known and allow it, nothing"
              + " is sent to any vendor. The configured limits hold besides.")
  private @Nullable BigDecimal budget;

  @Option(
      names = "--timeout",
      paramLabel = "10m",
      description =
          "How long to wait for each at most. Unless given, the setting poll-timeout holds, or"
              + " 10m. A job runs on if the wait ends before it.")
  private @Nullable Duration timeout;

  @Mixin private ProviderOptions provider = new ProviderOptions();
  @Mixin private ResultOptions output = new ResultOptions();

  public CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (budget != null && budget.signum() < 0) {
      throw new UsageException("--budget is 0 or more dollars, not " + budget.toPlainString());
    }
    VideoRequest asked = asked();
    List<Lineup> lineup = Lineup.of(provider.instances(session), asked.model());
    Configuration configuration = session.clients().configuration();
    List<String> instances = lineup.stream().map(Lineup::instance).distinct().toList();
    try (VideoClient videos = session.clients().open(configuration, instances)) {
      List<Contender> contenders = contenders(videos, configuration, asked, lineup);
      new ComparisonBudget(configuration, videos.journal(), budget)
          .check(contenders, session.time().now())
          .filter(sum -> sum.signum() > 0)
          .ifPresent(sum -> session.say("Estimated cost of all: " + Formats.dollars(sum)));
      makeFolder();
      checkTargets(contenders);
      List<ComparisonResult> results = run(contenders);
      tell(results);
      results.stream().flatMap(each -> each.created().stream()).forEach(session::created);
      ComparisonPage page = new ComparisonPage(asked, results, session.time().now());
      Path written = page.write(out.resolve(PAGE));
      output.print(session.terminal(), () -> lines(results, written), () -> json(results, written));
      return worst(results).value();
    }
  }

  private VideoRequest asked() {
    VideoRequest asked = request.toRequest(shared);
    if (prompt == null) {
      return asked;
    }
    if (asked.prompt().isPresent()) {
      throw new UsageException("the prompt is given twice; leave out --prompt or --prompt-file");
    }
    return asked.toBuilder().prompt(prompt).build();
  }

  private List<Contender> contenders(
      VideoClient videos, Configuration configuration, VideoRequest asked, List<Lineup> lineup) {
    List<String> names = Lineup.names(lineup);
    List<Contender> contenders = new ArrayList<>();
    for (int each = 0; each < lineup.size(); each++) {
      Lineup entry = lineup.get(each);
      String name = names.get(each);
      VideoClient own = videos.on(entry.instance());
      VideoRequest.Builder one = asked.toBuilder();
      entry.model().ifPresent(one::model);
      // The same key for another request is refused; with its name it can be repeated.
      asked.key().ifPresent(key -> one.key(key + "-" + name));
      contenders.add(
          new Contender(
              name,
              own,
              ClientFactory.isFake(configuration, entry.instance()),
              own.check(one.build(), request.fit()),
              out.resolve(name + ".mp4")));
    }
    return contenders;
  }

  private void makeFolder() {
    try {
      Files.createDirectories(out);
    } catch (IOException unwritable) {
      throw new UsageException("--out: the folder " + out + " cannot be made: " + unwritable);
    }
  }

  private void checkTargets(List<Contender> contenders) {
    List<Path> needed = request.promptFile().stream().toList();
    for (Contender each : contenders) {
      each.videos()
          .checkTargets(
              each.checked(),
              List.of(each.target(), out.resolve(PAGE)),
              needed,
              SaveOptions.defaults());
    }
    List<Path> all = new ArrayList<>(contenders.stream().map(Contender::target).toList());
    all.add(out.resolve(PAGE));
    Download.checkTargets(all, SaveOptions.defaults());
  }

  private List<ComparisonResult> run(List<Contender> contenders) {
    boolean drawn = session.terminal().redraws() && !session.isVerbose();
    List<String> names = contenders.stream().map(Contender::name).toList();
    try (ProgressLines lines =
        new ProgressLines(session.terminal(), session.time(), names, drawn)) {
      List<ContenderRun> runs = new ArrayList<>();
      for (int each = 0; each < contenders.size(); each++) {
        runs.add(
            new ContenderRun(
                contenders.get(each),
                lines,
                lines.line(each),
                session.time(),
                Optional.ofNullable(timeout)));
      }
      return new SideBySide(runs).results();
    }
  }

  private void tell(List<ComparisonResult> results) {
    results.forEach(
        result ->
            result
                .errorLines()
                .forEach(line -> session.say(result.contender().name() + ": " + line)));
  }

  private static List<String> lines(List<ComparisonResult> results, Path page) {
    List<String> lines = new ArrayList<>();
    for (ComparisonResult result : results) {
      String made =
          result.video() == null
              ? "no video"
              : "%s, %s".formatted(result.contender().target(), Formats.bytes(result.bytes()));
      String job = result.created().map(JobRef::toString).orElse("no job");
      lines.add(
          "%s: %s (%s, cost: %s)".formatted(result.contender().name(), made, job, result.cost()));
    }
    lines.add("Page: " + page);
    return lines;
  }

  private static ObjectNode json(List<ComparisonResult> results, Path page) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("page", page.toString());
    ArrayNode compared = json.putArray("compared");
    results.forEach(result -> compared.add(result.json()));
    return json;
  }

  /** What was created is never told as if nothing was. */
  private static ExitCode worst(List<ComparisonResult> results) {
    ExitCode worst = ExitCode.DONE;
    for (ComparisonResult result : results) {
      ExitCode code = result.exitCode();
      worst = code.value() > worst.value() ? code : worst;
    }
    boolean created = results.stream().anyMatch(result -> result.created().isPresent());
    return created && worst == ExitCode.WRONG_REQUEST ? ExitCode.UNAVAILABLE : worst;
  }
}
