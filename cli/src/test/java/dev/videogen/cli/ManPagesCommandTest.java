package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("videogen man-pages")
class ManPagesCommandTest {

  private static final Path GROFF = Path.of("/usr/bin/groff");

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    CliResult written =
        new Cli(folder, FakeVideoGenerator.create()).run("man-pages", folder.toString());
    assertThat(written.exitCode()).as(written.err()).isZero();
  }

  @Test
  @DisplayName("writes a page of each command, and of itself none")
  void pages() throws IOException {
    try (Stream<Path> pages = Files.list(folder)) {
      assertThat(pages.map(page -> page.getFileName().toString()).filter(this::isPage))
          .contains("videogen.1", "videogen-generate.1", "videogen-journal-resume.1")
          .doesNotContain("videogen-man-pages.1");
    }
    assertThat(Files.readString(folder.resolve("videogen-generate.1")))
        .contains("\\-\\-aspect\\-ratio=W:H", ".SH \"EXAMPLES\"", "videogen(1)")
        .doesNotContain("%n");
    assertThat(Files.readString(folder.resolve("videogen.1"))).contains(".SH \"EXIT STATUS\"");
  }

  private boolean isPage(String name) {
    return name.endsWith(".1");
  }

  @Test
  @DisplayName("in which groff finds nothing wrong")
  void groff() throws IOException, InterruptedException {
    assumeThat(GROFF).isExecutable();
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.filter(each -> isPage(each.toString())).toList()) {
        Process groff =
            new ProcessBuilder(GROFF + "", "-man", "-Tutf8", "-ww", "-z", page.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(groff.waitFor()).as(said).isZero();
        assertThat(said).as(page.toString()).isEmpty();
      }
    }
  }
}
