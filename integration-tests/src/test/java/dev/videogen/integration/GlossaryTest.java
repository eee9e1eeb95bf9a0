package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the main code of all modules to {@code docs/glossary.md}. */
@DisplayName("The glossary's terms are used, and not the words that it avoids,")
class GlossaryTest {

  private static final Path GLOSSARY = Path.of("..", "docs", "glossary.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\*\\*[^|]+\\|[^|]+\\|([^|]*)\\|([^|]*)\\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern WORD_IN_NAME = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

  private static final Set<String> names = new TreeSet<>();
  private static final Set<String> firstSentences = new TreeSet<>();

  @BeforeAll
  static void readTheMainCode() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Reader(docs).scan(unit, null);
      }
    }
    assertThat(names).isNotEmpty();
    assertThat(firstSentences).isNotEmpty();
  }

  @Test
  @DisplayName("in names of classes, methods and constants")
  void names() throws IOException {
    Set<String> avoided = avoided(1);

    assertThat(names)
        .filteredOn(
            name ->
                WORD_IN_NAME
                    .matcher(name.substring(name.indexOf('#') + 1))
                    .results()
                    .map(MatchResult::group)
                    .anyMatch(word -> avoided.contains(word.toLowerCase(Locale.ROOT))))
        .isEmpty();
  }

  @Test
  @DisplayName("in first sentences of Javadoc")
  void firstSentences() throws IOException {
    Pattern avoided = Pattern.compile("(?i)\\b(" + String.join("|", avoided(2)) + ")\\b");

    assertThat(firstSentences).filteredOn(avoided.asPredicate()).isEmpty();
  }

  /** The words that one of the table's columns avoids. */
  private static Set<String> avoided(int column) throws IOException {
    Set<String> words = new TreeSet<>();
    ROW.matcher(Files.readString(GLOSSARY))
        .results()
        .flatMap(row -> CODE.matcher(row.group(column)).results())
        .forEach(word -> words.add(word.group(1)));
    assertThat(words).isNotEmpty();
    return words;
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."))) {
      for (Path module : modules) {
        Path root = module.resolve(Path.of("src", "main", "java"));
        if (Files.isDirectory(root)) {
          try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }

  /** Takes down names as {@code Class#name}, and first sentences after their class. */
  private static final class Reader extends TreePathScanner<Void, Void> {

    private final DocTrees docs;
    private String type = "";

    Reader(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public Void visitClass(ClassTree node, Void unused) {
      String outer = type;
      if (!node.getSimpleName().isEmpty()) {
        type = node.getSimpleName().toString();
      }
      names.add(type);
      takeFirstSentence(type);
      super.visitClass(node, null);
      type = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree node, Void unused) {
      names.add(type + "#" + node.getName());
      takeFirstSentence(type + "#" + node.getName());
      return super.visitMethod(node, null);
    }

    @Override
    public Void visitVariable(VariableTree node, Void unused) {
      if (getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.CLASS
          && node.getModifiers().getFlags().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))) {
        names.add(type + "#" + node.getName());
        takeFirstSentence(type + "#" + node.getName());
      }
      return super.visitVariable(node, null);
    }

    private void takeFirstSentence(String name) {
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        StringBuilder sentence = new StringBuilder(name).append(": ");
        comment.getFirstSentence().forEach(sentence::append);
        firstSentences.add(sentence.toString().replaceAll("\\s+", " "));
      }
    }
  }
}
