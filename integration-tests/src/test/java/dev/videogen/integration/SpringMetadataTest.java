package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.http.HttpSettings;
import dev.videogen.http.WebhookSettings;
import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGeneratorProvider;
import dev.videogen.spring.internal.settings.OwnSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes what IDEs complete in an {@code application.yml}, and holds it to what the code declares.
 * To write it anew: {@code mvn test -pl integration-tests -am -Dtest=SpringMetadataTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dmetadata.write=true}.
 */
@DisplayName("The metadata of settings for Spring")
class SpringMetadataTest {

  private static final boolean WRITE = Boolean.getBoolean("metadata.write");
  private static final String FILE =
      "src/main/resources/META-INF/spring-configuration-metadata.json";
  private static final String CHOICE = "one of ";

  private static Stream<Arguments> modules() {
    Setting<String> provider =
        Setting.text("provider", "the instance to be used: a provider's type, or a declared name");
    List<Arguments> modules = new ArrayList<>();
    modules.add(module("api", "", Stream.concat(Stream.of(provider), ofClient())));
    modules.add(
        module(
            "provider-http",
            "",
            Stream.concat(HttpSettings.with().stream(), Stream.of(WebhookSettings.URL))
                .filter(Setting::isShared)));
    modules.add(module("spring-boot-starter", "", OwnSettings.all().stream()));
    for (VideoGeneratorProvider each : Configuration.builder().build().providers()) {
      modules.add(
          module(
              "provider-" + each.type(),
              each.type() + ".",
              Stream.concat(
                  each.settings().stream(),
                  ClientSettings.all().stream().filter(Setting::isShared))));
    }
    return modules.stream();
  }

  /** Of Spring's app no file of settings is read. */
  private static Stream<Setting<?>> ofClient() {
    return ClientSettings.all().stream().filter(setting -> setting != ClientSettings.CONFIG_FILE);
  }

  private static Arguments module(String name, String prefix, Stream<Setting<?>> settings) {
    SortedMap<String, Setting<?>> byName = new TreeMap<>();
    settings.forEach(setting -> byName.putIfAbsent("videogen." + prefix + setting.name(), setting));
    return Arguments.of(name, byName);
  }

  @ParameterizedTest(name = "of {0}")
  @MethodSource("modules")
  @DisplayName("is what the code declares")
  void isWhatTheCodeDeclares(String module, SortedMap<String, Setting<?>> settings)
      throws IOException {
    Path file = Path.of("..", module).resolve(FILE);
    String metadata = metadata(settings);
    if (WRITE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, metadata);
    }
    assertThat(file).hasContent(metadata);
  }

  private static String metadata(SortedMap<String, Setting<?>> settings) {
    String properties =
        settings.entrySet().stream()
            .map(each -> property(each.getKey(), each.getValue()))
            .collect(Collectors.joining(",\n"));
    String hints =
        settings.entrySet().stream()
            .flatMap(each -> hint(each.getKey(), each.getValue()).stream())
            .collect(Collectors.joining(",\n"));
    return "{\n  \"properties\": [\n"
        + properties
        + "\n  ],\n  \"hints\": ["
        + (hints.isEmpty() ? "" : "\n" + hints + "\n  ")
        + "]\n}\n";
  }

  private static String property(String name, Setting<?> setting) {
    StringBuilder text = new StringBuilder("    {\n      \"name\": " + quoted(name));
    text.append(",\n      \"type\": ").append(quoted(type(setting)));
    text.append(",\n      \"description\": ").append(quoted(sentence(setting)));
    defaultValue(setting)
        .ifPresent(value -> text.append(",\n      \"defaultValue\": ").append(value));
    return text.append("\n    }").toString();
  }

  private static String sentence(Setting<?> setting) {
    String text = setting.description();
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  /** By the form of values, for a setting does not say its type. */
  private static String type(Setting<?> setting) {
    Map<String, Class<?>> byForm =
        Map.of(
            "a duration", Duration.class,
            "a whole number", Integer.class,
            "US dollars", BigDecimal.class,
            "the path", Path.class,
            "true or false", Boolean.class,
            "an http or https address", URI.class);
    if (setting.isGroup()) {
      return "java.util.Map<java.lang.String,java.lang.String>";
    }
    return byForm.entrySet().stream()
        .filter(each -> setting.form().startsWith(each.getKey()))
        .map(each -> each.getValue().getName())
        .findAny()
        .orElse(String.class.getName());
  }

  private static Optional<String> defaultValue(Setting<?> setting) {
    return setting
        .defaultValue()
        // The name that a client gives itself ends with a version, which changes.
        .filter(value -> !value.toString().startsWith("videogen/"))
        .map(
            value -> {
              if (value instanceof Boolean || value instanceof Integer) {
                return value.toString();
              }
              if (value instanceof Duration duration) {
                return quoted(duration.toString().substring(2).toLowerCase(Locale.ROOT));
              }
              if (value instanceof Enum<?> choice) {
                return quoted(choice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
              }
              return quoted(value.toString());
            });
  }

  private static Optional<String> hint(String name, Setting<?> setting) {
    if (!setting.form().startsWith(CHOICE)) {
      return Optional.empty();
    }
    String values =
        Arrays.stream(setting.form().substring(CHOICE.length()).split(", "))
            .map(value -> "        { \"value\": " + quoted(value) + " }")
            .collect(Collectors.joining(",\n"));
    return Optional.of(
        "    {\n      \"name\": "
            + quoted(name)
            + ",\n      \"values\": [\n"
            + values
            + "\n      ]\n    }");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
