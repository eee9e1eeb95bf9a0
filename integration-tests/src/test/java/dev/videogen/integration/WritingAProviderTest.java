package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The pages for those who write a provider")
class WritingAProviderTest {

  private static final Path GUIDE = Path.of("..", "docs", "writing-a-provider.md");
  private static final Path HTTP = Path.of("..", "provider-http", "README.md");
  private static final Path API = Path.of("..", "api", "README.md");
  private static final Pattern SAMPLE =
      Pattern.compile("<!-- (\\S+\\.java) -->\n```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+\\.md)\\)");

  private record Sample(Path file, String code) {}

  static List<Path> pages() {
    return List.of(GUIDE, HTTP, API, Path.of("..", "conformance-tests", "README.md"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("show code that is in the files that they name")
  void samplesAreReal(Path page) throws IOException {
    List<Sample> samples =
        SAMPLE
            .matcher(Files.readString(page))
            .results()
            .map(block -> new Sample(Path.of("..", block.group(1)), block.group(2)))
            .toList();

    assertThat(samples).hasSizeGreaterThanOrEqualTo(page.equals(GUIDE) ? 10 : 0);
    for (Sample sample : samples) {
      assertThat(folded(Files.readString(sample.file())))
          .as("%s", sample.file())
          .contains(folded(sample.code()));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("lead to pages that are there")
  void links(Path page) throws IOException {
    assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
        .allSatisfy(other -> assertThat(page.resolveSibling(other)).exists());
  }

  @Test
  @DisplayName("show a program of api that compiles")
  void program(@TempDir Path folder) throws IOException {
    Matcher block = JAVA.matcher(Files.readString(API));
    assertThat(block.find()).isTrue();
    Path source =
        Files.writeString(
            folder.resolve("Sample.java"),
            "import dev.videogen.*;\nimport java.nio.file.Path;\nclass Sample {\nvoid run() {\n"
                + block.group(1)
                + "}\n}\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    boolean compiled =
        compiler
            .getTask(
                problems,
                null,
                null,
                options,
                null,
                compiler
                    .getStandardFileManager(null, null, StandardCharsets.UTF_8)
                    .getJavaFileObjects(source.toFile()))
            .call();

    assertThat(compiled).as(problems.toString()).isTrue();
  }

  /** Without line breaks, and without the stars of comments. */
  private static String folded(String code) {
    return code.replaceAll("(?m)^ *\\* ?", " ").replaceAll("\\s+", " ").strip();
  }
}
