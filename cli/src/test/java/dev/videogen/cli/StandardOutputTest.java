package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Asset;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("With --out -")
class StandardOutputTest {

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();

  private CliResult run(String... arguments) {
    return new Cli(folder, fake).run(arguments);
  }

  private byte[] saved(String job, Asset asset) throws IOException {
    Path file = folder.resolve("saved");
    CliResult outcome =
        run("download", job, "--out", "" + file, "--asset", asset.name().toLowerCase(Locale.ROOT));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return Files.readAllBytes(file);
  }

  @Test
  @DisplayName("a new video and nothing else is written to standard output")
  void aNewVideo() throws IOException {
    CliResult outcome = run("generate", "--prompt", "A cat", "--out", "-");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    String job = outcome.err().replaceAll("(?s).*Submitted as (\\S+).*", "$1");
    assertThat(outcome.bytes()).isEqualTo(saved(job, Asset.VIDEO));
    assertThat(outcome.err()).contains("Wrote ", " to standard output");
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  @DisplayName("a thumbnail may go to a file beside it")
  void aThumbnailMayGoToAFile() {
    Path still = folder.resolve("still.webp");

    CliResult outcome =
        run("generate", "--prompt", "A cat", "--out", "-", "--thumbnail", still.toString());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.bytes()).startsWith(0, 0, 0);
    assertThat(still).isNotEmptyFile();
    assertThat(outcome.err()).contains("Saved " + still);
  }

  @ParameterizedTest
  @CsvSource({"VIDEO", "THUMBNAIL"})
  @DisplayName("so is any file of a job")
  void anyFileOfAJob(Asset asset) throws IOException {
    String job = new Cli(folder, fake).submit();

    CliResult outcome =
        run("download", job, "--out", "-", "--asset", asset.name().toLowerCase(Locale.ROOT));

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.bytes()).isEqualTo(saved(job, asset));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "--out - --json, exclude each other",
    "--out - --variants 2, writes one video",
    "--out a.mp4 --thumbnail -, only --out can be standard output",
    "--out - --thumbnail -, only --out can be standard output"
  })
  @DisplayName("what cannot be written there is refused before anything is paid for")
  void whatCannotBeWrittenThere(String options, String said) {
    CliResult outcome =
        run(
            Stream.concat(Stream.of("generate", "--prompt", "x"), Stream.of(options.split(" ")))
                .map(word -> word.equals("a.mp4") ? "" + folder.resolve(word) : word)
                .toArray(String[]::new));

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(said);
    assertThat(fake.count(Operation.CREATE)).isZero();
  }

  @Test
  @DisplayName("a terminal is no place for a video")
  void aTerminalIsNoPlaceForAVideo() {
    for (List<String> command :
        List.of(
            List.of("generate", "--prompt", "x", "--out", "-"),
            List.of("download", "fake:video_1", "--out", "-"))) {
      CliResult outcome =
          new Cli(folder, fake).outputIsTerminal().run(command.toArray(String[]::new));

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("into this terminal", "> FILE");
    }
    assertThat(fake.count(Operation.CREATE)).isZero();
  }

  @Test
  @DisplayName("the command that picks a job up writes there as well")
  void theCommandThatPicksAJobUp() {
    CliResult outcome = run("generate", "--prompt", "x", "--out", "-", "--no-wait");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).contains("--out -");
  }
}
