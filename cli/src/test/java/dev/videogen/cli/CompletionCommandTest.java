package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("videogen completion")
class CompletionCommandTest {

  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "videogen gen, generate",
    "videogen generate --asp, --aspect-ratio",
    "videogen generate --fit ne, nearest",
    "videogen generate --resolution 10, 1080p",
    "videogen download --asset th, thumbnail",
    "videogen status --provider fa, fake",
    "videogen journal res, resume",
    "videogen journal resume --out, --out-dir"
  })
  @DisplayName("gives a script by which bash completes commands, options and their values")
  void completesInBash(String typed, String completed) throws IOException, InterruptedException {
    assumeThat(BASH).isExecutable();
    Path script = folder.resolve("completion.bash");
    Files.writeString(
        script, new Cli(folder, FakeVideoGenerator.create()).run("completion", "bash").out());

    assertThat(bash(script, List.of(typed.split(" ")))).contains(completed);
  }

  /** What bash offers after the last of the words. */
  private static List<String> bash(Path script, List<String> words)
      throws IOException, InterruptedException {
    String type =
        "source "
            + script
            + "; COMP_WORDS=("
            + String.join(" ", words)
            + "); COMP_CWORD="
            + (words.size() - 1)
            + "; _complete_videogen; printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder(BASH.toString(), "--norc", "-c", type).redirectErrorStream(true).start();
    String offered = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(offered).isZero();
    return offered.lines().map(String::strip).toList();
  }
}
