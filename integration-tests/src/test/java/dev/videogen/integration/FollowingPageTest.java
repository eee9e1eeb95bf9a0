package dev.videogen.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page on following many jobs")
class FollowingPageTest {

  private static final Path PAGE = Path.of("..", "docs", "following.md");
  private static final Pattern JAVA =
      Pattern.compile("```java\n(.*?\nclass (\\w+) .*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  @DisplayName("shows code that compiles")
  void code() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (MatchResult block : JAVA.matcher(Files.readString(PAGE)).results().toList()) {
      sources.add(Files.writeString(folder.resolve(block.group(2) + ".java"), block.group(1)));
    }
    assertThat(sources).hasSize(2);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();

    boolean compiled =
        compiler
            .getTask(
                problems,
                null,
                null,
                List.of("-proc:none", "-d", folder.toString()),
                null,
                compiler
                    .getStandardFileManager(null, null, UTF_8)
                    .getJavaFileObjectsFromPaths(sources))
            .call();

    assertThat(compiled).as(problems.toString()).isTrue();
  }

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
