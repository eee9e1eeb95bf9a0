package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.openai.OpenAiVideoGeneratorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("videogen doctor")
class DoctorCommandTest {

  private static final String KEY = "sk-of-nobody-else";

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void user() {
    cli =
        new Cli(folder, FakeVideoGenerator.create())
            .provider(new OpenAiVideoGeneratorProvider())
            .variable("XDG_CONFIG_HOME", folder.resolve("config").toString());
  }

  @Test
  @DisplayName("says what is missing where nothing is configured, which is no error")
  void nothing() {
    CliResult outcome = cli.run("doctor");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("Java", "ffprobe")
        .contains("note  provider   none is configured", "note  journal    none", "note  budget")
        .contains("videogen config writes ");
  }

  @Test
  @DisplayName("says where settings are, and that the vendor was reached, without a secret")
  void reached() {
    try (VideoEmulator emulator = VideoEmulator.builder().key(KEY).start()) {
      CliResult outcome =
          cli.variable("VIDEOGEN_PROVIDER", "openai")
              .variable("VIDEOGEN_OPENAI_BASE_URL", emulator.openAiBaseUrl().toString())
              .variable("VIDEOGEN_OPENAI_API_KEY", KEY)
              .variable("VIDEOGEN_JOURNAL_FILE", folder.resolve("videos.journal").toString())
              .variable("VIDEOGEN_BUDGET_TOTAL", "5")
              .run("doctor");

      assertThat(outcome.exitCode()).as(outcome.out()).isZero();
      assertThat(outcome.out())
          .contains("ok    provider   openai, which is used, reached, and it takes the key")
          .contains("api-key (in the environment)")
          .contains("ok    journal    " + folder.resolve("videos.journal"))
          .contains("ok    budget     is limited")
          .doesNotContain(KEY);
      assertThat(emulator.openAi().calls()).noneMatch(call -> call.operation().isPaid());
    }
  }

  @Test
  @DisplayName("ends as an error of what stands in the way: a refused key 3, no vendor 4, a slip 2")
  void errors() {
    try (VideoEmulator emulator = VideoEmulator.builder().key("another").start()) {
      cli.variable("VIDEOGEN_OPENAI_API_KEY", KEY)
          .variable("VIDEOGEN_OPENAI_BASE_URL", emulator.openAiBaseUrl().toString());
      assertThat(cli.run("doctor"))
          .returns(3, CliResult::exitCode)
          .extracting(CliResult::out)
          .asString()
          .contains("bad   provider   openai: ")
          .doesNotContain(KEY);
    }
    cli.variable("VIDEOGEN_OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
        .variable("VIDEOGEN_RETRY_MAX_ATTEMPTS", "1");
    assertThat(cli.run("doctor")).returns(4, CliResult::exitCode);
    assertThat(cli.run("doctor", "--offline")).returns(0, CliResult::exitCode);
    assertThat(cli.variable("VIDEOGEN_POL_INTERVAL", "1s").run("doctor"))
        .returns(2, CliResult::exitCode)
        .extracting(CliResult::out)
        .asString()
        .contains("bad   settings   ", "VIDEOGEN_POLL_INTERVAL");
  }

  @Test
  @DisplayName("warns of a file of settings that others can read")
  void openFile() throws IOException {
    Path file = folder.resolve(Path.of("config", "videogen", "videogen.properties"));
    Files.createDirectories(file.getParent());
    Files.writeString(file, "videogen.provider=fake\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(cli.run("doctor").out()).contains("others can read " + file, "chmod 600");
  }
}
