package dev.videogen.integration.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The links of pages")
class PageLinksTest {

  @Test
  @DisplayName("lead to files, and to named headings in them, that are there")
  void links() {
    List<String> dead = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String link : page.links()) {
        if (!link.contains(":") && !isThere(page, link)) {
          dead.add(page + " -> " + link);
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  private static boolean isThere(Page page, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return hash < 0 || Page.of(target).anchors().contains(link.substring(hash + 1));
  }

  @Test
  @DisplayName("reach every page of docs from its index")
  void index() {
    Set<Path> reached = new HashSet<>();
    reach(Page.of(Page.ROOT.resolve(Path.of("docs", "README.md"))), reached);

    Set<Path> pages =
        Page.all().stream()
            .map(page -> page.file().normalize())
            .filter(file -> file.startsWith(Page.ROOT.resolve("docs")))
            .collect(Collectors.toSet());
    assertThat(reached).containsAll(pages);
  }

  private static void reach(Page page, Set<Path> reached) {
    if (reached.add(page.file().normalize())) {
      for (String link : page.links()) {
        Path target = page.file().resolveSibling(link.replaceFirst("#.*", "")).normalize();
        if (link.matches("[^:]*\\.md(#.*)?") && Files.exists(target)) {
          reach(Page.of(target), reached);
        }
      }
    }
  }
}
