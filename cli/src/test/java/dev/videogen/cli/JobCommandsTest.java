package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobError;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of a job that was created before,")
class JobCommandsTest {

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private Cli cli;

  @BeforeEach
  void useTheFake() {
    cli = new Cli(folder, fake).variable("VIDEOGEN_PROVIDER", "fake");
  }

  @Nested
  @DisplayName("videogen status")
  class Status {

    @Test
    @DisplayName("shows all that is known")
    void showsAllThatIsKnown() {
      String job = cli.submit("--seconds", "8");
      fake.clock().advance(Duration.ofMinutes(3));

      CliResult outcome = cli.run("status", job);

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out().lines())
          .containsExactly(
              "Job      fake:video_000001",
              "Status   completed",
              "Model    fake-video",
              "Video    1280x720, 8 s",
              "Prompt   A cat",
              "Created  2026-01-01 00:00:00 UTC (3 min ago)",
              "Ended    2026-01-01 00:00:10 UTC (2 min ago)",
              "Expires  2026-01-01 01:00:10 UTC (in 57 min)",
              "Cost     $0.80");
    }

    @Test
    @DisplayName("shows how far it has come")
    void showsHowFarItHasCome() {
      String job = cli.submit();
      fake.clock().advance(Duration.ofMillis(5_500));

      assertThat(cli.run("status", job).out()).contains("Status   in progress, 50 %");
      JsonNode json = cli.run("status", job, "--json").json();
      assertThat(json.path("status").textValue()).isEqualTo("in_progress");
      assertThat(json.path("progress").intValue()).isEqualTo(50);
      assertThat(json.has("completed_at")).isFalse();
    }

    @Test
    @DisplayName("leaves a terminal alone, whatever is in its prompt")
    void leavesATerminalAlone() {
      cli.run("generate", "--no-wait", "--prompt", "A \u001b[31mred\u0007 cat\nand dog");

      assertThat(cli.run("status", "video_000001").out())
          .contains("Prompt   A [31mred cat and dog");
      assertThat(cli.run("status", "video_000001", "--json").json().path("prompt").textValue())
          .isEqualTo("A \u001b[31mred\u0007 cat\nand dog");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fake:video_000001", "video_000001"})
    @DisplayName("takes its ref or its id")
    void takesItsRefOrItsId(String job) {
      cli.submit();

      assertThat(cli.run("status", job, "--json").json().path("job").textValue())
          .isEqualTo("fake:video_000001");
    }

    @Test
    @DisplayName("says why it failed, and ends with 1")
    void saysWhyItFailed() {
      fake.script().nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));
      String job = cli.submit();
      fake.clock().advance(Duration.ofMinutes(1));

      CliResult outcome = cli.run("status", job);

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out()).contains("Reason   internal_error: out of luck");
      JsonNode failure = cli.run("status", job, "--json").json().path("failure");
      assertThat(failure.path("code").textValue()).isEqualTo("internal_error");
      assertThat(failure.path("message").textValue()).isEqualTo("out of luck");
      assertThat(failure.path("content_policy").booleanValue()).isFalse();
    }

    @Test
    @DisplayName("says until when its files were to be kept, and is not expired by the clock")
    void saysThatItHasExpired() {
      String job = cli.submit();
      fake.clock().advance(Duration.ofDays(3));

      CliResult outcome = cli.run("status", job);

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out())
          .contains("Status   completed")
          .contains("Created  2026-01-01 00:00:00 UTC (3 days ago)")
          .contains("Expires  2026-01-01 01:00:10 UTC (2 days ago)");
    }
  }

  @Nested
  @DisplayName("videogen list")
  class Listing {

    @Test
    @DisplayName("lists it among the others, the newest first")
    void listsTheNewestFirst() {
      cli.submit("--seconds", "8");
      fake.clock().advance(Duration.ofMinutes(5));
      cli.submit("--variants", "2");
      fake.clock().advance(Duration.ofSeconds(6));

      assertThat(cli.run("list").out().lines())
          .containsExactly(
              "JOB                STATUS             CREATED      VIDEO            PROMPT",
              "fake:video_000002  in progress, 55 %  6 s ago      1280x720, 4 s    A cat",
              "fake:video_000001  completed          5 min ago    1280x720, 8 s    A cat");
    }

    @Test
    @DisplayName("cuts long prompts where a person looks on")
    void cutsLongPrompts() {
      cli.run("generate", "--no-wait", "--prompt", "A cat,\n playing " + "piano ".repeat(50));

      assertThat(cli.run("list").out())
          .contains("A cat, playing piano piano")
          .doesNotContain("...");
      assertThat(cli.interactive().run("list").out().lines())
          .allMatch(line -> line.length() <= 80)
          .last()
          .asString()
          .endsWith("...");
    }

    @Test
    @DisplayName("lists as many as were asked for, over several pages")
    void listsAsManyAsWereAskedFor() {
      for (int count = 0; count < 130; count++) {
        cli.submit();
      }

      assertThat(listed()).isEqualTo(20);
      assertThat(listed("--limit", "5")).isEqualTo(5);
      assertThat(listed("--limit", "120")).isEqualTo(120);
      assertThat(listed("--all")).isEqualTo(130);
    }

    private int listed(String... more) {
      return cli.run(
              Stream.concat(Stream.of("list", "--json"), Stream.of(more)).toArray(String[]::new))
          .json()
          .path("jobs")
          .size();
    }

    @Test
    @DisplayName("says so when there are none")
    void saysWhenThereAreNone() {
      CliResult outcome = cli.run("list");

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).contains("There are no jobs.");
      assertThat(cli.run("list", "--json").json().path("jobs").isArray()).isTrue();
    }
  }

  @Nested
  @DisplayName("videogen cancel")
  class Cancel {

    @Test
    @DisplayName("stops it while it runs")
    void stopsIt() {
      String job = cli.submit();

      CliResult outcome = cli.run("cancel", job);

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out().strip()).isEqualTo("Cancelled " + job);
      assertThat(cli.run("status", job).exitCode()).isEqualTo(1);
    }

    @Test
    @DisplayName("leaves it alone when it has ended, which is no error")
    void leavesItAlone() {
      String job = cli.submit();
      fake.clock().advance(Duration.ofMinutes(1));

      CliResult outcome = cli.run("cancel", job);

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out().strip())
          .isEqualTo("Not cancelled: " + job + " has ended, completed");
    }

    @Test
    @DisplayName("tells it as JSON, as videogen status does")
    void tellsItAsJson() {
      String job = cli.submit();
      JsonNode json = cli.run("cancel", job, "--json").json();

      assertThat(json.path("status").textValue()).isEqualTo("cancelled");
      assertThat(cli.run("status", job, "--json").json()).isEqualTo(json);
    }

    @Test
    @DisplayName("ends with 2 where it is not there, or the vendor cannot cancel")
    void endsWithTwo() {
      assertThat(cli.run("cancel", "video_000404").exitCode()).isEqualTo(2);

      Cli openAi =
          new Cli(folder, FakeVideoGenerator.builder().preset(FakePreset.openAi()).build())
              .variable("VIDEOGEN_PROVIDER", "fake");
      CliResult outcome = openAi.run("cancel", openAi.submit());
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("has no cancel");
    }
  }

  @Nested
  @DisplayName("videogen delete")
  class Delete {

    @Test
    @DisplayName("removes it")
    void removesIt() {
      String job = cli.submit();
      fake.clock().advance(Duration.ofMinutes(1));

      assertThat(cli.run("delete", job).out().strip()).isEqualTo("Deleted " + job);
      assertThat(cli.run("status", job).exitCode()).isEqualTo(2);
    }

    @Test
    @DisplayName("tells it as JSON")
    void tellsItAsJson() {
      String job = cli.submit();
      fake.clock().advance(Duration.ofMinutes(1));
      JsonNode json = cli.run("delete", job, "--json").json();

      assertThat(json.path("job").textValue()).isEqualTo("fake:video_000001");
      assertThat(json.path("deleted").booleanValue()).isTrue();
    }
  }
}
