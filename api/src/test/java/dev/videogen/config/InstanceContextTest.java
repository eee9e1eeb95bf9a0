package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a provider is given")
class InstanceContextTest {

  private static Configuration.Builder openai() {
    return Fixtures.isolated(StubProvider.openai());
  }

  @Test
  @DisplayName("are the values of its settings, by their types")
  void areTheValuesOfItsSettings() {
    ProviderContext context =
        openai()
            .set("videogen.openai.base-url", "http://localhost:8000/v1")
            .set("videogen.openai.request-format", "json")
            .set("videogen.openai.read-timeout", "5s")
            .build()
            .context("openai");

    assertThat(context.instance()).isEqualTo("openai");
    assertThat(context.get(StubProvider.BASE_URL)).contains(URI.create("http://localhost:8000/v1"));
    assertThat(context.get(StubProvider.FORMAT)).contains(StubProvider.Format.JSON);
    assertThat(context.get(StubProvider.READ_TIMEOUT)).contains(Duration.ofSeconds(5));
    assertThat(context.group(StubProvider.HEADER)).isEmpty();
  }

  @Test
  @DisplayName("are settings of its own instance, not of another of its type")
  void areSettingsOfItsOwnInstance() {
    Configuration configuration =
        openai()
            .set("videogen.east.type", "openai")
            .set("videogen.east.model", "eastern")
            .set("videogen.east.label.region", "east")
            .set("videogen.openai.model", "first")
            .build();

    assertThat(configuration.context("east").get(StubProvider.MODEL)).contains("eastern");
    assertThat(configuration.context("east").group(StubProvider.LABEL)).containsKey("region");
    assertThat(configuration.context("openai").get(StubProvider.MODEL)).contains("first");
    assertThat(configuration.context("openai").group(StubProvider.LABEL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "openai.request-format | xml | is \"xml\"; allowed is one of auto, json.",
        "read-timeout | 60 | is \"60\"; allowed is a duration such as 200ms, 3s, 10m or PT1H30M,"
            + " above zero and at most 365 days.",
        "requests-per-minute | none | is \"none\"; allowed is a whole number of 1 or more.",
        "openai.base-url | sk-abcdefghijklmnopqrstuvwxyz | is a text of 29 characters (not shown,"
            + " as it may hold a secret); allowed is an http or https address such as"
            + " http://localhost:8000/v1 (no underscore in the host).",
        "openai.api-key | ' ' | is blank; allowed is visible ASCII without blanks, as keys are.",
        "openai.api-key | a\u0000b | is a wrong text (not shown, as it is secret): its character 2"
            + " is U+0000 (NULL); allowed is visible ASCII without blanks, as keys are.",
        "http.header.Authorization | a\u0000b | is a wrong text (not shown, as it is secret): its"
            + " character 2 is U+0000 (NULL); allowed is visible ASCII on one line.",
        "openai.label.x | ' ' | is blank; allowed is visible ASCII on one line.",
      })
  @DisplayName("are checked before it is opened, all of them")
  void areCheckedBeforeItIsOpened(String name, String value, String message) {
    Configuration configuration =
        Fixtures.isolated(
                StubProvider.openai()
                    .opening(
                        context -> {
                          throw new AssertionError("opened");
                        }))
            .systemProperties(Map.of("videogen." + name, value))
            .build();

    assertThatThrownBy(() -> configuration.open().generator("openai"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("videogen." + name + ", set as a system property, " + message)
        .hasNoCause();
  }

  @Test
  @DisplayName("name the vendor's variable where it is wrong")
  void nameTheVendorsVariable() {
    ProviderContext context =
        openai().environment(Map.of("OPENAI_BASE_URL", "localhost:8000")).build().context("openai");

    assertThatThrownBy(() -> context.get(StubProvider.BASE_URL))
        .hasMessage(
            "videogen.openai.base-url, set by the environment variable OPENAI_BASE_URL, is"
                + " \"localhost:8000\"; allowed is an http or https address such as"
                + " http://localhost:8000/v1 (no underscore in the host).");
  }

  @Test
  @DisplayName("are those that it declares, not others")
  void areThoseThatItDeclares() {
    ProviderContext context = openai().build().context("openai");
    String message = "Setting[preset] is not one of those that the provider openai declares";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.get(StubProvider.PRESET))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.origin(StubProvider.PRESET))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.group(Setting.group("tag", "")))
        .withMessage("Setting[tag] is not one of those that the provider openai declares");
  }

  @Test
  @DisplayName("are the client's shared ones, too, once")
  void areTheClientsSharedOnesToo() {
    Setting<Integer> own = Setting.count("requests-per-minute", "as the vendor allows").asShared();
    Discovery discovery =
        Discovery.of(List.of(StubProvider.of("runway", own), StubProvider.fake()));
    InstanceTable instances = new InstanceTable(discovery, Map.of());

    assertThat(instances.require("runway").settings())
        .containsExactly(own, ClientSettings.REQUESTS_PER_DAY, ClientSettings.MAX_CONCURRENT_JOBS);
    assertThat(instances.require("fake").settings())
        .containsExactly(
            StubProvider.PRESET,
            ClientSettings.REQUESTS_PER_MINUTE,
            ClientSettings.REQUESTS_PER_DAY,
            ClientSettings.MAX_CONCURRENT_JOBS);
  }

  @Test
  @DisplayName("are groups and single settings, each read in its way")
  void areGroupsAndSingleSettings() {
    ProviderContext context = openai().build().context("openai");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.group(StubProvider.MODEL))
        .withMessage("Setting[model] is not a group: read it with get");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.get(StubProvider.HEADER))
        .withMessage("Setting[http.header] is a group: read it with group");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.origin(StubProvider.HEADER))
        .withMessage("Setting[http.header] is a group: read it with group");
  }

  @Test
  @DisplayName("is the clock of the client")
  void isTheClockOfTheClient() {
    StubTime time = new StubTime();

    assertThat(openai().time(time).build().context("openai").time()).isSameAs(time);
    assertThat(openai().build().context("openai").time()).isSameAs(TimeSource.system());
  }
}
