package dev.videogen.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Feature;
import dev.videogen.VideoClient;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakeClock;
import dev.videogen.spi.VideoGeneratorProvider;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The README")
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|(.*)\\|$");
  private static final List<Feature> COLUMNS =
      List.of(
          Feature.LIST,
          Feature.DELETE,
          Feature.CANCEL,
          Feature.REMIX,
          Feature.THUMBNAIL,
          Feature.SPRITESHEET,
          Feature.PROGRESS);

  @TempDir Path folder;

  @Test
  @DisplayName("shows a program that compiles and, on the fake, does what it says")
  void program() throws Exception {
    Matcher block = JAVA.matcher(Files.readString(README));
    assertThat(block.find()).isTrue();
    Path source = Files.writeString(folder.resolve("Cat.java"), block.group(1));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                problems,
                null,
                null,
                List.of("-proc:none", "-d", folder.toString()),
                null,
                compiler
                    .getStandardFileManager(null, null, UTF_8)
                    .getJavaFileObjects(source.toFile()))
            .call();
    assertThat(compiled).as(problems.toString()).isTrue();

    Path output = folder.resolve("output.txt");
    Process app =
        JavaProcess.of(
                List.of(
                    "-cp",
                    folder
                        + System.getProperty("path.separator")
                        + System.getProperty("java.class.path"),
                    "-Dvideogen.provider=fake",
                    "-Dvideogen.fake.job-duration=200ms",
                    "-Dvideogen.poll-interval=100ms",
                    "Cat"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(app.waitFor(3, TimeUnit.MINUTES)).isTrue();

    assertThat(Files.readString(output))
        .contains("about $0.8")
        .contains("COMPLETED, expires")
        .contains("size 1301x721 -> ")
        .doesNotContain("billed");
    assertThat(folder.resolve("cat.mp4")).isNotEmptyFile();
    assertThat(folder.resolve("cat-2.mp4")).isNotEmptyFile();
    assertThat(folder.resolve("cat.jpg")).isNotEmptyFile();
  }

  static List<VideoGeneratorProvider> providers() {
    return ServiceLoader.load(VideoGeneratorProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("providers")
  @DisplayName("says of every provider what its capabilities say")
  void table(VideoGeneratorProvider provider) throws Exception {
    try (VideoEmulator emulator = VideoEmulator.start();
        VideoClient client =
            VideoClient.builder()
                .time(new FakeClock())
                .set("videogen.provider", provider.type())
                .set("videogen.azure.api-key", "any")
                .set("videogen.azure.endpoint", "https://any.openai.azure.com")
                .set("videogen.openai.api-key", "any")
                .set("videogen.replicate.api-token", "any")
                .set("videogen.openrouter.api-key", "any")
                .set("videogen.openrouter.base-url", emulator.openRouterBaseUrl().toString())
                .set("videogen.fal.api-key", "any")
                .build()) {
      Capabilities capabilities = client.capabilities();

      assertThat(row(provider.type()))
          .containsExactlyElementsOf(
              COLUMNS.stream().map(feature -> word(support(capabilities, feature))).toList());
    }
  }

  private static Support support(Capabilities capabilities, Feature feature) {
    return feature.isPartOfRequest()
        ? capabilities.models().get(0).support(feature)
        : capabilities.support(feature);
  }

  private static String word(Support support) {
    return switch (support) {
      case SUPPORTED -> "yes";
      case UNSUPPORTED -> "no";
      case RACY -> "racy";
      case UNKNOWN -> "?";
    };
  }

  private static List<String> row(String type) throws Exception {
    Matcher row = ROW.matcher(Files.readString(README));
    List<String> types = new ArrayList<>();
    while (row.find()) {
      types.add(row.group(1));
      if (row.group(1).equals(type)) {
        return Stream.of(row.group(2).split("\\|"))
            .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
            .skip(1)
            .toList();
      }
    }
    throw new AssertionError("no row for " + type + " among " + types);
  }

  @Test
  @DisplayName("names the two commands that continuous integration and users run")
  void commands() throws Exception {
    String readme = Files.readString(README);

    assertThat(readme).contains("    mvn -B verify\n").contains("    ./videogen generate --prompt");
    assertThat(Files.readString(Path.of("..", ".ci", "run"))).contains("\nmvn -B verify\n");
  }
}
