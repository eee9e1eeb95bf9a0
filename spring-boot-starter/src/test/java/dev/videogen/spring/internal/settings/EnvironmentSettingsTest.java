package dev.videogen.spring.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.errors.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

@DisplayName("Of Spring's environment, videogen's settings")
class EnvironmentSettingsTest {

  private static StandardEnvironment environment(PropertySource<?>... strongestFirst) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(each -> environment.getPropertySources().remove(each.getName()));
    for (PropertySource<?> source : strongestFirst) {
      environment.getPropertySources().addLast(source);
    }
    return environment;
  }

  private static PropertySource<?> properties(String... namesAndValues) {
    return new MapPropertySource("properties", map(namesAndValues));
  }

  private static PropertySource<?> variables(String... namesAndValues) {
    return new SystemEnvironmentPropertySource("systemEnvironment", map(namesAndValues));
  }

  private static PropertySource<?> yaml(String text) throws IOException {
    return new YamlPropertySourceLoader()
        .load(
            "application.yml",
            new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "application.yml"))
        .get(0);
  }

  private static Map<String, Object> map(String... namesAndValues) {
    Map<String, Object> map = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  private static Map<String, String> read(PropertySource<?>... strongestFirst) {
    return EnvironmentSettings.of(environment(strongestFirst)).all();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "videogen.poll-interval",
        "videogen.pollInterval",
        "videogen.poll_interval",
        "videogen.POLL-INTERVAL",
        "VIDEOGEN.poll-interval"
      })
  @DisplayName("are known by each of Spring's spellings of a property")
  void properties(String name) {
    assertThat(read(properties(name, "7s"))).containsEntry("videogen.poll-interval", "7s");
  }

  @ParameterizedTest
  @CsvSource({
    "VIDEOGEN_POLL_INTERVAL, videogen.poll-interval",
    "VIDEOGEN_POLLINTERVAL, videogen.poll-interval",
    "videogen_poll_interval, videogen.poll-interval",
    "VIDEOGEN_FAKE_JOB_DURATION, videogen.fake.job-duration",
    "VIDEOGEN_FAKE_JOBDURATION, videogen.fake.job-duration",
    "VIDEOGEN_BUDGET_PER_DAY, videogen.budget.per-day",
    "VIDEOGEN_BUDGET_PERDAY, videogen.budget.per-day",
    "VIDEOGEN_FAKE_REQUESTSPERMINUTE, videogen.fake.requests-per-minute"
  })
  @DisplayName("are known by videogen's and by Spring's spelling of a variable")
  void variable(String name, String setting) {
    assertThat(read(variables(name, "7"))).containsEntry(setting, "7");
  }

  @Test
  @DisplayName(
      "are an error that names both spellings of a variable where they differ, and no value")
  void conflict() {
    PropertySource<?> both =
        variables("VIDEOGEN_FAKE_JOB_DURATION", "sk-one", "VIDEOGEN_FAKE_JOBDURATION", "sk-two");

    assertThatThrownBy(() -> read(both))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("VIDEOGEN_FAKE_JOB_DURATION")
        .hasMessageContaining("VIDEOGEN_FAKE_JOBDURATION")
        .hasMessageContaining("videogen.fake.job-duration")
        .hasMessageNotContaining("sk-");
    assertThat(
            read(variables("VIDEOGEN_FAKE_JOB_DURATION", "1s", "VIDEOGEN_FAKE_JOBDURATION", "1s")))
        .containsEntry("videogen.fake.job-duration", "1s");
    assertThatThrownBy(
            () -> read(properties("videogen.poll-timeout", "1s", "videogen.pollTimeout", "2s")))
        .hasMessageContaining("videogen.pollTimeout")
        .hasMessageContaining("videogen.poll-timeout");
  }

  @Test
  @DisplayName("are of the strongest source, however they are spelt")
  void strongest() {
    assertThat(
            read(
                variables("VIDEOGEN_POLLTIMEOUT", "1m"),
                properties("videogen.poll-timeout", "2m", "videogen.poll-interval", "3s")))
        .containsEntry("videogen.poll-timeout", "1m")
        .containsEntry("videogen.poll-interval", "3s");
  }

  @Test
  @DisplayName("are of instances by any name, declared in a file or in the environment")
  void instances() throws IOException {
    assertThat(
            read(
                variables(
                    "VIDEOGEN_WESTEUROPE_JOBDURATION",
                    "1s",
                    "VIDEOGEN_FAR_EAST_TYPE",
                    "fake",
                    "VIDEOGEN_FAR_EAST_JOB_DURATION",
                    "2s"),
                yaml("videogen:\n  provider: west-europe\n  westEurope:\n    type: fake\n")))
        .containsEntry("videogen.provider", "west-europe")
        .containsEntry("videogen.west-europe.type", "fake")
        .containsEntry("videogen.west-europe.job-duration", "1s")
        .containsEntry("videogen.far-east.type", "fake")
        .containsEntry("videogen.far-east.job-duration", "2s");
  }

  @Test
  @DisplayName("may be a list, and one of a stronger source replaces it whole")
  void lists() throws IOException {
    PropertySource<?> yaml =
        yaml(
            "videogen:\n"
                + "  openai:\n"
                + "    webhook:\n"
                + "      secret:\n"
                + "        - whsec_a\n"
                + "        - whsec_b\n");
    assertThat(read(yaml)).containsEntry("videogen.openai.webhook.secret", "whsec_a, whsec_b");
    assertThat(read(properties("videogen.openai.webhook.secret[0]", "whsec_c"), yaml))
        .containsEntry("videogen.openai.webhook.secret", "whsec_c");
    assertThat(read(variables("VIDEOGEN_FAKE_DIRECTORY_0", "x", "VIDEOGEN_FAKE_DIRECTORY_1", "y")))
        .containsEntry("videogen.fake.directory", "x, y");
  }

  @Test
  @DisplayName(
      "have placeholders filled in; one for nothing is not set, one that has no value is an error"
          + " without the text")
  void placeholders() {
    assertThat(
            read(
                properties(
                    "team",
                    "blue",
                    "videogen.provider",
                    "${team}",
                    "videogen.fake.preset",
                    "${none:}")))
        .containsEntry("videogen.provider", "blue")
        .doesNotContainKey("videogen.fake.preset");
    assertThatThrownBy(() -> read(properties("videogen.provider", "sk-secret${missing}")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("videogen.provider")
        .hasMessageContaining("${missing}")
        .hasMessageNotContaining("sk-secret");
  }

  @Test
  @DisplayName("are not set by a blank variable")
  void blank() {
    assertThat(read(variables("VIDEOGEN_PROVIDER", " "), properties("videogen.provider", "fake")))
        .containsEntry("videogen.provider", "fake");
  }

  @Test
  @DisplayName("that are misspelt are told by videogen; a foreign variable is none of them")
  void misspelt() {
    assertThatThrownBy(() -> read(properties("videogen.pollIntervall", "1s")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Did you mean videogen.poll-interval?");
    assertThatThrownBy(() -> read(variables("VIDEOGEN_POL_INTERVAL", "1s")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("VIDEOGEN_POL_INTERVAL")
        .hasMessageContaining("VIDEOGEN_POLL_INTERVAL");
    Configuration configuration =
        Configuration.builder()
            .only(read(variables("VIDEOGEN_SERVICE_HOST", "10.0.0.1", "HTTPS_PROXY", "http://p:1")))
            .build();
    assertThat(configuration.client(ClientSettings.POLL_INTERVAL)).hasSeconds(5);
  }

  @Test
  @DisplayName("of this starter are not handed to videogen")
  void own() {
    EnvironmentSettings settings =
        EnvironmentSettings.of(
            environment(
                variables("VIDEOGEN_WEB_PROBLEMDETAILS", "false"),
                properties("videogen.webhook.path", "/hooks")));

    assertThat(settings.all()).doesNotContainKey("videogen.webhook.path");
    assertThat(settings.own(OwnSettings.WEBHOOK_PATH)).isEqualTo("/hooks");
    assertThat(settings.own(OwnSettings.PROBLEM_DETAILS)).isFalse();
    assertThatThrownBy(() -> read(properties("videogen.health.probe", "maybe")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("videogen.health.probe");
  }

  @Test
  @DisplayName("tell where they are written, and no values")
  void where() throws IOException {
    EnvironmentSettings settings =
        EnvironmentSettings.of(environment(yaml("videogen:\n  pollInterval: 17s\n")));

    assertThat(settings.whereIs("videogen.poll-interval"))
        .hasValueSatisfying(
            place -> assertThat(place).contains("application.yml").contains("2:17"));
    assertThat(settings).hasToString("EnvironmentSettings[poll-interval]");
  }

  @Test
  @DisplayName("tell the type of an instance")
  void types() {
    EnvironmentSettings settings =
        EnvironmentSettings.of(environment(properties("videogen.west.type", "fake")));

    assertThat(settings.typeOf("west")).isEqualTo("fake");
    assertThat(settings.typeOf("fake")).isEqualTo("fake");
  }
}
