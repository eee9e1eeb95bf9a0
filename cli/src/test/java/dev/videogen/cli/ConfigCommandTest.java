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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("videogen config")
class ConfigCommandTest {

  private static final String KEY = "sk-of-nobody-else";

  @TempDir private Path folder;
  private Path file;
  private Cli cli;

  @BeforeEach
  void user() {
    file = folder.resolve(Path.of("config", "videogen", "videogen.properties"));
    cli =
        new Cli(folder, FakeVideoGenerator.create())
            .provider(new OpenAiVideoGeneratorProvider())
            .variable("XDG_CONFIG_HOME", folder.resolve("config").toString());
  }

  @Test
  @DisplayName("asks, tries the key for nothing, and writes a file for its owner alone")
  void asksTriesAndWrites() throws IOException {
    try (VideoEmulator emulator = VideoEmulator.builder().key(KEY).start()) {
      CliResult outcome =
          cli.typing("openai", emulator.openAiBaseUrl().toString(), KEY, "sora-2", "5.50")
              .run("config");

      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.out()).isEqualToIgnoringNewLines("Wrote " + file);
      assertThat(outcome.err()).contains("The key works").doesNotContain(KEY);
      assertThat(Files.readString(file))
          .isEqualTo(
              """
              videogen.provider=openai
              videogen.openai.base-url=%s
              videogen.openai.api-key=%s
              videogen.openai.model=sora-2
              videogen.budget.per-day=5.50
              """
                  .formatted(emulator.openAiBaseUrl(), KEY));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(emulator.requests()).hasSizeBetween(1, 2);
      assertThat(emulator.openAi().calls()).noneMatch(call -> call.operation().isPaid());
    }
  }

  @Test
  @DisplayName("writes no key that the vendor refuses: 3")
  void refusedKey() {
    try (VideoEmulator emulator = VideoEmulator.builder().key("another").start()) {
      CliResult outcome =
          cli.typing("openai", emulator.openAiBaseUrl().toString(), KEY, "", "").run("config");

      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err()).contains("Nothing was written").doesNotContain(KEY);
      assertThat(file).doesNotExist();
    }
  }

  @Test
  @DisplayName("asks again for what a setting does not take, which may be a key, and shows it not")
  void asksAgain() throws IOException {
    CliResult outcome =
        cli.typing("openai", KEY, "http://127.0.0.1:1/v1", KEY, "", "much", "5")
            .run("config", "--no-test");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains("allowed for base-url is", "allowed for budget.per-day is")
        .doesNotContain(KEY);
    assertThat(Files.readString(file))
        .contains("base-url=http://127.0.0.1:1/v1", "budget.per-day=5");

    CliResult refused =
        cli.typing("openai", KEY, KEY, KEY).run("config", "--no-test", "--provider", "openai");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).doesNotContain(KEY);
  }

  @Test
  @DisplayName("writes though the vendor cannot be reached, and says that the key was not tried")
  void unreachable() {
    CliResult outcome =
        cli.typing("openai", "http://127.0.0.1:1/v1", KEY, "", "")
            .variable("VIDEOGEN_RETRY_MAX_ATTEMPTS", "1")
            .run("config");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("Not tried, for the vendor cannot be asked now");
    assertThat(file).isNotEmptyFile();
  }

  @Test
  @DisplayName("replaces what it sets, and leaves all else as it is")
  void keepsTheRest() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        # mine
        videogen.provider = fake
        videogen.poll-interval=\\
          2s
        videogen.fake.preset=\\
          generic
        videogen.journal.file=mine
        """);

    CliResult outcome =
        cli.run(
            "config",
            "--no-input",
            "--no-test",
            "--provider",
            "fake",
            "--set",
            "journal.file=a\\b",
            "--set",
            "job-duration=3s");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            # mine
            videogen.provider=fake
            videogen.poll-interval=\\
              2s
            videogen.fake.preset=\\
              generic
            videogen.journal.file=a\\\\b
            videogen.fake.job-duration=3s
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"modl=x", "budget.per-day=abc", "job-duration=soon", "no such=1"})
  @DisplayName("writes nothing that would stop every command, also without a test: 2")
  void neverAgain(String setting) {
    assertThat(cli.run("config", "--no-input", "--no-test", "--provider", "fake", "--set", setting))
        .returns(2, CliResult::exitCode);
    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("writes nothing that cannot be opened, or when the answers end: 2")
  void wrong() {
    assertThat(cli.typing("opnai").run("config"))
        .returns(2, CliResult::exitCode)
        .extracting(CliResult::err)
        .asString()
        .contains("there is no provider \"opnai\"; one of fake, openai");
    assertThat(cli.typing("openai").run("config"))
        .returns(2, CliResult::exitCode)
        .extracting(CliResult::err)
        .asString()
        .contains("standard input ended");
    assertThat(cli.run("config", "--no-input", "--provider", "fake", "--set", "preset=sony"))
        .returns(2, CliResult::exitCode);
    assertThat(file).doesNotExist();
  }
}
