package dev.videogen.spring.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.errors.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@DisplayName("A start that fails for a setting")
class SettingsFailureAnalyzerTest {

  @Test
  @DisplayName("tells which setting, and where it is written")
  void tells() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "my source", Map.of("videogen.provider", "fake", "videogen.pollTimeout", "soon")));
    Throwable failure =
        org.assertj.core.api.Assertions.catchThrowable(
            () ->
                VideoClient.builder()
                    .only(EnvironmentSettings.of(environment).all())
                    .build()
                    .close());

    FailureAnalysis analysis =
        new SettingsFailureAnalyzer(environment)
            .analyze(
                new IllegalStateException("wrapped", failure), (ConfigurationException) failure);

    assertThat(analysis.getDescription())
        .contains("videogen.poll-timeout")
        .contains("videogen.pollTimeout (my source)");
  }
}
