package dev.videogen.spring.internal.settings;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.settings.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Videogen's settings as Spring's environment has them, under the names that videogen knows. Of
 * Spring's property sources the strongest one counts, as everywhere in Spring.
 *
 * <p>Immutable. Holds secrets and shows none.
 */
public final class EnvironmentSettings {

  private static final Pattern LIST_VARIABLE = Pattern.compile("(.+)_(\\d{1,4})");

  private final Map<String, WrittenSetting> byName = new TreeMap<>();
  private final Map<String, String> variables = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<WrittenSettings> sources;
  private final SettingSpellings spellings;

  private EnvironmentSettings(ConfigurableEnvironment environment) {
    this.sources = WrittenSettings.in(environment, problems);
    this.spellings = DeclaredInstances.spellings(sources);
    for (WrittenSettings source : sources) {
      read(source);
      source.otherVariables().forEach(variables::putIfAbsent);
    }
    OwnSettings.all().forEach(this::check);
    if (!problems.isEmpty()) {
      throw wrong(
          problems.size() == 1
              ? problems.get(0)
              : problems.size() + " settings are wrong:\n- " + String.join("\n- ", problems));
    }
  }

  /**
   * Reads the environment.
   *
   * @param environment the app's environment
   * @return the settings
   * @throws ConfigurationException if a setting is written twice in one source with two values, a
   *     placeholder has no value, or nobody can tell which setting a name means
   */
  public static EnvironmentSettings of(ConfigurableEnvironment environment) {
    return new EnvironmentSettings(environment);
  }

  /**
   * An error of the app's settings.
   *
   * @param problem what is wrong and what to do
   * @return the error
   */
  public static ConfigurationException wrong(String problem) {
    return new ConfigurationException(ErrorDetails.builder(Operation.OPEN, problem).build());
  }

  private void read(WrittenSettings source) {
    Map<String, WrittenSetting> here = new LinkedHashMap<>();
    Map<String, SortedMap<Integer, WrittenSetting>> lists = new LinkedHashMap<>();
    for (WrittenSetting written : source.properties(spellings)) {
      ConfigurationPropertyName name = ConfigurationPropertyName.adapt(written.name(), '.');
      int last = name.getNumberOfElements() - 1;
      if (last > 1 && name.isNumericIndex(last)) {
        int index =
            Integer.parseInt(name.getElement(last, ConfigurationPropertyName.Form.ORIGINAL));
        one(written, spellings.ofProperty(name.chop(last)))
            .ifPresent(
                known ->
                    lists.computeIfAbsent(known, first -> new TreeMap<>()).put(index, written));
      } else {
        one(written, spellings.ofProperty(name)).ifPresent(known -> add(here, known, written));
      }
    }
    for (WrittenSetting written : source.variables()) {
      readVariable(written, here, lists);
    }
    lists.forEach(
        (known, items) -> {
          WrittenSetting first = items.values().iterator().next();
          String joined =
              String.join(", ", items.values().stream().map(WrittenSetting::value).toList());
          add(here, known, new WrittenSetting(first.name(), joined, first.source()));
        });
    here.forEach(byName::putIfAbsent);
  }

  private void readVariable(
      WrittenSetting written,
      Map<String, WrittenSetting> here,
      Map<String, SortedMap<Integer, WrittenSetting>> lists) {
    List<String> meant = spellings.ofVariable(written.name());
    Matcher item = LIST_VARIABLE.matcher(written.name());
    if (meant.isEmpty() && item.matches() && !spellings.ofVariable(item.group(1)).isEmpty()) {
      one(written, spellings.ofVariable(item.group(1)))
          .ifPresent(
              known ->
                  lists
                      .computeIfAbsent(known, first -> new TreeMap<>())
                      .put(Integer.parseInt(item.group(2)), written));
    } else if (meant.isEmpty()) {
      variables.putIfAbsent(written.name(), written.value());
    } else {
      one(written, meant).ifPresent(known -> add(here, known, written));
    }
  }

  private Optional<String> one(WrittenSetting written, List<String> meant) {
    if (meant.size() == 1) {
      return Optional.of(meant.get(0));
    }
    problems.add(
        written
            + " can mean "
            + SettingSpellings.PREFIX
            + String.join(" or " + SettingSpellings.PREFIX, meant)
            + "; set the one that is meant by that name.");
    return Optional.empty();
  }

  private void add(Map<String, WrittenSetting> here, String known, WrittenSetting written) {
    WrittenSetting other = here.putIfAbsent(known, written);
    if (other != null && !other.value().equals(written.value())) {
      problems.add(
          other
              + " and "
              + written
              + " are both "
              + SettingSpellings.PREFIX
              + known
              + " and have two values; leave one of them out.");
    }
  }

  /**
   * All that a configuration may read: settings, the vendors' usual variables, and other variables
   * such as {@code HTTPS_PROXY}.
   *
   * @return names and values, for {@link Configuration.Builder#only}
   */
  public Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(variables);
    byName.forEach(
        (name, written) -> {
          if (!OwnSettings.NAMES.contains(name)) {
            all.put(SettingSpellings.PREFIX + name, written.value());
          }
        });
    Configuration.builder().only(all).build().providers().stream()
        .forEach(
            provider ->
                provider
                    .settings()
                    .forEach(setting -> addVendorVariable(all, provider.type(), setting)));
    return all;
  }

  private void addVendorVariable(Map<String, String> all, String type, Setting<?> setting) {
    setting
        .vendorVariable()
        .map(variables::get)
        .filter(value -> !value.isBlank())
        .ifPresent(
            value -> all.putIfAbsent(SettingSpellings.PREFIX + type + "." + setting.name(), value));
  }

  /**
   * The client's own settings, which hold whichever provider is used.
   *
   * @return full names and values of those that are set
   */
  public Map<String, String> client() {
    Map<String, String> client = new TreeMap<>();
    for (Setting<?> setting : ClientSettings.all()) {
      WrittenSetting written = byName.get(setting.name());
      if (written != null && setting != ClientSettings.CONFIG_FILE) {
        client.put(SettingSpellings.PREFIX + setting.name(), written.value());
      }
    }
    return client;
  }

  /**
   * The names of all settings that are set.
   *
   * @return names without {@code videogen.}
   */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /**
   * The instances of which a setting is set.
   *
   * @return their names, sorted
   */
  public Set<String> instances() {
    return spellings.instances().stream()
        .filter(each -> byName.keySet().stream().anyMatch(name -> name.startsWith(each + ".")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The type of an instance's provider.
   *
   * @param instance its name
   * @return the type that it is declared with; the same name if it is not declared
   */
  public String typeOf(String instance) {
    WrittenSetting type = byName.get(instance + ".type");
    return type == null ? instance : type.value().strip().toLowerCase(Locale.ROOT);
  }

  /**
   * One of this starter's own settings.
   *
   * @param setting one of {@link OwnSettings}, which has a default
   * @param <T> its type
   * @return what is set, else the default
   */
  public <T> T own(Setting<T> setting) {
    return ownIfSet(setting).or(setting::defaultValue).orElseThrow();
  }

  /**
   * One of this starter's own settings.
   *
   * @param setting one of {@link OwnSettings}
   * @param <T> its type
   * @return what is set; empty if it is not
   */
  public <T> Optional<T> ownIfSet(Setting<T> setting) {
    WrittenSetting written = byName.get(setting.name());
    if (written == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(setting.read(written.value()));
    } catch (IllegalArgumentException malformed) {
      throw wrong(written + " is wrong: " + malformed.getMessage() + ".");
    }
  }

  private void check(Setting<?> own) {
    try {
      ownIfSet(own);
    } catch (ConfigurationException wrong) {
      problems.add(wrong.details().message());
    }
  }

  /**
   * Where a setting is written.
   *
   * @param name its full name
   * @return the name as it is written and the place; empty if it is not set
   */
  public Optional<String> whereIs(String name) {
    return Optional.of(name)
        .filter(full -> full.startsWith(SettingSpellings.PREFIX))
        .map(full -> byName.get(full.substring(SettingSpellings.PREFIX.length())))
        .map(WrittenSetting::toString);
  }

  /** Which settings are set, without their values. */
  @Override
  public String toString() {
    return "EnvironmentSettings" + Collections.unmodifiableSet(byName.keySet());
  }
}
