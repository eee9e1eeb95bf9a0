package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.cli.output.Formats;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeCall;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("videogen generate")
class GenerateCommandTest {

  @TempDir private Path folder;

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private Cli cli;
  private Path cat;

  @BeforeEach
  void writeIntoAFolder() {
    cli = new Cli(folder, fake).variable("VIDEOGEN_PROVIDER", "fake");
    cat = folder.resolve("cat.mp4");
  }

  private VideoRequest created() {
    return fake.calls(Operation.CREATE).stream()
        .map(FakeCall::request)
        .findFirst()
        .orElseThrow()
        .orElseThrow();
  }

  private CliResult generate(String... more) {
    return cli.generate(cat, more);
  }

  @Test
  @DisplayName("saves the video, says where, and tells of its progress elsewhere")
  void savesTheVideo() {
    CliResult outcome = generate("--seconds", "8", "--size", "1280x720");

    assertThat(outcome.exitCode()).isZero();
    assertThat(cat).isNotEmptyFile();
    assertThat(outcome.out().lines())
        .containsExactly(
            "Saved " + cat + " (1280x720, 8 s, " + Formats.bytes(cat.toFile().length()) + ")",
            "Cost: $0.80 by its price list; a test picture costs nothing");
    assertThat(outcome.errLines())
        .contains("Submitted as fake:video_000001")
        .last()
        .asString()
        .matches("0:1\\d saving cat.mp4 100 %");
  }

  @Test
  @DisplayName("draws a bar where a person looks on, and leaves the line as it was")
  void drawsABar() {
    CliResult outcome = cli.interactive().run("generate", "--prompt", "A cat", "--out", "" + cat);

    assertThat(outcome.err()).contains("\rsaving cat.mp4  [####").endsWith("\r\u001b[K");
    assertThat(outcome.out()).startsWith("Saved ");
  }

  @Test
  @DisplayName("tells of every poll of a job whose video goes to standard output")
  void tellsOfEveryPoll() {
    CliResult outcome = cli.run("generate", "--prompt", "A cat", "--out", "-");

    assertThat(outcome.errLines())
        .anyMatch(line -> line.matches("0:0\\d queued"))
        .anyMatch(line -> line.matches("0:0\\d in progress \\d+ %"))
        .anyMatch(line -> line.matches("0:1\\d completed"));
  }

  @Test
  @DisplayName("gives the result as one JSON object")
  void givesJson() {
    CliResult outcome =
        generate("--seconds", "8", "--thumbnail", "" + folder.resolve("cat.jpg"), "--json");

    JsonNode json = outcome.json();
    assertThat(json.path("job").textValue()).isEqualTo("fake:video_000001");
    assertThat(json.path("provider").textValue()).isEqualTo("fake");
    assertThat(json.path("id").textValue()).isEqualTo("video_000001");
    assertThat(json.path("status").textValue()).isEqualTo("completed");
    assertThat(json.path("progress").intValue()).isEqualTo(100);
    assertThat(json.path("prompt").textValue()).isEqualTo("A cat");
    assertThat(json.path("size").textValue()).isEqualTo("1280x720");
    assertThat(json.path("seconds").intValue()).isEqualTo(8);
    assertThat(json.path("created_at").textValue()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(json.path("cost_usd").decimalValue()).isEqualByComparingTo("0.8");
    assertThat(json.path("estimated_cost_usd").decimalValue()).isEqualByComparingTo("0.8");
    assertThat(json.path("files").findValuesAsText("path"))
        .containsExactly("" + cat, "" + folder.resolve("cat.jpg"));
    assertThat(json.path("files").findValuesAsText("asset")).containsExactly("video", "thumbnail");
    assertThat(json.path("files").path(0).path("bytes").longValue())
        .isEqualTo(cat.toFile().length());
    assertThat(json.path("files").path(0).path("media_type").textValue()).isEqualTo("video/mp4");
  }

  @Test
  @DisplayName("puts every option into the request")
  void putsEveryOptionIntoTheRequest() throws IOException {
    Path picture = Files.write(folder.resolve("first.png"), SampleImages.png(64, 36));

    CliResult outcome =
        generate(
            "--model=mine",
            "--seconds=5",
            "--aspect-ratio=16:9",
            "--resolution=720p",
            "--image=" + picture,
            "--last-frame=" + picture,
            "--reference=" + picture,
            "--reference=https://example.org/style.png",
            "--variants=2",
            "--seed=42",
            "--fps=25",
            "--negative-prompt=dogs",
            "--no-audio",
            "--option=steps=30",
            "--option=style=noir");

    assertThat(outcome.err()).doesNotContain("videogen:");
    VideoRequest request = created();
    assertThat(request.prompt()).contains("A cat");
    assertThat(request.model()).contains("mine");
    assertThat(request.duration()).contains(Duration.ofSeconds(5));
    assertThat(request.aspectRatio()).hasToString("Optional[16:9]");
    assertThat(request.resolution()).hasToString("Optional[720p]");
    assertThat(request.inputs())
        .extracting(input -> input.role())
        .containsExactly(
            MediaRole.FIRST_FRAME, MediaRole.LAST_FRAME, MediaRole.REFERENCE, MediaRole.REFERENCE);
    assertThat(request.inputs().get(3).media().url()).isPresent();
    assertThat(request.variants()).isEqualTo(2);
    assertThat(request.seed()).hasValue(42);
    assertThat(request.fps()).hasValue(25);
    assertThat(request.negativePrompt()).contains("dogs");
    assertThat(request.audio()).contains(false);
    assertThat(request.options()).containsEntry("steps", 30).containsEntry("style", "noir");
  }

  @Test
  @DisplayName("asks for nothing that was not asked for")
  void asksForNothingElse() {
    generate();

    assertThat(created()).isEqualTo(VideoRequest.builder("A cat").build());
  }

  @Test
  @DisplayName("asks for sound with --audio")
  void asksForSound() {
    generate("--audio");

    assertThat(created().audio()).contains(true);
  }

  @Test
  @DisplayName("saves several variants under numbered names")
  void savesSeveralVariants() {
    CliResult outcome = generate("--variants", "2");

    assertThat(folder.resolve("cat-1.mp4")).isNotEmptyFile();
    assertThat(folder.resolve("cat-2.mp4")).isNotEmptyFile();
    assertThat(cat).doesNotExist();
    assertThat(outcome.out()).contains("cat-1.mp4").contains("cat-2.mp4");
  }

  @Test
  @DisplayName("moves to the nearest on request, and says what was changed")
  void movesToTheNearest() {
    CliResult outcome = generate("--size", "1281x721", "--seconds", "30", "--fit", "nearest");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .contains("Changed to fit: size 1281x721 -> 1280x720")
        .contains("Changed to fit: duration 30 s -> 20 s");
    assertThat(created().size()).contains(VideoSize.of(1280, 720));
    assertThat(generate("--seconds", "30", "--fit", "nearest", "--json").json().path("adjustments"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.path("what").textValue()).isEqualTo("duration");
              assertThat(change.path("requested").textValue()).isEqualTo("30 s");
              assertThat(change.path("used").textValue()).isEqualTo("20 s");
            });
  }

  @Test
  @DisplayName("crops and scales a picture on request")
  void cropsAPicture() throws IOException {
    FakeVideoGenerator openai =
        FakeVideoGenerator.builder().preset(FakePreset.openAi()).time(fake.time()).build();
    Path picture = Files.write(folder.resolve("first.png"), SampleImages.png(64, 64));

    CliResult outcome =
        cli.generator(openai)
            .run(
                "generate",
                "--prompt=A cat",
                "--image=" + picture,
                "--crop-images",
                "--size=1280x720",
                "--out=" + cat);

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  @Test
  @DisplayName("reads the prompt from a file in UTF-8")
  void readsThePromptFromAFile() throws IOException {
    Path prompt = Files.writeString(folder.resolve("prompt.txt"), "Eine Kätzin\nam Klavier\n");

    cli.run("generate", "--prompt-file", "" + prompt, "--out", "" + cat);

    assertThat(created().prompt()).contains("Eine Kätzin\nam Klavier");
  }

  @Test
  @DisplayName("reads the prompt from standard input")
  void readsThePromptFromStandardInput() {
    InputStream keyboard = System.in;
    System.setIn(new ByteArrayInputStream("A cat\n".getBytes(StandardCharsets.UTF_8)));
    try {
      cli.run("generate", "--prompt-file", "-", "--out", "" + cat);
    } finally {
      System.setIn(keyboard);
    }

    assertThat(created().prompt()).contains("A cat");
  }

  @Nested
  @DisplayName("with --no-wait")
  class WithNoWait {

    @Test
    @DisplayName("prints the ref alone, and elsewhere the command that picks the job up")
    void printsTheRef() {
      CliResult outcome = cli.run("generate", "--prompt", "A cat", "--no-wait");

      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).isEqualTo("fake:video_000001" + System.lineSeparator());
      assertThat(outcome.errLines())
          .containsExactly(
              "Submitted; pick it up with: videogen download fake:video_000001 --out FILE");
    }

    @Test
    @DisplayName("names the file that was asked for, so that the command can be typed as it is")
    void namesTheFile() {
      CliResult outcome =
          cli.run(
              "generate", "--prompt=A cat", "--no-wait", "--json", "--out=" + folder + "/a b.mp4");

      assertThat(outcome.json().path("status").textValue()).isEqualTo("queued");
      assertThat(outcome.json().path("pick_up").textValue())
          .isEqualTo("videogen download fake:video_000001 --out '" + folder + "/a b.mp4'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat.webm", "cat.MOV", "cat.gif"})
  @DisplayName("says that a file whose name promises another format will be an MP4")
  void saysThatItIsAnMp4(String name) {
    CliResult outcome = cli.generate(folder.resolve(name));

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.errLines()).first().asString().contains(name, "MP4", "nothing is converted");
    assertThat(generate().err()).doesNotContain("MP4");
  }

  @Nested
  @DisplayName("on a provider that takes money")
  class OnAProviderThatTakesMoney {

    @Test
    @DisplayName("says what it will cost before it is sent")
    void saysWhatItWillCost() {
      cli.provider(new PaidProvider()).variable("VIDEOGEN_PAID_API_KEY", "secret-key");

      CliResult outcome = generate("--provider", "paid", "--seconds", "8");

      assertThat(outcome.errLines())
          .startsWith("Estimated cost: $0.80", "Submitted as paid:video_000001");
      JsonNode estimate = cli.run("estimate", "-p=paid", "--prompt=A cat", "--json").json();
      assertThat(estimate.path("estimated_cost_usd").decimalValue()).isEqualByComparingTo("0.4");
    }
  }
}
