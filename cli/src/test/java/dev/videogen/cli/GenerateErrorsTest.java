package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("videogen generate, when something goes wrong,")
class GenerateErrorsTest {

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private Cli cli;
  private Path cat;

  @BeforeEach
  void writeIntoAFolder() {
    cli = new Cli(folder, fake).variable("VIDEOGEN_PROVIDER", "fake");
    cat = folder.resolve("cat.mp4");
  }

  @AfterEach
  void everyScriptWasUsed() {
    assertThat(fake.script().unusedScripts()).isEmpty();
  }

  @Test
  @DisplayName("says why the job failed: 1")
  void saysWhyTheJobFailed() {
    fake.script()
        .nextJob()
        .failsAt(40, JobError.of("internal_error", "out of luck"))
        .isBilled(Billed.YES);

    CliResult outcome = cli.generate(cat, "--json");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.errLines().get(outcome.errLines().size() - 1))
        .isEqualTo("videogen: the job fake:video_000001 failed: internal_error: out of luck");
    JsonNode error = outcome.json().path("error");
    assertThat(error.path("kind").textValue()).isEqualTo("job_failed");
    assertThat(error.path("exit_code").intValue()).isEqualTo(1);
    assertThat(error.path("job").textValue()).isEqualTo("fake:video_000001");
    assertThat(error.path("billed").textValue()).isEqualTo("yes");
    assertThat(error.path("ended").path("failure").path("code").textValue())
        .isEqualTo("internal_error");
    assertThat(cat).doesNotExist();
  }

  @Test
  @DisplayName("quotes the prompt that the vendor would take: 2")
  void quotesTheRevisedPrompt() {
    fake.script().nextCreate().failsWith(FakeError.contentPolicy("A tame cat"));

    CliResult outcome = cli.generate(cat, "--json");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("A tame cat");
    assertThat(outcome.json().path("error").path("kind").textValue()).isEqualTo("content_policy");
    assertThat(outcome.json().path("error").path("revised_prompt").textValue())
        .isEqualTo("A tame cat");
  }

  @Test
  @DisplayName("says that the vendor does not let it: 3")
  void saysThatTheVendorDoesNotLetIt() {
    fake.script().nextCreate().failsWith(FakeError.outOfCredit());

    CliResult outcome = cli.generate(cat, "--json");

    assertThat(outcome.exitCode()).isEqualTo(3);
    JsonNode error = outcome.json().path("error");
    assertThat(error.path("kind").textValue()).isEqualTo("payment_required");
    assertThat(error.path("http_status").intValue()).isEqualTo(429);
    assertThat(error.path("code").textValue()).isEqualTo("insufficient_quota");
    assertThat(error.path("billed").textValue()).isEqualTo("no");
    assertThat(error.has("pick_up")).isFalse();
  }

  @Test
  @DisplayName("says how long the vendor asks to wait: 4")
  void saysHowLongToWait() {
    fake.script().nextCreate().failsWith(FakeError.rateLimit(Duration.ofMinutes(2)));

    CliResult outcome = cli.generate(cat, "--json");

    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.json().path("error").path("retry_after_seconds").intValue()).isEqualTo(120);
    assertThat(outcome.json().path("error").path("retryable").booleanValue()).isTrue();
  }

  @Test
  @DisplayName("says how to pick up a job whose file did not come whole: 4")
  void saysHowToPickUpAnIncompleteDownload() {
    fake.script().nextDownload().failsWith(CircuitOpenException::new).times(5);

    CliResult outcome = cli.generate(cat);

    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err())
        .endsWith(
            "Pick it up with: videogen download fake:video_000001 --out "
                + cat
                + System.lineSeparator());
    assertThat(cli.run("download", "fake:video_000001", "--out", "" + cat).exitCode()).isZero();
  }

  @Test
  @DisplayName("says how to pick up the thumbnail alone where the video is saved: 4")
  void saysHowToPickUpAThumbnail() {
    fake.script().nextDownload().succeeds();
    fake.script().nextDownload().failsWith(CircuitOpenException::new).times(5);
    Path picture = cat.resolveSibling("cat.jpg");

    CliResult outcome = cli.generate(cat, "--thumbnail", "" + picture);

    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(cat).isNotEmptyFile();
    String command = "videogen download fake:video_000001 --out " + picture + " --asset thumbnail";
    assertThat(outcome.err()).endsWith("Pick it up with: " + command + System.lineSeparator());
    assertThat(
            cli.run("download", "fake:video_000001", "--out", "" + picture, "--asset", "thumbnail")
                .exitCode())
        .isZero();
    assertThat(picture).isNotEmptyFile();
  }

  @Test
  @DisplayName("never ends as if nothing was created once something was: 4")
  void neverEndsAsIfNothingWasCreated() {
    fake.script().nextDownload().failsWith(InvalidRequestException::new);

    CliResult outcome = cli.generate(cat, "--json");

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(4);
    assertThat(outcome.json().path("error").path("exit_code").intValue()).isEqualTo(4);
    assertThat(outcome.err()).contains("Pick it up with: videogen download fake:video_000001");
  }

  @Test
  @DisplayName("never ends as if nothing was created when a read of the new job is refused: 4")
  void isNotRefusedIfAReadOfItsJobIs() {
    fake.script().nextRetrieve().failsWith(InvalidRequestException::new);

    CliResult outcome = cli.generate(cat);

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(4);
    assertThat(outcome.err()).contains("Pick it up with: videogen download fake:video_000001");
  }

  @Test
  @DisplayName("says how to pick up a job that takes longer than the wait: 5")
  void saysHowToPickUpAfterTheWait() {
    fake.script().nextJob().takes(Duration.ofMinutes(30));

    CliResult outcome = cli.generate(cat, "--timeout", "1m", "--json");

    assertThat(outcome.exitCode()).isEqualTo(5);
    assertThat(outcome.err())
        .contains("videogen: the wait ended before the job fake:video_000001 did (queued)")
        .contains("; it runs on. It has been paid for.")
        .contains("Pick it up with: videogen download fake:video_000001 --out " + cat);
    assertThat(outcome.json().path("error").path("pick_up").textValue())
        .isEqualTo("videogen download fake:video_000001 --out " + cat);
    assertThat(cli.run("download", "fake:video_000001", "--out=" + cat, "--timeout=1h").exitCode())
        .isZero();
    assertThat(cat).isNotEmptyFile();
  }

  @Test
  @DisplayName("lists the jobs that may be the one whose response was lost: 6")
  void listsTheCandidates() {
    fake.script().nextCreate().losesResponseButFindsJob();

    CliResult outcome = cli.generate(cat, "--json");

    assertThat(outcome.exitCode()).isEqualTo(6);
    assertThat(outcome.err())
        .contains("it may be fake:video_000001, completed, created 2026-01-01T00:00:00Z");
    JsonNode error = outcome.json().path("error");
    assertThat(error.path("kind").textValue()).isEqualTo("submission_uncertain");
    assertThat(error.path("billed").textValue()).isEqualTo("unknown");
    assertThat(error.path("candidates").findValuesAsText("job"))
        .containsExactly("fake:video_000001");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"--out=cat.mp4", "--out=-", "--no-wait"})
  @DisplayName("names a job whose create was under way when it is interrupted: 130")
  void saysHowToPickUpWhenInterrupted(String output) {
    CliResult outcome =
        cli.generator(new CreatesMetByCtrlC(1))
            .run(
                "generate", "A cat", output.replace("cat.mp4", folder.resolve("a.mp4").toString()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.err()).contains("waiting for the response to what was sent");
    if (output.equals("--no-wait")) {
      assertThat(outcome.out()).startsWith("fake:video_");
      return;
    }
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(130);
    assertThat(outcome.err())
        .containsPattern("videogen: interrupted .*fake:video_")
        .doesNotContain("runs on")
        .containsPattern("Pick it up with: videogen download fake:video_\\S+ --out ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--out", "--thumbnail"})
  @DisplayName(
      "takes a name that ends with a slash for a folder, and saves no file of that name: 2")
  void nameOfAFolder(String option) {
    CliResult outcome = cli.run("generate", "A cat", "--out=" + cat, option + "=new/");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("\"new/\" names a folder", "such as new/video.mp4");
    assertThat(fake.calls(Operation.CREATE)).isEmpty();
  }

  @Test
  @DisplayName("replaces neither the journal nor a file that it reads")
  void replacesNoFileThatIsNeeded() throws IOException {
    Path journal = folder.resolve("paid.journal");
    Path scene = Files.writeString(folder.resolve("scene.txt"), "A cat");
    cli.variable("VIDEOGEN_JOURNAL_FILE", journal.toString());
    for (CliResult outcome :
        List.of(
            cli.generate(journal),
            cli.generate(cat, "--thumbnail", journal.toString()),
            cli.generate(journal, "--no-wait"),
            cli.run("generate", "--prompt-file", scene.toString(), "--out", scene.toString()))) {
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("which it would replace");
    }
    assertThat(scene).hasContent("A cat");
    assertThat(fake.calls(Operation.CREATE)).isEmpty();
  }

  @Test
  @DisplayName("tells of the video although its thumbnail is lost")
  void tellsOfTheVideoAlthoughItsThumbnailIsLost() {
    fake.script().nextDownload().succeeds();
    fake.script().nextDownload().failsWith(FakeError.permission());

    CliResult outcome = cli.generate(cat, "--thumbnail", "" + folder.resolve("cat.jpg"));

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("Saved " + cat);
    assertThat(cat).isNotEmptyFile();
  }

  @Test
  @DisplayName("shows the stack trace with --verbose alone")
  void showsTheStackTraceWhenVerbose() {
    fake.script().nextCreate().failsWith(FakeError.permission()).times(2);

    assertThat(cli.generate(cat).err()).doesNotContain("\tat ");
    assertThat(cli.generate(cat, "--verbose").err()).contains("\tat ");
  }
}
