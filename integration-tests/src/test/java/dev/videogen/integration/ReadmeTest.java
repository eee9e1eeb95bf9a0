package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Feature;
import dev.videogen.VideoClient;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakeClock;
import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The README")
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
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

    assertThat(readme).contains("    mvn -B verify\n").contains("    ./videogen generate \"");
    assertThat(Files.readString(Path.of("..", ".ci", "run"))).contains("\nmvn -B verify\n");
  }
}
