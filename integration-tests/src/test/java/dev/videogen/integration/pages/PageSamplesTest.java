package dev.videogen.integration.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.integration.JavaProcess;
import dev.videogen.spi.TimeSource;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@DisplayName("Every sample of Java in a page")
class PageSamplesTest {

  private static final Path SUPPORT = Path.of("src", "pages");
  private static final List<Sample> SAMPLES =
      Page.all().stream().flatMap(page -> page.samples().stream()).toList();

  @TempDir private static Path classes;

  /** All at once: it is the start of a compiler that takes its time. */
  @BeforeAll
  static void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, UTF_8);
        Stream<Path> support = Files.walk(SUPPORT)) {
      List<JavaFileObject> sources = new ArrayList<>();
      files
          .getJavaFileObjectsFromPaths(support.filter(Files::isRegularFile).toList())
          .forEach(sources::add);
      compiled().map(Source::new).forEach(sources::add);
      List<String> options = List.of("-proc:none", "-parameters", "-d", classes.toString());
      boolean done = compiler.getTask(null, files, found, options, null, sources).call();
      assertThat(done).as(problems(found)).isTrue();
    }
  }

  private static Stream<Sample> compiled() {
    return SAMPLES.stream().filter(sample -> sample.file().isEmpty());
  }

  private static String problems(DiagnosticCollector<JavaFileObject> found) {
    return found.getDiagnostics().stream()
        .map(each -> (each.getSource() == null ? "" : each.getSource().getName()) + ": " + each)
        .collect(Collectors.joining("\n"));
  }

  /** A sample as a file for the compiler, named by its place in the page. */
  private static final class Source extends SimpleJavaFileObject {

    private final Sample sample;

    Source(Sample sample) {
      super(
          URI.create("page:///" + sample.packageName() + "/" + sample.typeName() + ".java"),
          Kind.SOURCE);
      this.sample = sample;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return sample.source();
    }

    @Override
    public String getName() {
      return sample.toString();
    }
  }

  @Test
  @DisplayName("compiles, or is in the file that it names")
  void compiles() throws IOException {
    assertThat(compiled()).hasSizeGreaterThan(20);
    for (Sample sample : SAMPLES) {
      if (sample.file().isPresent()) {
        assertThat(folded(Files.readString(sample.file().get())))
            .as("%s", sample)
            .contains(folded(sample.code()));
      }
    }
  }

  /** Without line breaks, and without the stars of comments. */
  private static String folded(String code) {
    return code.replaceAll("(?m)^ *\\* ?", " ").replaceAll("\\s+", " ").strip();
  }

  @Test
  @DisplayName("runs on the fake or, with another SDK, on the emulator, if it is a program")
  void programsRun(@TempDir Path folder) throws Exception {
    FakeVideoGenerator quick =
        FakeVideoGenerator.builder()
            .preset(FakePreset.openAi())
            .time(TimeSource.system())
            .jobDuration(Duration.ofMillis(200))
            .build();
    try (VideoEmulator emulator = VideoEmulator.builder().openAi(quick).start()) {
      run(folder, emulator.openAiBaseUrl());
    }
  }

  private static void run(Path folder, URI emulator) throws Exception {
    List<String> programs =
        compiled()
            .filter(Sample::isProgram)
            .map(sample -> sample.packageName() + "." + sample.typeName())
            .toList();
    Path output = folder.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add("-cp");
    command.add(classes + File.pathSeparator + System.getProperty("java.class.path"));
    command.add("-Dvideogen.provider=fake");
    command.add("-Dvideogen.fake.job-duration=200ms");
    command.add("-Dvideogen.poll-interval=100ms");
    command.add("-Duser.home=" + folder);
    command.add("support.Programs");
    command.addAll(programs);

    ProcessBuilder builder =
        JavaProcess.of(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("OPENAI_BASE_URL", emulator.toString());
    builder.environment().put("OPENAI_API_KEY", "any");
    Process app = builder.start();

    assertThat(app.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(app.exitValue()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output))
        .contains("about $0.8", "COMPLETED, expires", "size 1301x721 -> ")
        .doesNotContain("(billed: ", "\tat ");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".mp4")))
          .hasSizeGreaterThanOrEqualTo(programs.size())
          .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }
  }

  @Test
  @DisplayName("is green, if it is a class of tests")
  void testsAreGreen() throws Exception {
    List<Sample> tests = compiled().filter(Sample::isTest).toList();
    assertThat(tests).hasSizeGreaterThanOrEqualTo(3);
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, usual)) {
      thread.setContextClassLoader(loader);
      for (Sample sample : tests) {
        Class<?> type = loader.loadClass(sample.packageName() + "." + sample.typeName());
        Events results =
            EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .testEvents();
        assertThat(results.failed().list()).as("%s", sample).isEmpty();
        assertThat(results.succeeded().count()).as("%s", sample).isPositive();
      }
    } finally {
      thread.setContextClassLoader(usual);
    }
  }
}
