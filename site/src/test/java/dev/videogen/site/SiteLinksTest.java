package dev.videogen.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The links inside the site")
class SiteLinksTest {

  private static final Path SITE = Path.of(System.getProperty("site"));
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\b(?:id|name)=\"([^\"]+)\"");

  private final Map<Path, Set<String>> anchors = new HashMap<>();

  @Test
  @DisplayName("lead to files and places in them that are there")
  void links() throws IOException {
    Set<String> dead = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SITE)) {
      for (Path page : files.filter(SiteLinksTest::isPage).toList()) {
        for (String link : links(page)) {
          if (!isThere(page, link)) {
            dead.add(SITE.relativize(page) + " -> " + link);
          }
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".html");
  }

  private static Set<String> links(Path page) throws IOException {
    return LINK.matcher(Files.readString(page))
        .results()
        .map(link -> link.group(1).replace("&amp;", "&"))
        .filter(link -> !link.isEmpty() && !link.startsWith("//"))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private boolean isThere(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    String path = URLDecoder.decode(parts[0].replaceFirst("\\?.*", ""), StandardCharsets.UTF_8);
    Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
    if (Files.isDirectory(target)) {
      target = target.resolve("index.html");
    }
    if (!target.startsWith(SITE) || !Files.exists(target)) {
      return false;
    }
    return parts.length == 1
        || parts[1].isEmpty()
        || !isPage(target)
        || anchorsOf(target).contains(decoded(parts[1]));
  }

  private static String decoded(String fragment) {
    String decoded =
        URI.create("#" + fragment.replace("<", "%3C").replace(">", "%3E")).getFragment();
    return decoded == null ? fragment : decoded;
  }

  private Set<String> anchorsOf(Path page) throws IOException {
    Set<String> known = anchors.get(page);
    if (known == null) {
      known =
          ID.matcher(Files.readString(page))
              .results()
              .map(id -> id.group(1).replace("&lt;", "<").replace("&gt;", ">"))
              .collect(Collectors.toCollection(HashSet::new));
      anchors.put(page, known);
    }
    return known;
  }

  @Test
  @DisplayName("find the Javadoc of what apps use, and of nothing internal")
  void javadoc() throws IOException {
    Path javadoc = SITE.resolve("apidocs");
    assertThat(javadoc.resolve("dev/videogen/VideoClient.html")).exists();
    assertThat(javadoc.resolve("dev/videogen/spring/test/VideogenTest.html")).exists();
    try (Stream<Path> files = Files.walk(javadoc)) {
      assertThat(files.map(Path::toString)).noneMatch(file -> file.contains("/internal/"));
    }
  }
}
