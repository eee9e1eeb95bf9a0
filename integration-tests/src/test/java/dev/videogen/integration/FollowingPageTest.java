package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page on following many jobs")
class FollowingPageTest {

  private static final Path PAGE = Path.of("..", "docs", "following.md");

  @Test
  @DisplayName("names commands and tests that are there")
  void commands() throws IOException {
    assertThat(Files.readString(PAGE)).contains("`benchmarks/run follow`");
    assertThat(Path.of("..", "benchmarks", "run")).isExecutable();
    for (String test : List.of("FollowSimulationTest", "FollowChaosTest")) {
      assertThat(Files.readString(PAGE)).contains("`" + test + "`");
      assertThat(Path.of("../api/src/test/java/dev/videogen/follow", test + ".java")).exists();
    }
  }
}
