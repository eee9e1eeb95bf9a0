package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an app gets that imports the BOM. */
@DisplayName("The BOM")
class BomTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern MODULE = Pattern.compile("<module>([\\w-]+)</module>");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern COORDINATES =
      Pattern.compile(
          "\\s*<groupId>dev\\.videogen</groupId>"
              + "\\s*<artifactId>(videogen-[\\w-]+)</artifactId>"
              + "\\s*<version>\\$\\{project\\.version}</version>\\s*");

  @Test
  @DisplayName("manages our modules alone: an app's own Jackson or HttpClient is not moved")
  void managesNothingElse() throws IOException {
    assertThat(DEPENDENCY.matcher(bom()).results().map(each -> each.group(1)))
        .isNotEmpty()
        .allMatch(COORDINATES.asMatchPredicate());
  }

  @Test
  @DisplayName("manages all that are published")
  void managesAllThatArePublished() throws IOException {
    List<String> managed =
        DEPENDENCY
            .matcher(bom())
            .results()
            .flatMap(each -> COORDINATES.matcher(each.group(1)).results())
            .map(each -> each.group(1))
            .toList();

    assertThat(managed).isSorted().containsExactlyInAnyOrderElementsOf(published());
  }

  @Test
  @DisplayName("inherits nothing, so that our own build's versions are nobody else's")
  void inheritsNothing() throws IOException {
    assertThat(bom()).doesNotContain("<parent>");
  }

  private static String bom() throws IOException {
    return pom("bom");
  }

  private static List<String> published() throws IOException {
    List<String> modules =
        MODULE.matcher(pom("")).results().map(module -> module.group(1)).toList();
    assertThat(modules).contains("bom", "api");
    return modules.stream()
        .filter(module -> !module.equals("bom") && isPublished(module))
        .map(module -> "videogen-" + module)
        .toList();
  }

  private static boolean isPublished(String module) {
    try {
      return !pom(module).contains("<maven.deploy.skip>true</maven.deploy.skip>");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String pom(String module) throws IOException {
    return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
  }
}
