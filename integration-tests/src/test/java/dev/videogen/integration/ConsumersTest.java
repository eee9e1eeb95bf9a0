package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.catalog.OpenAiCatalog;
import dev.videogen.spi.VideoGeneratorProvider;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * One small app, outside of our build, compiled and run as its users do. Its sources are in {@code
 * src/consumers}.
 */
@DisplayName("An app that needs only the API finds the provider that is there")
class ConsumersTest {

  private static final Path SOURCES = Path.of("src", "consumers");
  private static final Path APP = SOURCES.resolve(Path.of("shop", "PromoVideo.java"));
  private static final Path CROPPING_APP = SOURCES.resolve(Path.of("shop", "CroppedFrame.java"));
  private static final Path MODULE = SOURCES.resolve("module-info.java");

  @TempDir private Path directory;

  @Test
  @DisplayName("on the class path")
  void onTheClassPath() throws Exception {
    Path app = compile("--class-path", List.of(APP));

    String output = run("--class-path", app, "shop.PromoVideo");

    assertThat(output).contains("unnamed module").contains(" has fake:").contains("COMPLETED");
    assertThatVideoIsThere();
  }

  @Test
  @DisplayName("on the module path, without naming the provider's module")
  void onTheModulePath() throws Exception {
    Path app = compile("--module-path", List.of(MODULE, APP));

    String output = run("--module-path", app, "--module", "shop/shop.PromoVideo");

    assertThat(output).startsWith("module shop has fake:").contains("COMPLETED");
    assertThatVideoIsThere();
  }

  @Test
  @DisplayName("on a Java without java.desktop: no class of it is loaded")
  void withoutJavaDesktop() throws Exception {
    Path app = compile("--class-path", List.of(APP));

    String output = run("--class-path", app, "--limit-modules", "java.base", "shop.PromoVideo");

    assertThat(output).contains("COMPLETED");
    assertThatVideoIsThere();
  }

  @Test
  @DisplayName("and without java.desktop cropping is refused before anything is paid for")
  void croppingWithoutJavaDesktop() throws Exception {
    Path app = compile("--class-path", List.of(CROPPING_APP));

    String output = run("--class-path", app, "--limit-modules", "java.base", "shop.CroppedFrame");

    assertThat(output)
        .contains("cannot be cropped to 1280x720", "--add-modules java.desktop", "Billed: NO");
  }

  /** Compiles as an app's build does, with every warning an error, against the API alone. */
  private Path compile(String pathOption, List<Path> sources) throws IOException {
    Path classes = directory.resolve("app");
    StringWriter messages = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "--release",
              "17",
              "-Xlint:all",
              "-Werror",
              pathOption,
              joined(Stream.of(locationOf(VideoClient.class), locationOf(NullMarked.class))),
              "-d",
              classes.toString());
      boolean compiled =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
    return classes;
  }

  /** Runs the app with the API, the fake, its catalog and slf4j-api, and gives its output. */
  private String run(String pathOption, Path app, String... main) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(pathOption);
    command.add(
        joined(
            Stream.of(
                app,
                locationOf(VideoClient.class),
                locationOf(fakeProvider()),
                locationOf(OpenAiCatalog.class),
                locationOf(LoggerFactory.class))));
    command.add("-Dvideogen.provider=fake");
    command.add("-Dvideogen.fake.job-duration=10ms");
    command.add("-Dvideogen.poll-interval=10ms");
    command.addAll(List.of(main));
    command.add("promo.mp4");

    Path output = directory.resolve("output.txt");
    Path errors = directory.resolve("errors.txt");
    Process process =
        JavaProcess.of(command)
            .directory(directory.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("the app ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return Files.readString(output);
  }

  private void assertThatVideoIsThere() {
    assertThat(directory.resolve("promo.mp4"))
        .isRegularFile()
        .satisfies(
            video ->
                assertThat(new String(head(video), 4, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("ftyp"));
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(8);
    }
  }

  private static Class<?> fakeProvider() {
    return ServiceLoader.load(VideoGeneratorProvider.class).stream()
        .<Class<?>>map(ServiceLoader.Provider::type)
        .filter(type -> type.getPackageName().equals("dev.videogen.fake"))
        .findFirst()
        .orElseThrow();
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String joined(Stream<Path> path) {
    return path.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
