package dev.videogen.integration.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGeneratorProvider;
import dev.videogen.spring.internal.settings.OwnSettings;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings that pages name")
class PageSettingsTest {

  private static final Pattern PROPERTY =
      Pattern.compile("(?<![\\w./-])videogen((?:\\.[\\w-]+)+)(?![\\w(/-])");
  private static final Pattern VARIABLE = Pattern.compile("(?<!\\w)VIDEOGEN_[A-Z0-9_]+(?!\\w)");

  /** Instances that pages declare as examples, of whatever type. */
  private static final String EXAMPLES = "east|west|lumen|INSTANCE|NAME";

  /** Settings of the launcher, and names of meters, which look alike. */
  private static final Predicate<String> OTHERS =
      Pattern.compile(
              "(operation|job|jobs|billed|download\\.bytes|request\\.id|tag|cost|outcome"
                  + "|instance|retries|limiter|retry|config|provider|purchases|state)(\\..+)?"
                  + "|properties|dev.*|journal|schema\\.json|mp4|path|cat")
          .asMatchPredicate();

  private static final Set<String> NAMES = names();

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    ClientSettings.all().forEach(setting -> names.add(setting.name()));
    OwnSettings.all().forEach(setting -> names.add(setting.name()));
    for (VideoGeneratorProvider provider : Configuration.builder().build().providers()) {
      for (Setting<?> setting : provider.settings()) {
        if (setting.isShared()) {
          names.add(setting.name());
        }
        names.add(provider.type() + "." + setting.name());
      }
      ClientSettings.all().forEach(setting -> names.add(provider.type() + "." + setting.name()));
      names.add(provider.type() + ".type");
    }
    return names;
  }

  private static Set<String> groups() {
    return Configuration.builder().build().providers().stream()
        .flatMap(provider -> provider.settings().stream())
        .filter(Setting::isGroup)
        .map(Setting::name)
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("are there, as properties")
  void properties() {
    Set<String> wrong = new TreeSet<>();
    for (Page page : Page.all()) {
      PROPERTY
          .matcher(page.text())
          .results()
          .map(found -> found.group(1).substring(1))
          .filter(name -> !isThere(name) && OTHERS.negate().test(name))
          .forEach(name -> wrong.add(page + ": videogen." + name));
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("are there, as variables of the environment")
  void variables() {
    Set<String> variables =
        NAMES.stream()
            .map(name -> "VIDEOGEN_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
            .collect(Collectors.toSet());
    // The last is as Spring writes it.
    Stream.of("VIDEOGEN_CONFIG", "VIDEOGEN_PROVIDER", "VIDEOGEN_NAME", "VIDEOGEN_OPENAI_BASEURL")
        .forEach(variables::add);
    Set<String> wrong = new TreeSet<>();
    for (Page page : Page.all()) {
      VARIABLE
          .matcher(page.text())
          .results()
          .map(found -> found.group())
          .filter(name -> !variables.contains(name))
          .forEach(name -> wrong.add(page + ": " + name));
    }

    assertThat(wrong).isEmpty();
  }

  private static boolean isThere(String name) {
    // Of "videogen.openai.…" all are meant that begin so.
    if (NAMES.contains(name) || name.matches("openai|" + EXAMPLES)) {
      return true;
    }
    String rest = name.replaceFirst("^(?:" + EXAMPLES + ")\\.", "");
    boolean ofExample =
        !rest.equals(name) && NAMES.stream().anyMatch(each -> each.endsWith("." + rest));
    return ofExample
        || groups().stream().anyMatch(group -> name.matches("(?:\\w+\\.)?" + group + "\\.[\\w-]+"));
  }
}
