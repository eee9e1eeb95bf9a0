package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.videogen.config.Configuration;
import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A configuration is right or wrong whichever modules an app has on its class path. */
@DisplayName("Shared settings")
class SharedSettingsTest {

  private static List<Setting<?>> declaredByProviders() {
    return ServiceLoader.load(VideoGeneratorProvider.class).stream()
        .flatMap(provider -> provider.get().settings().stream())
        .filter(Setting::isShared)
        .toList();
  }

  private static Configuration.Builder withoutProviders() {
    return Configuration.builder()
        .systemProperties(Map.of())
        .environment(Map.of())
        .directory(Path.of("target"))
        .providers(List.of());
  }

  @Test
  @DisplayName("of any provider are known without it, by the same name")
  void areKnownWithoutTheirProviders() {
    assertThat(declaredByProviders())
        .isNotEmpty()
        .allSatisfy(
            setting -> {
              String name = "videogen." + setting.name() + (setting.isGroup() ? ".X-Any" : "");
              assertThatCode(withoutProviders().set(name, "any")::build).doesNotThrowAnyException();
            });
  }
}
