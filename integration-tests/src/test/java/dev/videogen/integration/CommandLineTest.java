package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command line, as a process of its own, against OpenAI's wire format,")
class CommandLineTest {

  private record Ended(int exit, String out, String err) {}

  private VideoEmulator emulator;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    emulator =
        VideoEmulator.builder()
            .openAi(
                FakeVideoGenerator.builder()
                    .preset(FakePreset.openAi())
                    .time(TimeSource.system())
                    .jobDuration(Duration.ofMillis(200))
                    .build())
            .start();
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Ended videogen(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-cp", System.getProperty("java.class.path"), "dev.videogen.cli.VideogenCommand"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        JavaProcess.of(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("VIDEOGEN"));
    builder
        .environment()
        .putAll(
            Map.of(
                "VIDEOGEN_PROVIDER", "openai",
                "VIDEOGEN_POLL_INTERVAL", "100ms",
                "OPENAI_API_KEY", "sk-command-line-test",
                "VIDEOGEN_OPENAI_DIALECT", "openai",
                "OPENAI_BASE_URL", emulator.openAiBaseUrl().toString()));
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  @DisplayName("makes a video, says what it cost, and deletes the job")
  void generate() throws Exception {
    Ended made =
        videogen("generate", "--prompt", "a cat", "--seconds", "4", "--out", "cat.mp4", "--json");

    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.out()).contains("openai:video_000001").contains("cat.mp4");
    assertThat(folder.resolve("cat.mp4")).isNotEmptyFile();
    assertThat(videogen("delete", "video_000001").exit()).isZero();
    assertThat(videogen("status", "video_000001").exit()).isEqualTo(2);
  }

  @Test
  @DisplayName("tells errors by their exit codes, and shows neither a key nor where in the code")
  void errors() throws Exception {
    emulator.nextResponse(Operation.CREATE).respond(401, "{\"error\":{\"message\":\"wrong key\"}}");
    Ended unknown = videogen("generate", "--prompt", "a cat", "--out", "cat.mp4");
    assertThat(unknown.exit()).isEqualTo(3);
    assertThat(unknown.err())
        .contains("wrong key")
        .doesNotContain("sk-command-line-test")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("cat.mp4")).doesNotExist();
  }

  @Test
  @DisplayName(
      "says what it does not understand of a journal, and which job it has by its id alone")
  void spoiltJournal() throws Exception {
    Files.writeString(
        folder.resolve("spoilt.journal"),
        """
        {"kind":"created","at":"2026-11-29T18:36:14Z","submission":"227d41e1-2f5c-40fd-9f15-f1e83397a467","job":"openai:video_7"}
        {"kind":"intent","at":"2026-11-29T18:36:14Z","submission":"no id"}
        """);
    Files.writeString(folder.resolve("settings"), "videogen.journal.file=spoilt.journal");

    Ended told = videogen("journal", "--config", "settings");

    assertThat(told.exit()).as(told.err()).isZero();
    assertThat(told.err())
        .contains("the job openai:video_7 is in the journal without what was asked for")
        .contains("the line at byte 122 of ", "is not understood");
  }
}
