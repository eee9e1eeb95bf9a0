package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Wrong input ends with 2, says what is right, and costs nothing:")
class InvalidInputTest {

  @TempDir private Path folder;

  static Stream<Arguments> wrong() {
    return Stream.of(
        row("generat --prompt x --out a.mp4", "'generat'", "did you mean", "generate"),
        row("generate --prompt x --second 8 --out a.mp4", "'--second'", "did you mean --seconds?"),
        row("generate --prompt x", "--out FILE is missing", "--no-wait"),
        row("generate --out a.mp4", "no prompt"),
        row("compare x --provider a,b --out y --budget abc", "--budget", "dollars", "\"abc\""),
        row("man-pages none", "none", "does not exist"),
        row("generate --prompt= --out a.mp4", "prompt is blank"),
        row("generate --prompt-file long.txt --out a.mp4", "32001 characters", "at most 32000"),
        row("generate --prompt-file none.txt --out a.mp4", "cannot be read from", "none.txt"),
        row(
            "generate --prompt-file latin1.txt --out a.mp4",
            "latin1.txt is not in UTF-8",
            "byte 2"),
        row("generate --prompt x --prompt-file long.txt --out a.mp4", "exclude each other"),
        row("generate --prompt caf\ufffd --out a.mp4", "locale", "--prompt-file"),
        row("generate --prompt A cat --out a.mp4", "--prompt 'A cat'"),
        row("generate A cat --out a.mp4", "--prompt 'A cat'"),
        row("generate --prompt --out a.mp4", "--prompt has no value", "--prompt=--out"),
        row("generate --prompt --json= --out a.mp4", "--prompt has no value", "--prompt=--json"),
        row(
            "film",
            "'film' is no command of videogen",
            "videogen generate --prompt film --out FILE"),
        row("cancle fake:video_1", "'cancle' is no command of videogen"),
        row("delet fake:video_1", "'delet' is no command of videogen"),
        row("generate --prompt x --option a=1 --option a=2 --out a.mp4", "a is given twice"),
        row("generate --prompt x --option a={ --out a.mp4", "begins as JSON and is none"),
        row("generate --prompt x --tag a=1 --tag a=2 --out a.mp4", "tag a is given twice"),
        row("generate --prompt x --tag a --out a.mp4", "--tag", "NAME=VALUE"),
        row("generate --prompt x --seconds 7 --out a.mp4", "7 s", "4, 8, 12 s"),
        row("generate --prompt x --seconds 7 --out a.mp4", "nearest that is offered: --seconds 8"),
        row("generate --prompt x --seconds 0 --out a.mp4", "--seconds", "above zero", "\"0\""),
        row("generate --prompt x --seconds eight --out a.mp4", "--seconds", "\"eight\""),
        row("generate --prompt x --size 1300x720 --out a.mp4", "1300x720", "1280x720"),
        row("generate --prompt x --size 1280 --out a.mp4", "--size", "WIDTHxHEIGHT", "\"1280\""),
        row("generate --prompt x --aspect-ratio 16/x --out a.mp4", "--aspect-ratio", "16:9"),
        row("generate --prompt x --resolution huge --out a.mp4", "--resolution", "720p"),
        row("generate --prompt x --size 1280x720 --aspect-ratio 16:9 --out a.mp4", "exclude"),
        row("generate --prompt x --size 1280x720 --resolution 720p --out a.mp4", "--resolution"),
        row("generate --prompt x --variants 2 --out a.mp4", "2 variants", "1 variant"),
        row("generate --prompt x --variants 0 --out a.mp4", "variants are 1 or more"),
        row("generate --prompt x --fps 0 --out a.mp4", "1 to 240"),
        row("generate --prompt x --seed 1 --out a.mp4", "seed", "first frame"),
        row("generate --prompt x --negative-prompt= --out a.mp4", "not blank"),
        row("generate --prompt x --image none.png --out a.mp4", "no such file", "none.png"),
        row("generate --prompt x --image square.png --out a.mp4", "64x64", "--crop-images"),
        row("generate --prompt x --image latin1.txt --out a.mp4", "latin1.txt", "image/png"),
        row("generate --prompt x --image page.png --out a.mp4", "page.png", "is a text"),
        row("generate --prompt x --image ftp://x/y --out a.mp4", "--image", "not ftp"),
        row("generate --prompt x --image data:image/png,x --out a.mp4", "no image/png"),
        row("generate --prompt x --option steps --out a.mp4", "--option", "NAME=VALUE"),
        row("generate --prompt x --fit near --out a.mp4", "exact, nearest", "\"near\""),
        row("generate --prompt x --timeout soon --out a.mp4", "--timeout", "10m", "\"soon\""),
        row("generate --prompt x --no-wait --timeout 1m", "--timeout makes no sense"),
        row("generate --prompt x --no-wait --thumbnail a.jpg", "--thumbnail makes no sense"),
        row("generate --prompt x --out none/a.mp4", "cannot save", "none"),
        row("generate --prompt x --out .", "cannot save", "folder"),
        row("generate --prompt x --out a.mp4 --thumbnail none/a.jpg", "cannot save", "none"),
        row("generate --prompt x --out a.mp4 --provider opnai", "\"opnai\"", "fake"),
        row("generate --prompt x --out a.mp4 --provider openai", "openai", "found: fake"),
        row("estimate --prompt x --seconds 7", "4, 8, 12 s"),
        row("status", "Missing required parameter", "JOB"),
        row("status fake:nope", "\"nope\"", "fake"),
        row("status nope", "\"nope\"", "fake"),
        row("status elsewhere:video_1", "\"elsewhere\"", "fake"),
        row("status fake:video_1 --provider other", "leave out --provider other"),
        row("status caf\u00e9", "visible ASCII"),
        row("list --limit 0", "--limit is 1 or more"),
        row("list --limit 3 --all", "exclude each other"),
        row("download nope", "--out"),
        row("download nope --out none/a.mp4", "cannot save"),
        row("download nope --out a.mp4 --asset film", "video, thumbnail, spritesheet"),
        row("remix nope --out a.mp4", "--prompt TEXT is missing"),
        row("remix nope --prompt= --out a.mp4", "blank"),
        row("remix nope --prompt x", "--out FILE is missing"),
        row("edit nope --out a.mp4", "--prompt TEXT is missing"),
        row("extend nope --prompt x --out a.mp4", "--seconds N is missing"),
        row("extend nope --prompt x --seconds 0 --out a.mp4", "above zero"),
        row("completion fish", "bash and zsh"));
  }

  private static Arguments row(String commandLine, String... said) {
    return arguments(commandLine, List.of(said));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  @DisplayName("what is refused before it is sent")
  void whatIsRefusedBeforeItIsSent(String commandLine, List<String> said) throws IOException {
    FakeVideoGenerator fake = FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();
    Files.writeString(folder.resolve("long.txt"), "x".repeat(32_001));
    Files.write(folder.resolve("latin1.txt"), new byte[] {'K', (byte) 0xe4, 't'});
    Files.writeString(folder.resolve("page.png"), "<html>Not found</html>");
    Files.write(folder.resolve("square.png"), SampleImages.png(64, 64));

    CliResult outcome =
        new Cli(folder, fake).variable("VIDEOGEN_PROVIDER", "fake").run(inFolder(commandLine));

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("videogen: ").contains(said);
    assertThat(outcome.err().lines()).as(outcome.err()).hasSizeLessThanOrEqualTo(2);
    assertThat(outcome.err())
        .as("no stack trace, and no Java")
        .doesNotContain("\tat ", "Exception", "Fit.", "Media.", "optional(");
    assertThat(outcome.out()).isEmpty();
    assertThat(fake.count(Operation.CREATE)).isZero();
    assertThat(folder.resolve("a.mp4")).doesNotExist();
  }

  /** The words of a command line, with names of files put into the folder of this test. */
  private String[] inFolder(String commandLine) {
    return Stream.of(commandLine.split(" "))
        .map(word -> word.matches("\\.|.*\\.(mp4|png|jpg|txt)") ? "" + folder.resolve(word) : word)
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cancle", "cance", "delet", "deletee", "journal dismis", "journal dimiss"})
  @DisplayName("a slip in the name of what cannot be undone, which is not suggested")
  void aSlipInTheNameOfWhatCannotBeUndone(String commandLine) {
    CliResult outcome = new Cli(folder, FakeVideoGenerator.create()).run(commandLine.split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err())
        .doesNotContain("did you mean", "cancel", "delete?", "dismiss", "generate");
  }

  @Test
  @DisplayName("what the vendor refuses as invalid")
  void whatTheVendorRefuses() {
    FakeVideoGenerator fake = FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();

    CliResult outcome =
        new Cli(folder, fake)
            .generate(folder.resolve("a.mp4"), "--provider", "fake", "--model", "sora-9");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.errLines()).singleElement().asString().contains("sora-9");
  }

  @Test
  @DisplayName("a misspelt setting, for which the right one is named")
  void aMisspeltSetting() {
    CliResult outcome =
        new Cli(folder, FakeVideoGenerator.create())
            .variable("VIDEOGEN_POL_INTERVAL", "3s")
            .run("list");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.errLines()).singleElement().asString().contains("VIDEOGEN_POLL_INTERVAL");
  }

  @Test
  @DisplayName("nothing at all, which is answered with the help")
  void nothingAtAll() {
    CliResult outcome = new Cli(folder, FakeVideoGenerator.create()).run();

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("Usage: videogen");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  @DisplayName("a command line that cannot be read, also as JSON")
  void asJson() {
    CliResult outcome =
        new Cli(folder, FakeVideoGenerator.create())
            .run("generate", "--prompt", "x", "--size", "12", "--json");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.json().path("error").path("kind").textValue()).isEqualTo("usage");
    assertThat(outcome.json().path("error").path("message").textValue()).contains("WIDTHxHEIGHT");
  }
}
