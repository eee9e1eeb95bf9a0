package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The compiler's own check of comments, run here for one exception to it: JDK 17 asks for a
 * record's {@code @param} tags once more at its compact constructor, and has no switch against it.
 */
@Tag("slow")
@DisplayName("All that users see is documented")
class DocumentationTest {

  private static final Pattern EXPORT = Pattern.compile("\\bexports ([\\w.]+);");
  private static final Pattern MAIN_CLASS = Pattern.compile("<mainClass>([\\w.]+)</mainClass>");
  private static final Pattern COMPACT_CONSTRUCTOR =
      Pattern.compile(" *(public|protected) \\w+ \\{");

  @Test
  @DisplayName("in every exported package, and the entry class of an application")
  void everyExportedPackageIsDocumented() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-Xdoclint:missing/protected",
            "-Xmaxwarns",
            "1000",
            "-proc:none",
            "--class-path",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources()));
      task.analyze();
    }

    assertThat(found.getDiagnostics()).filteredOn(each -> !isOfDocumentedRecord(each)).isEmpty();
  }

  /** The sources of what users see. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."))) {
      for (Path module : modules) {
        Path root = module.resolve(Path.of("src", "main", "java"));
        if (Files.isDirectory(root) && !isHeldByItsOwnCompiler(module)) {
          Predicate<Path> exported = exportedFrom(module, root);
          try (Stream<Path> files = Files.walk(root)) {
            files
                .filter(file -> file.toString().endsWith(".java"))
                .filter(exported)
                .forEach(sources::add);
          }
        }
      }
    }
    assertThat(sources).isNotEmpty();
    return sources;
  }

  /** Whether the build of a module holds it to this, because its libraries are not on our path. */
  private static boolean isHeldByItsOwnCompiler(Path module) throws IOException {
    return Files.readString(module.resolve("pom.xml")).contains("<arg>-Xdoclint:missing/protected");
  }

  /**
   * What a module shows to its users: the packages that its descriptor exports; of an application,
   * the class that is run, for nobody compiles against the others; of a library without a
   * descriptor, everything.
   */
  private static Predicate<Path> exportedFrom(Path module, Path root) throws IOException {
    Path descriptor = root.resolve("module-info.java");
    if (Files.exists(descriptor)) {
      Set<Path> packages =
          EXPORT
              .matcher(Files.readString(descriptor))
              .results()
              .map(export -> root.resolve(export.group(1).replace('.', '/')))
              .collect(Collectors.toSet());
      return file -> packages.contains(file.getParent());
    }
    return MAIN_CLASS
        .matcher(Files.readString(module.resolve("pom.xml")))
        .results()
        .map(main -> root.resolve(main.group(1).replace('.', '/') + ".java"))
        .findAny()
        .<Predicate<Path>>map(entry -> entry::equals)
        .orElse(file -> true);
  }

  /** Whether this is about the compact constructor of a record, and that has a comment. */
  private static boolean isOfDocumentedRecord(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getSource() == null) {
      return false;
    }
    List<String> lines;
    try {
      lines = diagnostic.getSource().getCharContent(true).toString().lines().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    int line = (int) diagnostic.getLineNumber() - 1;
    return COMPACT_CONSTRUCTOR.matcher(lines.get(line)).matches()
        && lines.get(line - 1).endsWith("*/");
  }
}
