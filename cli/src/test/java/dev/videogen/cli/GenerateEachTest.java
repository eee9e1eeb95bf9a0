package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobError;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("videogen generate --prompt-file FILE --each")
class GenerateEachTest {

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();

  @TempDir private Path folder;
  private Path prompts;
  private Cli cli;

  @BeforeEach
  void write() throws IOException {
    prompts = Files.writeString(folder.resolve("prompts.txt"), "A cat\n\n  A dog  \nA # hen\n");
    cli = new Cli(folder, fake);
  }

  private CliResult each(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "generate",
                "--prompt-file",
                prompts.toString(),
                "--each",
                "--out",
                folder.resolve("scene.mp4").toString()));
    all.addAll(List.of(more));
    return cli.run(all.toArray(String[]::new));
  }

  @Test
  @DisplayName("makes a video of each line, and tells each job's ref before its file is there")
  void makesEach() {
    CliResult outcome = each();

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(fake.calls(Operation.CREATE))
        .extracting(call -> call.request().orElseThrow().prompt().orElseThrow())
        .containsExactlyInAnyOrder("A cat", "A dog", "A # hen");
    for (int number = 1; number <= 3; number++) {
      assertThat(folder.resolve("scene-" + number + ".mp4")).isNotEmptyFile();
      assertThat(outcome.err()).contains("\n" + number + ": Submitted as fake:video_");
    }
    assertThat(outcome.out().lines().filter(line -> line.startsWith("Saved "))).hasSize(3);
  }

  @Test
  @DisplayName("goes on with the others when one fails, and ends as the worst: 1")
  void oneFails() {
    fake.script().nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));

    CliResult outcome = each("--json");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).containsPattern("(?m)^[123]: .*out of luck");
    JsonNode videos = outcome.json().path("videos");
    assertThat(videos).hasSize(3);
    assertThat(videos.findValues("files")).hasSize(2);
    assertThat(videos.findValues("error").stream().filter(error -> error.has("exit_code")))
        .singleElement()
        .extracting(error -> error.path("exit_code").intValue())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("ends with 6 if one is uncertain, whatever else went wrong, and sends none again")
  void uncertain() {
    // A vendor without a list, in which the job could be found.
    FakeVideoGenerator listless =
        FakeVideoGenerator.builder().preset(FakePreset.openRouter()).build();
    listless.script().nextCreate().losesResponse();
    listless.script().nextJob().failsAt(40, JobError.of("internal_error", "out of luck"));

    CliResult outcome = cli.generator(listless).run(words());

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(6);
    assertThat(listless.count(Operation.CREATE)).isEqualTo(3);
  }

  @Test
  @DisplayName("passes no limit of spending: what is over it is not sent, the others are made")
  void budget() {
    CliResult outcome = cli.variable("VIDEOGEN_BUDGET_TOTAL", "0.90").run(words("--seconds", "4"));

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
    assertThat(fake.count(Operation.CREATE)).isEqualTo(2);
    assertThat(outcome.out().lines().filter(line -> line.startsWith("Saved "))).hasSize(2);
  }

  private String[] words(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("generate", "--prompt-file", prompts.toString(), "--each", "--out"));
    all.add(folder.resolve("scene.mp4").toString());
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  @DisplayName("sends none if one cannot be sent, and says which: 2")
  void allAreCheckedFirst() throws IOException {
    Files.writeString(prompts, "A cat\n" + "x".repeat(33_000) + "\n");

    CliResult outcome = each();

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(fake.count(Operation.CREATE)).isZero();
  }

  @Test
  @DisplayName("gives each its own key, so that the same command again buys nothing")
  void keys() {
    cli.variable("VIDEOGEN_JOURNAL_FILE", folder.resolve("journal").toString());

    assertThat(each("--key", "order").exitCode()).isZero();
    assertThat(each("--key", "order").exitCode()).isZero();

    assertThat(fake.count(Operation.CREATE)).isEqualTo(3);
    assertThat(fake.calls(Operation.CREATE))
        .extracting(call -> call.request().orElseThrow().key().orElseThrow())
        .containsExactlyInAnyOrder("order-1", "order-2", "order-3");
  }

  @Test
  @DisplayName("draws a line for each where a person looks on, and takes them away")
  void bars() {
    CliResult outcome = cli.interactive().run(words());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).contains("\n2 ", "\u001b[3A").contains("3: Submitted as fake:");
    assertThat(outcome.err().substring(outcome.err().lastIndexOf('\u001b'))).isEqualTo("\u001b[J");
  }

  @Test
  @DisplayName(
      "names with Ctrl-C each job that was sent, those too whose response is not there yet")
  void interrupted() {
    CliResult outcome = cli.generator(new CreatesMetByCtrlC(3)).run(words("--json"));

    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(130);
    for (int number = 1; number <= 3; number++) {
      assertThat(outcome.err())
          .containsPattern("(?m)^" + number + ": Submitted as fake:video_")
          .containsPattern("(?m)^" + number + ": interrupted while waiting for job fake:video_")
          .containsPattern("(?m)^" + number + ": Pick it up with: videogen download fake:video_");
    }
    assertThat(outcome.json().path("videos").findValuesAsText("pick_up")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-wait", "--thumbnail=a.jpg", "--variants=2"})
  @DisplayName("refuses what is for one video: 2")
  void forOneVideo(String option) {
    CliResult outcome = each(option);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(fake.count(Operation.CREATE)).isZero();
  }

  @Test
  @DisplayName("needs a file with a prompt in it: 2")
  void noPrompts() throws IOException {
    Files.writeString(prompts, "\n \n");

    assertThat(each().err()).contains("no prompt in");
    assertThat(cli.run("generate", "A cat", "--each", "--out", folder + "/a.mp4"))
        .returns(2, CliResult::exitCode)
        .extracting(CliResult::err)
        .asString()
        .contains("--each needs --prompt-file");
  }
}
