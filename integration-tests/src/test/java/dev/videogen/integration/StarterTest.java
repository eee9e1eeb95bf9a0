package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.JobStatus;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.config.Instances;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.fake.FakeClock;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a framework's starter does, with a map for the framework's environment. */
@DisplayName("A starter, whose framework's environment is the only source,")
class StarterTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "spring.application.name", "shop",
          "videogen.provider", "east",
          "videogen.east.type", "fake",
          "videogen.east.job-duration", "1m",
          "videogen.poll-timeout", "5m");

  private static Configuration.Builder builder() {
    return Configuration.builder()
        .systemProperties(Map.of("videogen.provider", "openai"))
        .environment(Map.of("VIDEOGEN_POLL_INTERVAL", "1ms", "OPENAI_API_KEY", "any"))
        .only(ENVIRONMENT);
  }

  @Test
  @DisplayName("sees what is configured, and nothing of the process")
  void configured() {
    Configuration configuration = builder().build();

    assertThat(configuration.configuredProvider()).contains("east");
    assertThat(configuration.client(ClientSettings.POLL_TIMEOUT)).hasMinutes(5);
    assertThat(configuration.origin(ClientSettings.POLL_TIMEOUT)).isEqualTo(SettingOrigin.CODE);
    assertThat(configuration.origin(ClientSettings.POLL_INTERVAL)).isEqualTo(SettingOrigin.DEFAULT);
    assertThat(originsOf(configuration, "east"))
        .containsEntry("job-duration", SettingOrigin.CODE)
        .containsEntry("preset", SettingOrigin.DEFAULT);
    assertThat(originsOf(configuration, "openai")).containsEntry("api-key", SettingOrigin.DEFAULT);
  }

  private static Map<String, SettingOrigin> originsOf(Configuration configuration, String name) {
    return configuration.instances().get(name).settings().stream()
        .filter(setting -> !setting.isGroup())
        .collect(Collectors.toMap(Setting::name, configuration.context(name)::origin));
  }

  @Test
  @DisplayName("sees which instances are declared, and of which provider each is")
  void declared() {
    SortedMap<String, VideoGeneratorProvider> instances = builder().build().instances();

    assertThat(instances).containsKeys("east", "fake", "openai", "azure");
    assertThat(instances.get("east").type()).isEqualTo("fake");
  }

  @Test
  @DisplayName("opens an instance when it is asked for, once, and closes them all")
  void opened() {
    try (Instances opened = builder().build().open()) {
      assertThat(opened.generator("east")).isSameAs(opened.generator("east"));
      assertThat(opened.generator("east").name()).isEqualTo("east");
      assertThatThrownBy(() -> opened.generator("openai"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("api-key");
    }
  }

  @Test
  @DisplayName("opens a client of the same settings")
  void client() {
    try (VideoClient videos =
        VideoClient.builder().only(ENVIRONMENT).time(new FakeClock()).build()) {
      assertThat(videos.instance()).isEqualTo("east");
      assertThat(videos.await(videos.create(VideoRequest.builder("A cat").build()).ref()).status())
          .isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Test
  @DisplayName("hears of a setting that is misspelt")
  void misspelt() {
    assertThatThrownBy(
            () -> Configuration.builder().only(Map.of("videogen.pol-timeout", "5m")).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("videogen.pol-timeout, set by the app")
        .hasMessageContaining("poll-timeout");
  }
}
