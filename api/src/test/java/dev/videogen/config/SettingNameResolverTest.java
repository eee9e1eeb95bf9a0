package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The name of a setting")
class SettingNameResolverTest {

  private static final String GLOBAL =
      "The settings of all instances are allow-insecure-http, budget.per-day, budget.per-job,"
          + " budget.total, budget.unknown-price, call-timeout, config, connect-timeout,"
          + " download.lag-timeout, download.max-size, download.timeout, http.ca-bundle,"
          + " http.proxy, http.user-agent, journal.file, max-concurrent-jobs, max-connections,"
          + " poll-interval, poll-timeout, provider, read-timeout, requests-per-day,"
          + " requests-per-minute, retry.base-delay, retry.max-attempts, retry.max-delay,"
          + " stall-timeout, submission.recovery, webhook.url, http.header.NAME.";

  private static final String LIMITS =
      "requests-per-minute, requests-per-day, max-concurrent-jobs.";

  private static Configuration.Builder both() {
    return Fixtures.isolated(StubProvider.openai(), StubProvider.fake())
        .set("videogen.east.type", "openai");
  }

  @Nested
  @DisplayName("as a property")
  class AsAProperty {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "videogen.provider",
          "videogen.poll-interval",
          "videogen.poll-timeout",
          "videogen.connect-timeout",
          "videogen.read-timeout",
          "videogen.call-timeout",
          "videogen.stall-timeout",
          "videogen.max-connections",
          "videogen.retry.max-attempts",
          "videogen.retry.base-delay",
          "videogen.retry.max-delay",
          "videogen.requests-per-minute",
          "videogen.submission.recovery",
          "videogen.journal.file",
          "videogen.budget.per-job",
          "videogen.budget.per-day",
          "videogen.budget.total",
          "videogen.budget.unknown-price",
          "videogen.allow-insecure-http",
          "videogen.http.proxy",
          "videogen.http.header.X-Team",
          "videogen.http.user-agent",
          "videogen.fake.preset",
          "videogen.fake.requests-per-minute",
          "videogen.azure.endpoint",
          "videogen.openai.anything",
          "videogen.openrouter.type.of-thing",
        })
    @DisplayName("is right, even if it is that of a module which is not there")
    void isRightWhicheverModulesAreThere(String name) {
      assertThatCode(Fixtures.isolated(StubProvider.fake()).set(name, "x")::build)
          .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "videogen.providr | Did you mean videogen.provider?",
          "videogen.Provider | Did you mean videogen.provider?",
          "videogen.read-timout | Did you mean videogen.read-timeout?",
          "videogen.retry.max-atempts | Did you mean videogen.retry.max-attempts?",
          "videogen.openai.api_key | Did you mean videogen.openai.api-key?",
          "videogen.east.base-ur | Did you mean videogen.east.base-url?",
          "videogen.east.typ | Did you mean videogen.east.type?",
          "videogen.openai.http.haeder.X-A | Did you mean videogen.openai.http.header.X-A?",
          "videogen.openai.lable.a.b | Did you mean videogen.openai.label.a.b?",
          "videogen.opnai.api-key | Did you mean videogen.openai.api-key? To declare an instance"
              + " opnai, set videogen.opnai.type to the type of its provider.",
          "videogen.west.endpoint | To declare an instance west, set videogen.west.type to the type"
              + " of its provider.",
          "videogen.htt.header.X-A | Did you mean videogen.http.header.X-A? To declare an instance"
              + " htt, set videogen.htt.type to the type of its provider.",
          "videogen.openai.frobnicate | The settings of openai are api-key, base-url, model,"
              + " request-format, read-timeout, http.header.NAME, label.NAME, "
              + LIMITS,
          "videogen.openai. | The settings of openai are api-key, base-url, model,"
              + " request-format, read-timeout, http.header.NAME, label.NAME, "
              + LIMITS,
          "videogen.fake.read-timeout | The settings of fake are preset, " + LIMITS,
          "videogen.fake.poll-timeout | The settings of fake are preset, " + LIMITS,
          "videogen.openai.http.header. | The settings of openai are api-key, base-url, model,"
              + " request-format, read-timeout, http.header.NAME, label.NAME, "
              + LIMITS,
          "videogen.frobnicate | " + GLOBAL,
          "videogen.http.frobnicate | " + GLOBAL,
          "videogen.http.header. | " + GLOBAL,
          "videogen.My Own.thing | " + GLOBAL,
          "videogen. | " + GLOBAL,
        })
    @DisplayName("is an error where it is wrong, which names the nearest right one or lists them")
    void isAnErrorWhereItIsWrong(String name, String advice) {
      assertThatThrownBy(both().systemProperties(Map.of(name, "x"))::build)
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(name + ", set as a system property, is not a setting. " + advice);
    }

    @Test
    @DisplayName("is an error in every place, all at once")
    void isAnErrorInEveryPlace() {
      assertThatThrownBy(
              both()
                      .set("videogen.providr", "x")
                      .set("poll-timeout", "1m")
                      .systemProperties(Map.of("videogen.pol-timeout", "x", "not-ours", "x"))
                      .environment(Map.of("VIDEOGEN_OPENAI_API_KYE", "x"))
                  ::build)
          .hasMessage(
              """
              4 settings are wrong:
              - "poll-timeout", set in code, is not a setting: the names of settings begin with videogen.
              - videogen.providr, set in code, is not a setting. Did you mean videogen.provider?
              - videogen.pol-timeout, set as a system property, is not a setting. Did you mean videogen.poll-timeout?
              - The environment variable VIDEOGEN_OPENAI_API_KYE is not that of a setting. Did you mean VIDEOGEN_OPENAI_API_KEY?\
              """);
    }

    @Test
    @DisplayName("is not shown where it may be a key on a line of its own")
    void isNotShownWhereItMayBeAKey() {
      assertThatThrownBy(both().set("sk-abcdefghijklmnopqrstuvwxyz", "")::build)
          .hasMessage(
              "a text of 29 characters (not shown, as it may hold a secret), set in code, is not a"
                  + " setting: the names of settings begin with videogen.");
    }

    @Test
    @DisplayName("may be one that another provider shares")
    void mayBeOneThatAnotherProviderShares() {
      StubProvider runway =
          StubProvider.of(
              "runway",
              Setting.flag("upscale", "").asShared(),
              Setting.group("tag", "").asShared());

      assertThatCode(
              Fixtures.isolated(runway)
                      .set("videogen.upscale", "true")
                      .set("videogen.runway.upscale", "true")
                      .set("videogen.tag.a", "b")
                  ::build)
          .doesNotThrowAnyException();
      assertThatThrownBy(Fixtures.isolated(runway).set("videogen.x", "")::build)
          .hasMessageContaining(
              "submission.recovery, upscale, webhook.url, http.header.NAME, tag.NAME.");
    }
  }

  @Nested
  @DisplayName("as a variable")
  class AsAVariable {

    @ParameterizedTest
    @CsvSource({
      "VIDEOGEN_PROVIDER, provider",
      "VIDEOGEN_RETRY_MAX_ATTEMPTS, retry.max-attempts",
      "VIDEOGEN_OPENAI_BASE_URL, openai.base-url",
      "VIDEOGEN_EAST_REQUEST_FORMAT, east.request-format",
      "VIDEOGEN_HTTP_HEADER_X_TEAM, http.header.x-team",
      "VIDEOGEN_EAST_HTTP_HEADER_CONTENT_TYPE, east.http.header.content-type",
      "VIDEOGEN_OPENAI_LABEL_A, openai.label.a",
    })
    @DisplayName("is that of the setting with underscores for dots and dashes")
    void isThatOfTheSetting(String variable, String name) {
      assertThat(both().environment(Map.of(variable, "x")).build())
          .hasToString(
              "Configuration[east.type set in code, "
                  + name
                  + " set by the environment variable "
                  + variable
                  + "]");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "VIDEOGEN_PROVIDR | VIDEOGEN_PROVIDER",
          "videogen_provider | VIDEOGEN_PROVIDER",
          "VIDEOGEN_OPENAI_APIKEY | VIDEOGEN_OPENAI_API_KEY",
          "VIDEOGEN_OPNEAI_API_KEY | VIDEOGEN_OPENAI_API_KEY",
          "VIDEOGEN_EAST_TIPE | VIDEOGEN_EAST_TYPE",
          "VIDEOGEN_HTTP_HAEDER_X_TEAM | VIDEOGEN_HTTP_HEADER_X_TEAM",
        })
    @DisplayName("is an error where it is near to a right one")
    void isAnErrorWhereItIsNear(String variable, String right) {
      assertThatThrownBy(both().environment(Map.of(variable, "x"))::build)
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "The environment variable "
                  + variable
                  + " is not that of a setting. Did you mean "
                  + right
                  + "?");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "VIDEOGEN_SERVICE_HOST",
          "VIDEOGEN_SERVICE_PORT",
          "VIDEOGEN_PORT",
          "VIDEOGEN_PORT_8000_TCP",
          "VIDEOGEN_PORT_8000_TCP_PROTO",
          "VIDEOGEN_OPENAI_PORT",
          "VIDEOGEN_OPENAI_SERVICE_HOST",
          "VIDEOGEN_A_LONG_INSTANCE_NAME_PORT",
          "VIDEOGEN_HOME",
          "VIDEOGEN_HTTP_HEADER",
          "VIDEOGEN_HTTP_HEADER_",
          "VIDEOGEN_",
          "VIDEOGEN_TYPE",
          "VIDEOGEN__TYPE",
        })
    @DisplayName("is left to orchestrators and others where it is far from all")
    void isLeftToOthersWhereItIsFar(String variable) {
      SettingNameResolver naming = naming(variable);

      assertThat(naming.ignored()).containsExactly(variable);
      assertThat(naming.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIDEOGEN_AZURE_ENDPOINT", "VIDEOGEN_WEST_ANYTHING_AT_ALL"})
    @DisplayName("is not questioned where it may be one of a provider that is not there")
    void isNotQuestionedOfAnAbsentProvider(String variable) {
      SettingNameResolver naming = naming(variable);

      assertThat(naming.ignored()).isEmpty();
      assertThat(naming.problems()).isEmpty();
    }

    @Test
    @DisplayName("is an error where it can mean two settings")
    void isAnErrorWhereItCanMeanTwo() {
      StubProvider runway =
          StubProvider.of("a", Setting.text("b-c", ""), Setting.group("b", "").asShared());

      assertThatThrownBy(
              Fixtures.isolated(runway).environment(Map.of("VIDEOGEN_A_B_C", "x"))::build)
          .hasMessage(
              "The environment variable VIDEOGEN_A_B_C can mean videogen.a.b-c or videogen.a.b.c;"
                  + " set the one that is meant as a property.");
    }

    private static SettingNameResolver naming(String variable) {
      Discovery discovery = Discovery.of(List.of(StubProvider.openai(), StubProvider.fake()));
      Map<String, String> declared = Map.of("west", "azure", "a-long-instance-name", "openai");
      InstanceTable instances = new InstanceTable(discovery, declared);
      ConfigValue written =
          new ConfigValue(variable, "x", SettingOrigin.ENVIRONMENT, "set somewhere");
      return new SettingNameResolver(new SettingIndex(instances), List.of(written));
    }
  }
}
