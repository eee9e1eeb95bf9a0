package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An instance")
class DeclarationsTest {

  private static Configuration.Builder both() {
    return Fixtures.isolated(StubProvider.openai(), StubProvider.fake());
  }

  @Test
  @DisplayName("is there for each type that was found, without being declared")
  void isThereForEachType() {
    assertThat(both().build().instances()).containsOnlyKeys("fake", "openai");
  }

  @ParameterizedTest
  @CsvSource({
    "videogen.east.type, east",
    "videogen.us-east-2.type, us-east-2",
    "videogen.a.type, a",
    "videogen.openai-eu.type, openai-eu",
  })
  @DisplayName("is declared by a property")
  void isDeclaredByAProperty(String property, String name) {
    Configuration configuration = both().set(property, " OpenAI ").build();

    assertThat(configuration.instances()).containsKey(name);
    assertThat(configuration.context(name).instance()).isEqualTo(name);
    assertThat(configuration.context(name).get(StubProvider.MODEL)).contains("sora-2");
  }

  @ParameterizedTest
  @CsvSource({
    "VIDEOGEN_EAST_TYPE, east",
    "VIDEOGEN_US_EAST_2_TYPE, us-east-2",
    "VIDEOGEN_A_TYPE, a",
    "VIDEOGEN_OPENAI_EU_TYPE, openai-eu",
  })
  @DisplayName("is declared by a variable, with dashes for underscores")
  void isDeclaredByAVariable(String variable, String name) {
    Configuration configuration =
        both()
            .environment(
                Map.of(
                    variable, "openai", variable.replace("_TYPE", "_BASE_URL"), "http://localhost"))
            .build();

    assertThat(configuration.instances()).containsKey(name);
    assertThat(configuration.context(name).get(StubProvider.BASE_URL)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VIDEOGEN_HTTP_HEADER_CONTENT_TYPE",
        "VIDEOGEN_OPENAI_HTTP_HEADER_CONTENT_TYPE",
        "VIDEOGEN_OPENAI_LABEL_MEDIA_TYPE",
        "VIDEOGEN_MEDIA_TYPE",
        "VIDEOGEN_RUNWAY_MEDIA_TYPE",
        "VIDEOGEN_RETRY_TYPE",
        "VIDEOGEN_9_TYPE",
        "VIDEOGEN__TYPE",
        "VIDEOGEN_TYPE",
        "VIDEOGEN_EAST_TYPE_NAME",
      })
  @DisplayName("is not declared by a variable that reads as another setting, or by no name")
  void isNotDeclaredByAVariableOfAnotherSetting(String variable) {
    StubProvider runway = StubProvider.of("runway", Setting.text("media-type", "").asShared());

    Configuration configuration =
        Fixtures.isolated(StubProvider.openai(), runway)
            .environment(Map.of(variable, "openai"))
            .build();

    assertThat(configuration.instances()).containsOnlyKeys("openai", "runway");
  }

  @Test
  @DisplayName(
      "is not declared by a variable in lower case, which is an error as every misspelt one")
  void isNotDeclaredInLowerCase() {
    assertThatThrownBy(both().environment(Map.of("VIDEOGEN_east_TYPE", "openai"))::build)
        .hasMessage(
            "The environment variable VIDEOGEN_east_TYPE is not that of a setting. Did you mean"
                + " VIDEOGEN_EAST_TYPE?");
  }

  @Test
  @DisplayName("is declared by a variable beside providers with settings that end alike")
  void isDeclaredBesideSettingsThatEndAlike() {
    Configuration configuration =
        Fixtures.isolated(StubProvider.of("runway", Setting.text("media-type", "")))
            .environment(Map.of("VIDEOGEN_EAST_TYPE", "runway"))
            .build();

    assertThat(configuration.instances()).containsOnlyKeys("east", "runway");
  }

  @ParameterizedTest
  @ValueSource(strings = {"videogen.http.header.type", "videogen.openai.label.media.type"})
  @DisplayName("is not declared by a property of a group that ends alike")
  void isNotDeclaredByAPropertyOfAGroup(String property) {
    assertThat(both().set(property, "x").build().instances()).containsOnlyKeys("fake", "openai");
  }

  @Test
  @DisplayName("has the type that the strongest place gives it")
  void hasTheTypeOfTheStrongestPlace() {
    Configuration configuration =
        both()
            .set("videogen.east.type", "fake")
            .systemProperties(Map.of("videogen.east.type", "openai"))
            .environment(Map.of("VIDEOGEN_WEST_TYPE", "openai", "VIDEOGEN_EAST_TYPE", "azure"))
            .build();

    assertThat(configuration.instances().get("east").type()).isEqualTo("fake");
    assertThat(configuration.instances().get("west").type()).isEqualTo("openai");
  }

  @Test
  @DisplayName("may have a type that is not there, while it is not asked for")
  void mayHaveATypeThatIsNotThere() {
    Configuration configuration =
        both()
            .set("videogen.provider", "openai")
            .set("videogen.west.type", "runway")
            .set("videogen.west.anything.at-all", "x")
            .build();

    assertThat(configuration.provider()).isEqualTo("openai");
    assertThat(configuration.instances()).containsOnlyKeys("fake", "openai");
    assertThat(configuration.open().knows("west")).isTrue();
  }

  @Test
  @DisplayName("may be declared by its own type's name")
  void mayBeDeclaredByItsOwnTypesName() {
    assertThat(
            both()
                .set("videogen.openai.type", "openai")
                .environment(Map.of("VIDEOGEN_FAKE_TYPE", "fake"))
                .build()
                .instances())
        .containsOnlyKeys("fake", "openai");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "videogen.retry.type | openai | videogen.retry.type, set in code, declares an instance that"
            + " cannot be called retry, because settings of all instances are.",
        "videogen.http.type | openai | videogen.http.type, set in code, declares an instance that"
            + " cannot be called http, because settings of all instances are.",
        "videogen.submission.type | openai | videogen.submission.type, set in code, declares an"
            + " instance that cannot be called submission, because settings of all instances are.",
        "videogen.provider.type | openai | videogen.provider.type, set in code, declares an"
            + " instance that cannot be called provider, because settings of all instances are.",
        "videogen.type.type | openai | videogen.type.type, set in code, declares an instance that"
            + " cannot be called type, because settings of all instances are.",
        "videogen.read-timeout.type | openai | videogen.read-timeout.type, set in code, declares an"
            + " instance that cannot be called read-timeout, because settings of all instances"
            + " are.",
        "videogen.poll-interval.type | openai | videogen.poll-interval.type, set in code, declares"
            + " an instance that cannot be called poll-interval, because settings of all instances"
            + " are.",
        "videogen.East.type | openai | videogen.East.type, set in code, declares an instance by no"
            + " name: one is up to 63 lower-case letters, digits and dashes, a letter first.",
        "videogen.us_east.type | openai | videogen.us_east.type, set in code, declares an instance"
            + " by no name: one is up to 63 lower-case letters, digits and dashes, a letter first.",
        "videogen.east.type | ' ' | videogen.east.type, set in code, is blank; allowed is a type of"
            + " provider: azure, fake, fal, openai, openrouter, replicate.",
        "videogen.openai.type | fake | videogen.openai.type, set in code, gives another type to"
            + " openai, the default instance of its own type; declare one under another name.",
        "videogen.azure.type | fake | videogen.azure.type, set in code, gives another type to"
            + " azure, the default instance of its own type; declare one under another name.",
      })
  @DisplayName("is refused where it cannot be")
  void isRefusedWhereItCannotBe(String property, String type, String message) {
    assertThatThrownBy(both().set(property, type)::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  @Test
  @DisplayName("is refused by its variable's name")
  void isRefusedByItsVariablesName() {
    assertThatThrownBy(both().environment(Map.of("VIDEOGEN_OPENAI_TYPE", "fake"))::build)
        .hasMessage(
            "The environment variable VIDEOGEN_OPENAI_TYPE gives another type to openai, the"
                + " default instance of its own type; declare one under another name.");
  }

  @Test
  @DisplayName("may be called as a provider that another module brings, if that is its type")
  void mayBeCalledAsAProviderOfAnotherModule() {
    Configuration.Builder builder = Fixtures.isolated(StubProvider.of("runway"));

    assertThat(builder.build().instances()).containsOnlyKeys("runway");
    assertThatThrownBy(builder.set("videogen.runway.type", "fake")::build)
        .hasMessageContaining("gives another type to runway");
  }

  @Test
  @DisplayName("is listed with its type if that is another word")
  void isListedWithItsType() {
    assertThat(
            List.of(
                new Instance("east", "azure", Optional.empty()).toString(),
                new Instance("azure", "azure", Optional.empty()).toString()))
        .containsExactly("east (azure)", "azure");
  }
}
