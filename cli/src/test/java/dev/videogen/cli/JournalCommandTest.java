package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.VideoRequest;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.ProcessStamp;
import dev.videogen.spi.JobFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("With a journal,")
class JournalCommandTest {

  private static final UUID ID = UUID.fromString("abcdef01-0000-0000-0000-000000000000");
  private static final ProcessStamp KILLED =
      new ProcessStamp(ProcessStamp.current().pid(), Optional.of(Instant.EPOCH));

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private Cli cli;
  private Path file;
  private Path cat;

  @BeforeEach
  void keepAJournal() {
    file = folder.resolve("journal");
    cat = folder.resolve("cat.mp4");
    cli =
        new Cli(folder, fake)
            .variable("VIDEOGEN_PROVIDER", "fake")
            .variable("VIDEOGEN_JOURNAL_FILE", file.toString());
  }

  /** What a process noted that was killed, or still runs. */
  private void noteIntent(String instance, ProcessStamp process) throws IOException {
    Journal.inFile(file)
        .append(
            new JournalEntry.Intent(
                fake.clock().now(),
                ID,
                instance,
                process,
                JobFingerprint.of(VideoRequest.builder("A cat").build()),
                1,
                Optional.empty()));
  }

  private CliResult resume(String... more) {
    String[] all = new String[more.length + 4];
    String[] fixed = {"journal", "resume", "--out-dir", folder.toString()};
    System.arraycopy(fixed, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    return cli.run(all);
  }

  private String states() {
    return String.join(
        " ",
        cli.run("journal", "--all", "--json").json().path("submissions").findValuesAsText("state"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal", "journal resume", "journal dismiss abc"})
  @DisplayName("which none is configured, every command says which setting that is: 2")
  void saysWhichSettingIsMissing(String command) {
    CliResult outcome = new Cli(folder, fake).run(command.split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("no journal is configured: set videogen.journal.file");
  }

  @Nested
  @DisplayName("videogen journal")
  class Listing {

    @Test
    @DisplayName("lists what is not saved, and what is uncertain")
    void listsWhatIsLeft() throws IOException {
      cli.generate(cat);
      cli.submit();
      noteIntent("fake", KILLED);
      fake.clock().advance(Duration.ofMinutes(5));

      CliResult outcome = cli.run("journal");

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out().lines().map(line -> line.replaceFirst("^[0-9a-f]{8}", "........")))
          .containsExactly(
              "ID        STATE      SUBMITTED    JOB                PROMPT",
              "........  created    5 min ago    fake:video_000002  A cat",
              "........  uncertain  5 min ago    fake:?             A cat");
      assertThat(outcome.err()).contains("videogen journal resume");
      assertThat(cli.interactive().run("journal").out().lines())
          .allMatch(line -> line.length() <= 80);
    }

    @Test
    @DisplayName("lists everything with --all")
    void listsEverything() {
      cli.generate(cat);
      fake.script().nextCreate().failsWith(FakeError.outOfCredit());
      cli.generate(cat);

      assertThat(cli.run("journal").out()).isEmpty();
      assertThat(cli.run("journal").err()).contains("Nothing is left to be done.");
      assertThat(cli.run("journal", "--all").out()).contains("  saved ", "  refused ");
      assertThat(cli.run("journal", "--all").err()).isEmpty();
    }

    @Test
    @DisplayName("says so when nothing was submitted")
    void saysWhenNothingWasSubmitted() {
      assertThat(cli.run("journal", "--all").err()).contains("Nothing was submitted.");
      assertThat(cli.run("journal", "--json").json().path("submissions").isArray()).isTrue();
    }

    @Test
    @DisplayName("tells all that is known as JSON")
    void tellsAllAsJson() {
      cli.generate(cat, "--seconds", "8", "--size", "1280x720", "--variants", "2");
      fake.script().nextCreate().losesResponseButFindsJob();
      cli.generate(cat);

      JsonNode json = cli.run("journal", "--all", "--json").json();

      assertThat(json.path("journal").textValue()).isEqualTo(file.toString());
      JsonNode saved = json.path("submissions").path(0);
      assertThat(saved.path("id").textValue()).hasSize(36);
      assertThat(saved.path("state").textValue()).isEqualTo("saved");
      assertThat(saved.path("submitted_at").textValue()).isEqualTo("2026-01-01T00:00:00Z");
      assertThat(saved.path("provider").textValue()).isEqualTo("fake");
      assertThat(saved.path("job").textValue()).isEqualTo("fake:video_000001");
      assertThat(saved.path("target").textValue()).isEqualTo(cat.toString());
      assertThat(saved.path("files")).hasSize(2);
      assertThat(saved.path("prompt").textValue()).isEqualTo("A cat");
      assertThat(saved.path("size").textValue()).isEqualTo("1280x720");
      assertThat(saved.path("seconds").intValue()).isEqualTo(8);
      assertThat(saved.path("variants").intValue()).isEqualTo(2);
      assertThat(saved.path("estimated_cost_usd").decimalValue()).isEqualByComparingTo("1.6");
      JsonNode uncertain = json.path("submissions").path(1);
      assertThat(uncertain.path("state").textValue()).isEqualTo("uncertain");
      assertThat(uncertain.path("candidates").path(0).textValue()).isEqualTo("fake:video_000002");
      assertThat(uncertain.path("reason").textValue()).isNotEmpty();
    }
  }

  @Nested
  @DisplayName("videogen journal resume")
  class Resume {

    @Test
    @DisplayName("saves what was broken off to where it was to go: 0")
    void savesWhatWasBrokenOff() {
      fake.script().nextDownload().failsWith(CircuitOpenException::new).times(5);
      assertThat(cli.generate(cat).exitCode()).isEqualTo(4);
      assertThat(states()).isEqualTo("created");

      CliResult outcome = resume();

      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.err()).contains("Resuming the job fake:video_000001");
      assertThat(outcome.out()).startsWith("Saved " + cat + " (1280x720, 4 s, ");
      assertThat(cat).isNotEmptyFile();
      assertThat(states()).isEqualTo("saved");
      assertThat(resume().err()).contains("Nothing is left to be done.");
    }

    @Test
    @DisplayName("says why a video is not where the journal wants it, and replaces nothing unasked")
    void saysWhyAVideoIsElsewhere() throws IOException {
      fake.script().nextDownload().failsWith(CircuitOpenException::new).times(5);
      cli.generate(cat);
      Path other = Files.createDirectory(folder.resolve("other"));
      Files.writeString(cat, "mine");

      CliResult outcome = cli.run("journal", "resume", "--out-dir", other.toString());

      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.err())
          .contains(
              "The journal names " + cat + ", which is not in " + other + ": name its folder");
      assertThat(other.resolve("fake-video_000001.mp4")).isNotEmptyFile();
      assertThat(cat).hasContent("mine");
    }

    @Test
    @DisplayName("saves beside a file that is there, or replaces it with --overwrite")
    void savesBesideAFile() throws IOException {
      fake.script().nextDownload().failsWith(CircuitOpenException::new).times(5);
      cli.generate(cat);
      Files.writeString(cat, "mine");

      CliResult outcome = resume();

      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.err()).contains("There is a file " + cat + ", which was kept.");
      assertThat(cat).hasContent("mine");
      fake.script().nextDownload().failsWith(CircuitOpenException::new).times(5);
      cli.generate(cat);
      assertThat(resume("--overwrite").exitCode()).isZero();
      assertThat(Files.size(cat)).isGreaterThan(100);
    }

    @Test
    @DisplayName("saves a remix that was broken off, too")
    void savesARemix() {
      cli.generate(cat);
      Path dog = folder.resolve("dog.mp4");
      fake.script().nextDownload().failsWith(CircuitOpenException::new).times(5);
      assertThat(
              cli.run("remix", "video_000001", "--prompt", "A dog", "--out", "" + dog).exitCode())
          .isEqualTo(4);

      assertThat(resume().exitCode()).isZero();
      assertThat(dog).isNotEmptyFile();
    }

    @Test
    @DisplayName("saves in the given folder what has no target, and tells it as JSON: 0")
    void savesInTheGivenFolder() {
      String job = cli.submit();

      JsonNode json = resume("--json").json();

      Path saved = folder.resolve("fake-video_000001.mp4");
      assertThat(saved).isNotEmptyFile();
      JsonNode one = json.path("recovered").path(0);
      assertThat(one.path("job").textValue()).isEqualTo(job);
      assertThat(one.path("status").textValue()).isEqualTo("completed");
      assertThat(one.path("files").path(0).path("path").textValue()).isEqualTo(saved.toString());
    }

    @Test
    @DisplayName("finds the job of a submission whose response was lost, and saves it: 0")
    void findsALostJob() {
      fake.script().nextCreate().losesResponseButFindsJob();
      CliResult lost = cli.generate(cat);
      assertThat(lost.exitCode()).isEqualTo(6);
      assertThat(lost.err()).contains("Look for its job with: videogen journal resume");

      assertThat(resume("--no-adopt").exitCode()).isEqualTo(6);
      CliResult outcome = resume();

      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(folder.resolve("fake-video_000001.mp4")).isNotEmptyFile();
      assertThat(states()).isEqualTo("saved");
    }

    @Test
    @DisplayName("says what is still uncertain, why, and what to do: 6")
    void saysWhatIsUncertain() throws IOException {
      // Two jobs that are no other submission's, so that either may be it.
      cli.submit();
      cli.submit();
      Files.delete(file);
      fake.clock().advance(Duration.ofMinutes(1));
      noteIntent("fake", KILLED);

      CliResult outcome = resume();

      assertThat(outcome.exitCode()).isEqualTo(6);
      assertThat(outcome.err())
          .contains("Resuming the create noted as abcdef01")
          .contains("it is uncertain whether fake has created a job")
          .contains("it may be fake:video_000001, completed")
          .contains("it may be fake:video_000002, completed")
          .contains("videogen journal dismiss abcdef01");
      JsonNode error = resume("--json").json().path("recovered").path(0).path("error");
      assertThat(error.path("kind").textValue()).isEqualTo("submission_uncertain");
      assertThat(error.path("candidates")).hasSize(2);
    }

    @Test
    @DisplayName("says which jobs gave no video: 1")
    void saysWhichJobsFailed() {
      fake.script().nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));
      cli.submit();
      cli.submit();

      CliResult outcome = resume();

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.err()).contains("the job fake:video_000001 failed: internal_error");
      assertThat(outcome.out()).contains("fake-video_000002.mp4");
      assertThat(states()).isEqualTo("ended saved");
      assertThat(resume().exitCode()).isZero();
    }

    @Test
    @DisplayName("goes on with the others when a wait ends early: 5")
    void goesOnWhenAWaitEndsEarly() {
      fake.script().nextJob().takes(Duration.ofHours(2));
      cli.submit();
      fake.script().nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));
      cli.submit();

      CliResult outcome = resume("--timeout", "1m");

      assertThat(outcome.exitCode()).isEqualTo(5);
      assertThat(outcome.err()).contains("the wait ended before the job fake:video_000001 did");
      assertThat(states()).isEqualTo("created ended");
    }

    @Test
    @DisplayName("does not say that nothing was created if a read of a noted job is refused: 4")
    void isNotRefusedIfAReadIs() {
      cli.submit();
      fake.script().nextRetrieve().failsWith(InvalidRequestException::new);

      CliResult outcome = resume("--json");

      assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(4);
      assertThat(outcome.json().path("recovered").path(0).path("error").path("exit_code").asInt())
          .isEqualTo(4);
    }

    @Test
    @DisplayName("says which instance is no longer configured: 2")
    void saysWhichInstanceIsMissing() throws IOException {
      noteIntent("east", KILLED);

      CliResult outcome = resume();

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("east");
      assertThat(states()).isEqualTo("uncertain");
    }

    @Test
    @DisplayName("leaves alone what a running process waits for: 0")
    void leavesAloneWhatIsInFlight() throws IOException {
      noteIntent("fake", ProcessStamp.current());

      CliResult outcome = resume();

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.err())
          .contains("process " + ProcessHandle.current().pid() + " still waits")
          .contains("the create noted as abcdef01");
    }

    @Test
    @DisplayName("wants a folder that is there: 2")
    void wantsAFolder() {
      CliResult outcome =
          cli.run("journal", "resume", "--out-dir", folder.resolve("no").toString());

      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("there is no folder " + folder.resolve("no"));
    }
  }

  @Nested
  @DisplayName("videogen journal dismiss")
  class Dismiss {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "abcdef01-0000-0000-0000-000000000000",
          "abcdef01",
          " ABC ",
          "fake:video_000001"
        })
    @DisplayName("settles a submission by its id, the beginning of that, or its job")
    void settlesASubmission(String name) throws IOException {
      noteIntent("fake", KILLED);
      Journal.inFile(file)
          .append(
              new JournalEntry.Created(fake.clock().now(), ID, JobRef.of("fake", "video_000001")));

      CliResult outcome = cli.run("journal", "dismiss", name);

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out().strip()).isEqualTo("Dismissed the job fake:video_000001");
      assertThat(states()).isEqualTo("dismissed");
    }

    @Test
    @DisplayName("tells it as JSON, and does nothing twice")
    void tellsItAsJson() throws IOException {
      noteIntent("fake", KILLED);

      cli.run("journal", "dismiss", "abcdef01");
      JsonNode json = cli.run("journal", "dismiss", "abcdef01", "--json").json();

      assertThat(json.path("id").textValue()).isEqualTo(ID.toString());
      assertThat(json.path("dismissed").booleanValue()).isTrue();
      assertThat(Journal.inFile(file).entries()).hasSize(2);
    }

    @Test
    @DisplayName("refuses what is not there, what is not clear and what is waited for: 2")
    void refusesWhatItCannotTell() throws IOException {
      noteIntent("fake", ProcessStamp.current());

      assertThat(cli.run("journal", "dismiss", "123").err())
          .contains("the journal has no submission 123");
      assertThat(cli.run("journal", "dismiss", "").exitCode()).isEqualTo(2);
      CliResult waiting = cli.run("journal", "dismiss", "abc");
      assertThat(waiting.exitCode()).isEqualTo(2);
      assertThat(waiting.err()).contains("still waits for the response to the create noted as abc");
      Journal.inFile(file)
          .append(
              JournalEntry.parse(Files.readAllLines(file).get(0).replace("abcdef01", "abcdef02"))
                  .orElseThrow());
      assertThat(cli.run("journal", "dismiss", "abc").err())
          .contains("2 submissions begin with abc");
    }
  }

  @Nested
  @DisplayName("and with a budget,")
  class WithABudget {

    @Test
    @DisplayName("videogen generate spends no more than that over several runs: 3")
    void spendsNoMoreThanThat() {
      cli.variable("VIDEOGEN_BUDGET_PER_DAY", "0.50");

      assertThat(cli.generate(cat).exitCode()).isZero();
      CliResult outcome = cli.generate(cat, "--json");

      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err())
          .contains("it would cost $0.40, and of the $0.50 allowed per day $0.40 are spent");
      JsonNode error = outcome.json().path("error");
      assertThat(error.path("kind").textValue()).isEqualTo("budget_exceeded");
      assertThat(error.path("billed").textValue()).isEqualTo("no");
      fake.clock().advance(Duration.ofDays(1));
      assertThat(cli.generate(cat).exitCode()).isZero();
    }
  }
}
