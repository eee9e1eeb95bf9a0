package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Billed;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.Operation;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it gives the process a system property")
@DisplayName("A configuration")
class ConfigurationTest {

  private static Configuration.Builder both() {
    return Fixtures.isolated(StubProvider.openai(), StubProvider.fake());
  }

  private static void assertRefused(ThrowingCallable action, String message) {
    assertThatThrownBy(action).isInstanceOf(ConfigurationException.class).hasMessage(message);
  }

  @Nested
  @DisplayName("names the instance to be used")
  class Provider {

    @ParameterizedTest
    @ValueSource(strings = {"openai", " openai ", "OpenAI"})
    @DisplayName("in any case of letters, with any space around it")
    void inAnyCase(String written) {
      Configuration configuration = both().set("videogen.provider", written).build();

      assertThat(configuration.configuredProvider()).contains("openai");
      assertThat(configuration.provider()).isEqualTo("openai");
    }

    @Test
    @DisplayName("or else lists those that there are")
    void orElseListsThoseThatThereAre() {
      Configuration configuration =
          both()
              .set("videogen.east.type", "openai")
              .set("videogen.west.type", "azure")
              .environment(Map.of("OPENAI_API_KEY", "a key alone selects nothing"))
              .build();

      assertThat(configuration.configuredProvider()).isEmpty();
      assertRefused(
          configuration::provider,
          "No provider is configured: set videogen.provider (in the environment VIDEOGEN_PROVIDER)"
              + " to one of those there are: east (openai), fake, openai.");
    }

    @Test
    @DisplayName("or else says what to add, where there are none")
    void orElseSaysWhatToAdd() {
      assertRefused(
          Fixtures.isolated().build()::provider,
          "No provider is configured, and none is on the class path: add one of the artifacts"
              + " dev.videogen:videogen-provider-azure, dev.videogen:videogen-provider-fake,"
              + " dev.videogen:videogen-provider-fal, dev.videogen:videogen-provider-openai,"
              + " dev.videogen:videogen-provider-openrouter,"
              + " dev.videogen:videogen-provider-replicate, and set videogen.provider (in the"
              + " environment VIDEOGEN_PROVIDER) to its type.");
    }

    @Test
    @DisplayName("and mentions providers that failed to load")
    void andMentionsFailures() {
      String failure =
          " Left out: "
              + StubProvider.class.getName()
              + " does not say what it is: java.lang.IllegalArgumentException: no instance can be"
              + " called Bad.";
      Configuration.Builder builder =
          Fixtures.isolated(StubProvider.fake(), StubProvider.of("Bad"));

      assertThatThrownBy(builder.build()::provider).hasMessageEndingWith(failure);
      assertThatThrownBy(builder.set("videogen.provider", "bad").build()::provider)
          .hasMessageEndingWith(failure);
      assertThatThrownBy(builder.set("videogen.provider", "openai").build()::provider)
          .hasMessageEndingWith(failure);
    }

    @Test
    @DisplayName("which must not be blank")
    void whichMustNotBeBlank() {
      assertRefused(
          both().set("videogen.provider", " ").build()::configuredProvider,
          "videogen.provider, set in code, is blank; allowed is a text of one line that is not"
              + " blank.");
    }

    @Test
    @DisplayName("which is not set by a blank variable")
    void whichIsNotSetByABlankVariable() {
      assertThat(both().environment(Map.of("VIDEOGEN_PROVIDER", " ")).build().configuredProvider())
          .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "opnai | There is no instance \"opnai\"; there are: fake, openai. Did you mean openai? To"
              + " declare an instance opnai, set videogen.opnai.type to the type of its provider.",
          "unheard-of | There is no instance \"unheard-of\"; there are: fake, openai. To declare an"
              + " instance unheard-of, set videogen.unheard-of.type to the type of its provider.",
          "open ai | There is no instance \"open ai\"; there are: fake, openai. Did you mean"
              + " openai?",
          "retry | There is no instance \"retry\"; there are: fake, openai.",
          "sk-abcdefghijklmnopqrstuvwxyz | There is no instance a text of 29 characters (not shown,"
              + " as it may hold a secret); there are: fake, openai.",
          "openrouter | The provider openrouter is not on the class path; found: fake, openai. Add"
              + " the artifact dev.videogen:videogen-provider-openrouter.",
          "azure | The provider azure is not on the class path; found: fake, openai. Add the"
              + " artifact dev.videogen:videogen-provider-azure.",
          "west | The provider of west, of the type \"azure\", is not on the class path; found:"
              + " fake, openai. Add the artifact dev.videogen:videogen-provider-azure.",
          "north | The provider of north, of the type \"opena\", is not on the class path; found:"
              + " fake, openai. Did you mean openai?",
          "south | The provider of south, of the type \"runway\", is not on the class path; found:"
              + " fake, openai. Add the artifact that it comes in.",
        })
    @DisplayName("which must be there")
    void whichMustBeThere(String name, String message) {
      Configuration configuration =
          both()
              .set("videogen.provider", name)
              .set("videogen.west.type", "azure")
              .set("videogen.north.type", "opena")
              .set("videogen.south.type", "runway")
              .build();

      assertRefused(configuration::provider, message);
    }

    @Test
    @DisplayName("and is sought among the types that were found, too")
    void andIsSoughtAmongTheTypesThatWereFound() {
      assertRefused(
          Fixtures.isolated(StubProvider.of("runway"))
                  .set("videogen.provider", "east")
                  .set("videogen.east.type", "runwya")
                  .build()
              ::provider,
          "The provider of east, of the type \"runwya\", is not on the class path; found: runway."
              + " Did you mean runway?");
    }

    @Test
    @DisplayName("and says so where none is found at all")
    void andSaysSoWhereNoneIsFound() {
      assertRefused(
          Fixtures.isolated().set("videogen.provider", "openai").build()::provider,
          "The provider openai is not on the class path; found: none. Add the artifact"
              + " dev.videogen:videogen-provider-openai.");
      assertRefused(
          Fixtures.isolated().set("videogen.provider", "mine").build()::provider,
          "There is no instance \"mine\"; there are: none. To declare an instance mine, set"
              + " videogen.mine.type to the type of its provider.");
    }

    @Test
    @DisplayName("and its errors cost nothing and name the instance that is known")
    void andItsErrorsCostNothing() {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(both().set("videogen.provider", "azure").build()::provider)
          .satisfies(
              refused -> {
                assertThat(refused.operation()).isEqualTo(Operation.OPEN);
                assertThat(refused.provider()).contains("azure");
                assertThat(refused.billed()).isEqualTo(Billed.NO);
                assertThat(refused.isRetryable()).isFalse();
              });
    }
  }

  @Nested
  @DisplayName("has the client's own settings")
  class Client {

    @Test
    @DisplayName("with their defaults")
    void withTheirDefaults() {
      Configuration configuration = both().build();

      assertThat(configuration.client(ClientSettings.POLL_INTERVAL)).hasToString("PT5S");
      assertThat(configuration.client(ClientSettings.POLL_TIMEOUT)).hasToString("PT10M");
      assertThat(configuration.client(ClientSettings.STALL_TIMEOUT)).hasToString("PT30S");
      assertThat(configuration.origin(ClientSettings.POLL_INTERVAL))
          .isEqualTo(SettingOrigin.DEFAULT);
    }

    @Test
    @DisplayName("as they are written")
    void asTheyAreWritten() {
      Configuration configuration =
          both().environment(Map.of("VIDEOGEN_POLL_INTERVAL", "200ms")).build();

      assertThat(configuration.client(ClientSettings.POLL_INTERVAL))
          .isEqualTo(Duration.ofMillis(200));
      assertThat(configuration.origin(ClientSettings.POLL_INTERVAL))
          .isEqualTo(SettingOrigin.ENVIRONMENT);
    }

    @Test
    @DisplayName("which must be of their form")
    void whichMustBeOfTheirForm() {
      Configuration configuration =
          both().systemProperties(Map.of("videogen.poll-timeout", "10 minutes")).build();

      assertRefused(
          () -> configuration.client(ClientSettings.POLL_TIMEOUT),
          "videogen.poll-timeout, set as a system property, is \"10 minutes\"; allowed is a"
              + " duration such as 200ms, 3s, 10m or PT1H30M, above zero and at most 365 days.");
    }

    @Test
    @DisplayName("but gives no value for one that has none")
    void butGivesNoValueForNone() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> both().build().client(ClientSettings.REQUESTS_PER_MINUTE))
          .withMessage("Setting[requests-per-minute] has no default");
    }
  }

  @Test
  @DisplayName("lists the providers and the instances that can be opened")
  void listsProvidersAndInstances() {
    StubProvider openai = StubProvider.openai();
    StubProvider fake = StubProvider.fake();
    Configuration configuration =
        Fixtures.isolated(openai, fake)
            .set("videogen.east.type", "openai")
            .set("videogen.west.type", "azure")
            .build();

    assertThat(configuration.providers()).containsExactly(fake, openai);
    assertThat(configuration.instances())
        .containsExactly(
            Map.entry("east", openai), Map.entry("fake", fake), Map.entry("openai", openai));
    assertThatThrownBy(() -> configuration.instances().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> configuration.context("west"))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  @DisplayName("shows where settings are written and no value")
  void showsWhereSettingsAreWritten() {
    Configuration configuration =
        both()
            .set("videogen.provider", "openai")
            .environment(Map.of("OPENAI_API_KEY", "the-secret"))
            .build();

    assertThat(configuration)
        .hasToString(
            "Configuration[provider set in code, openai.api-key set by the environment variable"
                + " OPENAI_API_KEY]");
    assertThat(configuration.context("openai")).hasToString("ProviderContext[openai]");
  }

  @Test
  @DisplayName("reads an app's one source and what is set in code, and nothing else, if told so")
  void readsAnAppsOneSource() {
    Configuration configuration =
        Configuration.builder()
            .systemProperties(Map.of("videogen.misspelt", "x"))
            .environment(Map.of("VIDEOGEN_POLL_INTERVAL", "1s"))
            .directory(Path.of("no-such-directory"))
            .set("videogen.poll-timeout", "1m")
            .only(
                Map.of("videogen.poll-timeout", "2m", "videogen.stall-timeout", "3s", "other", "x"))
            .build();

    assertThat(configuration.client(ClientSettings.POLL_TIMEOUT)).hasToString("PT1M");
    assertThat(configuration.client(ClientSettings.STALL_TIMEOUT)).hasToString("PT3S");
    assertThat(configuration.client(ClientSettings.POLL_INTERVAL)).hasToString("PT5S");
  }

  @Test
  @DisplayName("reads the variables of an app's one source where its properties say nothing")
  void readsTheVariablesOfAnAppsOneSource() {
    Configuration configuration =
        Configuration.builder()
            .only(
                Map.of(
                    "videogen.poll-timeout", "2m",
                    "VIDEOGEN_POLL_TIMEOUT", "3m",
                    "VIDEOGEN_STALL_TIMEOUT", "3s",
                    "VIDEOGEN_SERVICE_HOST", "10.0.0.1"))
            .build();

    assertThat(configuration.client(ClientSettings.POLL_TIMEOUT)).hasToString("PT2M");
    assertThat(configuration.client(ClientSettings.STALL_TIMEOUT)).hasToString("PT3S");
    assertThatThrownBy(
            () -> Configuration.builder().only(Map.of("VIDEOGEN_POL_TIMEOUT", "3m")).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Did you mean VIDEOGEN_POLL_TIMEOUT?");
  }

  @Test
  @DisplayName("reads the places of its process unless others are given")
  void readsThePlacesOfItsProcess() {
    String name = "videogen.openai.label." + UUID.randomUUID();
    System.setProperty(name, "mine");
    try {
      Configuration configuration =
          Configuration.builder().providers(List.of(StubProvider.openai())).build();

      assertThat(configuration.context("openai").group(StubProvider.LABEL)).containsValue("mine");
    } finally {
      System.clearProperty(name);
    }
  }

  @Test
  @DisplayName("finds providers by its class loader unless they are given")
  void findsProvidersByItsClassLoader() {
    assertThat(Configuration.builder().classLoader(Fixtures.NOTHING).build().providers()).isEmpty();
  }

  @Test
  @DisplayName("warns once of a variable that is not one of its own")
  void warnsOnceOfAForeignVariable() {
    String variable = "VIDEOGEN_" + UUID.randomUUID();
    Configuration.Builder builder = both().environment(Map.of(variable, "tcp://10.0.0.1:80"));

    Log first = Log.of(builder::build);
    Log second = Log.of(builder::build);

    assertThat(first.text())
        .contains("WARN")
        .contains("the environment variable " + variable + " is ignored: no setting is called so");
    assertThat(second.text()).doesNotContain(variable);
  }

  @Test
  @DisplayName("hands objects to providers by the type under which they were set")
  void handsObjectsToProviders() {
    VideoGeneratorProvider object = StubProvider.fake();
    Configuration configuration = both().component(VideoGeneratorProvider.class, object).build();

    assertThat(configuration.context("fake").component(VideoGeneratorProvider.class))
        .containsSame(object);
    assertThat(configuration.context("fake").component(StubProvider.class)).isEmpty();
  }

  @Test
  @DisplayName("takes no null")
  void takesNoNull() {
    Configuration.Builder builder = Configuration.builder();

    assertThatThrownBy(() -> builder.set(null, "x")).hasMessage("name");
    assertThatThrownBy(() -> builder.set("videogen.provider", null)).hasMessage("value");
    assertThatThrownBy(() -> builder.component(null, "x")).hasMessage("type");
    assertThatThrownBy(() -> builder.component(String.class, null)).hasMessage("component");
    assertThatThrownBy(() -> builder.directory(null)).hasMessage("directory");
    assertThatThrownBy(() -> builder.classLoader(null)).hasMessage("classLoader");
    assertThatThrownBy(() -> builder.time(null)).hasMessage("time");
  }
}
