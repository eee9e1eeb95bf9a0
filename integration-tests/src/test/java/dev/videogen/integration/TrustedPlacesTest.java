package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.config.Instances;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGeneratorProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings of every provider")
class TrustedPlacesTest {

  /** What a setting is called that decides where something goes. */
  private static final Pattern LEADS =
      Pattern.compile(
          ".*(url|uri|address|endpoint|host|origin|proxy|header|path|file|folder|directory|dir"
              + "|insecure|bundle|cert|trust|scope|bucket|config|webhook|callback).*");

  @TempDir private Path folder;

  private static Stream<Setting<?>> settings() {
    return Stream.concat(
        ClientSettings.all().stream(),
        ServiceLoader.load(VideoGeneratorProvider.class).stream()
            .flatMap(provider -> provider.get().settings().stream()));
  }

  @ParameterizedTest
  @MethodSource("settings")
  @DisplayName("say that they lead elsewhere if they are an address, a path, a header or the like")
  void leadElsewhere(Setting<?> setting) {
    boolean form =
        Stream.of("http address", "path of", "visible ASCII on one line")
            .anyMatch(setting.form()::contains);
    boolean expected = LEADS.matcher(setting.name()).matches() || form || setting.isGroup();

    assertThat(setting.leadsElsewhere()).as(setting.name()).isEqualTo(expected);
  }

  @Test
  @DisplayName("keep their keys secret")
  void keepTheirKeysSecret() {
    assertThat(
            settings().filter(setting -> setting.name().matches(".*(key|token|secret|password).*")))
        .isNotEmpty()
        .allMatch(Setting::isSecret);
  }

  private Configuration strange(Map<String, String> environment, String... lines)
      throws IOException {
    Files.write(folder.resolve("videogen.properties"), List.of(lines));
    return Configuration.builder()
        .systemProperties(Map.of())
        .environment(environment)
        .directory(folder)
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "videogen.openai.base-url=https://gateway.example/v1",
        "videogen.azure.endpoint=https://other.openai.azure.com",
        "videogen.azure.endpoint=http://other.openai.azure.com",
        "videogen.azure.scope=https://management.azure.com/.default",
        "videogen.http.proxy=http://127.0.0.1:3128",
        "videogen.http.proxy=http://proxy.example:3128",
        "videogen.http.ca-bundle=ca.pem",
        "videogen.http.header.x-route=elsewhere",
        "videogen.http.user-agent=theirs",
        "videogen.openai.organization=org-theirs",
        "videogen.openai.project=proj_theirs",
        "videogen.allow-insecure-http=true",
      })
  @DisplayName(
      "lead no key of the environment elsewhere from a folder's file, nor the machine's identity")
  void leadNoKeyElsewhere(String line) throws IOException {
    String instance = line.startsWith("videogen.openai.") ? "openai" : "azure";
    for (Map<String, String> environment :
        List.of(
            Map.of(
                "OPENAI_API_KEY", "k-1",
                "AZURE_OPENAI_API_KEY", "k-2",
                "AZURE_OPENAI_ENDPOINT", "https://mine.openai.azure.com"),
            Map.of("AZURE_CLIENT_SECRET", "k-3"),
            Map.of("VIDEOGEN_OPENAI_API_KEY", "k-1", "VIDEOGEN_AZURE_API_KEY", "k-2"))) {
      if (environment.containsKey("AZURE_OPENAI_ENDPOINT") && line.contains("endpoint")) {
        continue;
      }
      try (Instances instances = strange(environment, line).open()) {
        assertThatThrownBy(() -> instances.generator(instance))
            .isInstanceOf(ConfigurationException.class)
            .hasMessageContaining("is not taken from there");
      }
    }
  }
}
