package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Colours")
class ColoursTest {

  private static final String ESCAPE = "\u001b[";

  @TempDir private Path folder;

  private Cli cli() {
    return new Cli(folder, FakeVideoGenerator.create());
  }

  @Test
  @DisplayName("are there where a person looks on, in errors, help and results")
  void onATerminal() {
    Cli terminal = cli().interactive().outputIsTerminal();

    assertThat(terminal.run("generate").err()).startsWith(ESCAPE + "1;31mvideogen:" + ESCAPE);
    assertThat(terminal.run("--help").out()).contains(ESCAPE);
    assertThat(terminal.run("doctor", "--offline").out()).contains(ESCAPE + "32mok" + ESCAPE);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({"NO_COLOR, 1", "NO_COLOR, 0", "TERM, dumb"})
  @DisplayName("are not where the environment says so")
  void unwanted(String name, String value) {
    Cli terminal = cli().interactive().outputIsTerminal().variable(name, value);

    assertThat(terminal.run("generate").err()).startsWith("videogen:").doesNotContain(ESCAPE);
    assertThat(terminal.run("--help").out()).doesNotContain(ESCAPE);
    assertThat(terminal.run("doctor", "--offline").out()).doesNotContain(ESCAPE);
  }

  @Test
  @DisplayName("are not in the progress of a terminal that cannot move its cursor, nor are bars")
  void dumb() {
    Cli terminal = cli().interactive().variable("TERM", "dumb");

    assertThat(terminal.generate(folder.resolve("cat.mp4")).err())
        .contains("0:00 queued")
        .doesNotContain(ESCAPE, "\r");
  }

  @Test
  @DisplayName("are not in a file or a pipe")
  void inAFile() {
    assertThat(cli().run("generate").err()).doesNotContain(ESCAPE);
    assertThat(cli().interactive().run("--help").out()).doesNotContain(ESCAPE);
    assertThat(cli().outputIsTerminal().run("generate").err()).doesNotContain(ESCAPE);
    assertThat(cli().interactive().run("doctor", "--offline").out()).doesNotContain(ESCAPE);
  }
}
