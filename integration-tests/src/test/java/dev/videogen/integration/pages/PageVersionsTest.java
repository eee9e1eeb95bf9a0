package dev.videogen.integration.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The versions in poms that pages show")
class PageVersionsTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```xml\n(.*?)^```$");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>([\\w.-]+)</artifactId>\\s*<version>([^<]+)</version>");

  /** Artifacts whose version has another name in our own pom. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "junit-jupiter", "junit",
          "assertj-core", "assertj",
          "spring-boot-starter-parent", "spring-boot");

  private static final String POM = Page.of(Page.ROOT.resolve("pom.xml")).text();

  @Test
  @DisplayName("are those that the project is built and tested with")
  void versions() {
    Set<String> wrong = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    for (Page page : Page.all()) {
      for (MatchResult block : BLOCK.matcher(page.text()).results().toList()) {
        for (MatchResult found : VERSION.matcher(block.group(1)).results().toList()) {
          String artifact = found.group(1);
          seen.add(artifact);
          if (isOfLibrary(artifact) && !ours(artifact).equals(found.group(2))) {
            wrong.add(page + ": " + artifact + " " + found.group(2) + ", not " + ours(artifact));
          }
        }
      }
    }

    assertThat(seen).containsAll(PROPERTIES.keySet());
    assertThat(wrong).isEmpty();
  }

  /** Whether it is no app of a page's own. */
  private static boolean isOfLibrary(String artifact) {
    return artifact.startsWith("videogen-")
        || artifact.startsWith("maven-")
        || PROPERTIES.containsKey(artifact);
  }

  private static String ours(String artifact) {
    return artifact.startsWith("videogen-")
        ? first("<artifactId>videogen-parent</artifactId>\\s*<version>([^<]+)<")
        : first("<" + PROPERTIES.getOrDefault(artifact, artifact) + "\\.version>([^<]+)<");
  }

  private static String first(String pattern) {
    return Pattern.compile(pattern)
        .matcher(POM)
        .results()
        .map(version -> version.group(1))
        .findFirst()
        .orElse("none");
  }
}
