package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGeneratorProvider;
import dev.videogen.spring.internal.settings.OwnSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of all settings is what the code declares. */
class SettingsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "settings.md");
  private static final boolean WRITE = Boolean.getBoolean("settings.write");

  private static final String INTRODUCTION =
      """
      # Settings

      A setting is a system property (`videogen.openai.model`), a variable of the environment (`VIDEOGEN_OPENAI_MODEL`: upper case, `_` for dots and dashes), a line in a file of settings, or `VideoClient.builder().set(…)`; what is named first here goes last. `./videogen providers` shows which are set, and where.
      Some have a second name in the environment, the vendor's own; it is read for the instance that is named as its provider is. Another instance of a provider (`videogen.west.type=azure`) has all the provider's settings under its own name.
      A secret is shown nowhere. What leads elsewhere, marked ↗, is not taken from a `./videogen.properties` that nobody named: see [Security](security.md).

      Written by `SettingsPageTest` in `integration-tests`, and compared with this page in every build. To write it anew: `mvn test -pl integration-tests -am -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dsettings.write=true`.
      """;

  @Test
  void isWhatTheCodeDeclares() throws IOException {
    String page = page();
    if (WRITE) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page);
  }

  private static String page() {
    List<VideoGeneratorProvider> providers =
        Configuration.builder().build().providers().stream()
            .sorted(Comparator.comparing(VideoGeneratorProvider::type))
            .toList();
    StringBuilder page = new StringBuilder(INTRODUCTION);
    table(page, "Of the client", "", ClientSettings.all());
    table(
        page,
        "Of every provider that speaks HTTP",
        "",
        providers.stream()
            .flatMap(provider -> provider.settings().stream())
            .filter(Setting::isShared)
            .collect(
                Collectors.toMap(
                    Setting::name, setting -> setting, (one, same) -> one, TreeMap::new))
            .values());
    table(page, "Of the Spring Boot starter", "", OwnSettings.all());
    for (VideoGeneratorProvider provider : providers) {
      table(
          page,
          "`" + provider.type() + "`",
          provider.type() + ".",
          provider.settings().stream().filter(setting -> !setting.isShared()).toList());
    }
    return page.toString();
  }

  private static void table(
      StringBuilder page, String title, String prefix, Iterable<? extends Setting<?>> settings) {
    page.append("\n## ").append(title);
    page.append("\n\n| setting | value | default | |\n|---|---|---|---|\n");
    for (Setting<?> setting : settings) {
      page.append("| `videogen.")
          .append(prefix)
          .append(setting.name())
          .append(setting.isGroup() ? ".NAME" : "")
          .append('`')
          .append(setting.vendorVariable().map(name -> ", `" + name + "`").orElse(""))
          .append(setting.leadsElsewhere() ? " ↗" : "")
          .append(" | ")
          .append(setting.isSecret() ? "secret" : cell(setting.form()))
          .append(" | ")
          .append(setting.defaultValue().map(value -> "`" + shown(value) + "`").orElse(""))
          .append(" | ")
          .append(cell(setting.description()))
          .append(" |\n");
    }
  }

  private static String shown(Object value) {
    return value instanceof Duration duration
        ? duration.toString().substring(2).toLowerCase(Locale.ROOT)
        : value instanceof Enum<?> choice
            ? choice.name().toLowerCase(Locale.ROOT).replace('_', '-')
            // The name that a client gives itself ends with a version, which changes.
            : value.toString().replaceFirst("^videogen/.*", "videogen/VERSION");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
