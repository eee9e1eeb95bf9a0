package dev.videogen.spring.internal.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.PlaceholderResolutionException;

/** What is written of videogen's settings in one of Spring's property sources. */
final class WrittenSettings {

  private static final String VARIABLE = "VIDEOGEN_";

  private final ConfigurableEnvironment environment;
  private final PropertySource<?> source;
  private final List<WrittenSetting> properties = new ArrayList<>();
  private final List<WrittenSetting> variables = new ArrayList<>();
  private final Map<String, String> otherVariables = new TreeMap<>();
  private final List<String> problems;

  private WrittenSettings(
      ConfigurableEnvironment environment, PropertySource<?> source, List<String> problems) {
    this.environment = environment;
    this.source = source;
    this.problems = problems;
    if (source instanceof EnumerablePropertySource<?> enumerable) {
      boolean isEnvironment = source instanceof SystemEnvironmentPropertySource;
      for (String name : enumerable.getPropertyNames()) {
        if (begins(name, SettingSpellings.PREFIX)) {
          read(name).ifPresent(properties::add);
        } else if (isEnvironment && begins(name, VARIABLE)) {
          read(name).filter(each -> !each.value().isBlank()).ifPresent(variables::add);
        } else if (isEnvironment && source.getProperty(name) instanceof String value) {
          otherVariables.put(name, value);
        }
      }
    }
  }

  /**
   * What is written, by source.
   *
   * @param environment the app's environment
   * @param problems takes what cannot be read
   * @return the sources, the strongest first
   */
  static List<WrittenSettings> in(ConfigurableEnvironment environment, List<String> problems) {
    List<WrittenSettings> all = new ArrayList<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (!ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
        all.add(new WrittenSettings(environment, source, problems));
      }
    }
    return all;
  }

  private static boolean begins(String name, String beginning) {
    return name.regionMatches(true, 0, beginning, 0, beginning.length());
  }

  /** What is written under a name; empty if it is nothing, or a placeholder for nothing. */
  private Optional<WrittenSetting> read(String name) {
    Object raw = source.getProperty(name);
    if (raw == null) {
      return Optional.empty();
    }
    String text = raw.toString();
    try {
      String value = environment.resolveRequiredPlaceholders(text);
      return value.isBlank() && !text.isBlank()
          ? Optional.empty()
          : Optional.of(new WrittenSetting(name, value, source));
    } catch (PlaceholderResolutionException unresolved) {
      problems.add(
          new WrittenSetting(name, "", source)
              + " has a placeholder that nothing is set for: ${"
              + unresolved.getPlaceholder()
              + "}.");
    } catch (IllegalArgumentException malformed) {
      problems.add(new WrittenSetting(name, "", source) + " has a placeholder that is malformed.");
    }
    return Optional.empty();
  }

  /** The properties that begin as videogen's do; of a source that cannot list, those asked for. */
  List<WrittenSetting> properties(SettingSpellings spellings) {
    if (source instanceof EnumerablePropertySource<?>) {
      return Collections.unmodifiableList(properties);
    }
    return spellings.names().stream()
        .flatMap(name -> read(SettingSpellings.PREFIX + name).stream())
        .toList();
  }

  /** The properties that begin as videogen's do. */
  List<WrittenSetting> properties() {
    return Collections.unmodifiableList(properties);
  }

  /** The variables that begin as videogen's do and are not blank. */
  List<WrittenSetting> variables() {
    return Collections.unmodifiableList(variables);
  }

  /** All other variables. */
  Map<String, String> otherVariables() {
    return Collections.unmodifiableMap(otherVariables);
  }

  @Override
  public String toString() {
    return "WrittenSettings[" + source.getName() + "]";
  }
}
