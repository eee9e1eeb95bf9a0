package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of docs/security.md,")
class SecurityPageTest {

  private static final Path PAGE = Path.of("..", "docs", "security.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final String JAVA = ".java";

  private static Set<String> testClasses() throws IOException {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."))) {
      for (Path module : modules) {
        Path root = module.resolve(Path.of("src", "test", "java"));
        if (Files.isDirectory(root)) {
          try (Stream<Path> files = Files.walk(root)) {
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(JAVA))
                .forEach(name -> names.add(name.substring(0, name.length() - JAVA.length())));
          }
        }
      }
    }
    return names;
  }

  private static List<String> testsIn(String text) {
    return TEST.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(SecurityPageTest::bare)
        .toList();
  }

  private static String bare(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }

  @Test
  @DisplayName("every test that is named is there")
  void everyTestIsThere() throws IOException {
    List<String> named = testsIn(Files.readString(PAGE));

    assertThat(named).hasSizeGreaterThan(10);
    assertThat(testClasses()).containsAll(named);
  }

  @Test
  @DisplayName("every sentence names its test")
  void everySentenceNamesItsTest() throws IOException {
    List<String> untested = new ArrayList<>();
    String previous = "";
    for (String line : Files.readAllLines(PAGE)) {
      boolean heading = !previous.startsWith("|");
      if (line.startsWith("| ") && !heading && testsIn(line).isEmpty()) {
        untested.add(line);
      }
      previous = line;
    }

    assertThat(untested).isEmpty();
    assertThat(Files.readString(Path.of("..", "SECURITY.md"))).contains("docs/security.md");
  }
}
