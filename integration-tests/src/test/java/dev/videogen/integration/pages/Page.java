package dev.videogen.integration.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page in Markdown that people read.
 *
 * @param file where it is
 * @param text what it says
 */
record Page(Path file, String text) {

  /** The folder that all pages are below. */
  static final Path ROOT = Path.of("..");

  private static final Pattern FENCED = Pattern.compile("(?ms)^( *)```.*?^\\1```$");
  private static final Pattern INDENTED = Pattern.compile("(?m)^(?: {4}|\t).*$");
  private static final Pattern QUOTED = Pattern.compile("`+[^`\n]+`+");
  private static final Pattern HEADING =
      Pattern.compile("(?m)^<a id=\"([a-z-]+)\"></a>\n\n#{1,6} +(.*?) *$");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(<?([^)>\\s]+)>?\\)|(?:src|href)=\"([^\"]+)\"");

  /** All pages: those at the top, those in docs, and the README and others of each module. */
  static List<Page> all() {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> others = Files.walk(ROOT, 3)) {
      docs.filter(Page::isPage).forEach(files::add);
      others
          .filter(Page::isPage)
          .filter(file -> isOfModule(ROOT.relativize(file)))
          .forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().sorted().map(Page::of).toList();
  }

  /** One page. */
  static Page of(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }

  /** Whether a page stands at the top, in a module, in a sample, or in GitHub's folder. */
  private static boolean isOfModule(Path file) {
    String first = file.getName(0).toString();
    return switch (file.getNameCount()) {
      case 1 -> true;
      case 2 -> !first.equals("docs");
      default -> first.equals("samples") && !file.getName(1).toString().equals("target");
    };
  }

  /** The samples of Java. */
  List<Sample> samples() {
    return Sample.in(this);
  }

  /** Where its links lead, without those in samples of code. */
  List<String> links() {
    String prose = QUOTED.matcher(withoutBlocks()).replaceAll("");
    return LINK.matcher(prose)
        .results()
        .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
        .toList();
  }

  /**
   * The anchors that a link can lead to: those that name a heading. Their names are what GitHub
   * makes of the heading, which the site does not: it needs them, and there they do no harm.
   */
  Set<String> anchors() {
    return HEADING
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .filter(heading -> heading.group(1).equals(ofGitHub(heading.group(2))))
        .map(heading -> heading.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String ofGitHub(String heading) {
    return heading
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private String withoutBlocks() {
    return INDENTED.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("");
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }
}
