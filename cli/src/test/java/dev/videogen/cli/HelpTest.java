package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("The help")
class HelpTest {

  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?m)^ {2}(?:[A-Z_]+=\\S+ +)*videogen [^;$\n]*$");

  @TempDir private Path folder;

  private CliResult run(String... arguments) {
    return new Cli(folder, FakeVideoGenerator.create()).run(arguments);
  }

  static Stream<Arguments> options() {
    return Stream.of(
        options(
            "generate",
            "--prompt=TEXT --out=FILE --provider=NAME --model=NAME --seconds=N --size=WxH"
                + " --aspect-ratio=W:H --resolution=CLASS --image=FILE --last-frame=FILE"
                + " --reference=FILE --variants=N --seed=N --fps=N --negative-prompt=TEXT"
                + " --[no-]audio --fit=exact|nearest --option=NAME=VALUE --thumbnail=FILE"
                + " --timeout=10m --no-wait --json --crop-images --prompt-file=FILE --verbose"),
        options(
            "compare",
            "PROMPT --prompt=TEXT --provider=NAME --model=NAME --out=FOLDER --budget=DOLLARS"
                + " --timeout=10m --seconds=N --size=WxH --fit=exact|nearest --key=NAME"),
        options("estimate", "--prompt=TEXT --seconds=N --size=WxH --fit=exact|nearest --json"),
        options("status", "JOB --provider=NAME --json"),
        options("list", "--limit=N --all --provider=NAME --json"),
        options("download", "JOB --out=FILE --asset=video|thumbnail|spritesheet --timeout=10m"),
        options("cancel", "JOB --provider=NAME --json"),
        options("delete", "JOB --provider=NAME --json"),
        options(
            "remix",
            "JOB --prompt=TEXT --option=NAME=VALUE --key=NAME --tag=NAME=VALUE --end-user=ID"
                + " --out=FILE --no-wait --thumbnail=FILE --json"),
        options("edit", "JOB --prompt=TEXT --prompt-file=FILE --out=FILE --no-wait --json"),
        options("extend", "JOB --prompt=TEXT --seconds=N --out=FILE --no-wait --json"),
        options("journal", "resume dismiss --all --json"),
        options(
            "jobs",
            "--database=URL --driver=FILE --user=NAME --uncertain --parked --cost-by=day|TAG"
                + " --days=N --json"),
        options("providers", "--json"),
        options("emulator", "--port=N --job-duration=DURATION --webhook=URL --open"),
        options("webhook", "listen"),
        options("completion", "bash|zsh"),
        options("help", "COMMAND"));
  }

  private static Arguments options(String command, String options) {
    return Arguments.of(command, List.of(options.split(" ")));
  }

  @ParameterizedTest(name = "of {0}")
  @MethodSource("options")
  @DisplayName("lists every option of a command, in 80 columns")
  void listsEveryOption(String command, List<String> options) {
    CliResult outcome = run(command, "--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).startsWith("Usage: videogen " + command).contains(options);
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest(name = "of journal {0}")
  @CsvSource({"resume, --out-dir=DIR --timeout=10m --no-adopt --json", "dismiss, ID --json"})
  @DisplayName("lists every option of a command's command, in 80 columns")
  void listsEveryOptionOfANestedCommand(String command, String options) {
    CliResult outcome = run("journal", command, "--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .startsWith("Usage: videogen journal " + command)
        .contains("Options:")
        .contains(List.of(options.split(" ")));
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest(name = "of {0}")
  @ValueSource(strings = {"generate", "journal", "journal resume", "help"})
  @DisplayName("is the same after the word help as after a command")
  void isTheSameAfterTheWordHelp(String path) {
    String[] help = ("help " + path).split(" ");
    String[] option = (path + " --help").split(" ");

    assertThat(run(help).out()).isNotEmpty().isEqualTo(run(option).out());
  }

  @Test
  @DisplayName("is that of videogen after the word help alone")
  void isThatOfVideogenAfterTheWordHelpAlone() {
    assertThat(run("help").out()).isEqualTo(run("--help").out());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "help film, 'videogen has no command film; it has generate'",
    "help journal film, 'videogen journal has no command film; it has resume, dismiss'",
    "help status now, 'videogen status has no command now'"
  })
  @DisplayName("of a command that is not there names those that are")
  void ofACommandThatIsNotThere(String commandLine, String said) {
    CliResult outcome = run(commandLine.split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(said);
  }

  @Test
  @DisplayName("of videogen names the commands, the exit codes and the environment")
  void ofVideogen() {
    CliResult outcome = run("--help");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains(options().map(row -> "  " + row.get()[0] + " ").toList())
        .contains("VIDEOGEN_PROVIDER", "OPENAI_API_KEY", "videogen generate \"A cat");
    assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(outcome.out().lines().map(String::strip))
        .contains(
            "0     done",
            "1     the job failed, was cancelled or expired",
            "2     wrong usage, configuration or request; nothing was created",
            "3     authentication, permission, payment or budget",
            "6     it is uncertain whether the job was created")
        .anyMatch(line -> line.startsWith("4     the vendor or the network is unavailable"))
        .anyMatch(line -> line.startsWith("5     the wait timed out; the command"));
  }

  @Test
  @DisplayName("has examples that can be typed")
  void examples() {
    List<String> examples = examples(line()).toList();

    assertThat(examples).hasSizeGreaterThan(15);
    for (String example : examples) {
      String[] words =
          WORD.matcher(example.replaceFirst("^.*?videogen ", ""))
              .results()
              .map(word -> word.group().replaceAll("^\"|\"$", ""))
              .toArray(String[]::new);
      assertThatCode(() -> line().parseArgs(words)).as(example).doesNotThrowAnyException();
    }
  }

  private CommandLine line() {
    return new Cli(folder, FakeVideoGenerator.create()).line();
  }

  /** The commands in the footers of a command and of those below it, each on one line. */
  private static Stream<String> examples(CommandLine command) {
    String footer = String.join("\n", command.getCommandSpec().usageMessage().footer());
    return Stream.concat(
        EXAMPLE.matcher(footer.replaceAll("\\\\\\s*\n\\s*", " ")).results().map(MatchResult::group),
        command.getSubcommands().values().stream().flatMap(HelpTest::examples));
  }

  @Test
  @DisplayName("has no example that is broken where 80 columns end")
  void examplesFit() {
    assertThat(footerLines(line())).allMatch(line -> line.length() <= 80);
  }

  private static List<String> footerLines(CommandLine command) {
    return Stream.concat(
            Stream.of(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith("  ")),
            command.getSubcommands().values().stream().flatMap(each -> footerLines(each).stream()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  @DisplayName("has a version beside it")
  void hasAVersionBesideIt(String option) {
    CliResult outcome = run(option);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).startsWith("videogen ").contains("(Java ");
  }
}
