package dev.videogen.spring.internal.settings;

import dev.videogen.config.ClientSettings;
import dev.videogen.config.Configuration;
import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The ways in which Spring lets the name of a setting be written, for all settings that there are:
 * {@code base-url}, {@code baseUrl} and {@code base_url} as properties, and as a variable {@code
 * BASE_URL}, as videogen has it, and {@code BASEURL}, as Spring has it.
 */
final class SettingSpellings {

  static final String PREFIX = "videogen.";

  private final Set<String> names = new TreeSet<>();
  private final Set<String> groups = new TreeSet<>();
  private final Set<String> instances = new TreeSet<>();
  private final Map<String, Set<String>> byUniformName = new LinkedHashMap<>();

  private SettingSpellings(Configuration configuration) {
    names.add("provider");
    names.addAll(OwnSettings.NAMES);
    ClientSettings.all().forEach(setting -> names.add(setting.name()));
    configuration.instances().forEach(this::addInstance);
    names.forEach(
        name ->
            byUniformName
                .computeIfAbsent(uniform(property(name)), first -> new TreeSet<>())
                .add(name));
  }

  /**
   * The spellings of all settings.
   *
   * @param types the declared instances, {@code videogen.NAME.type} and the type
   */
  static SettingSpellings of(Map<String, String> types) {
    return new SettingSpellings(Configuration.builder().only(types).build());
  }

  private void addInstance(String instance, VideoGeneratorProvider provider) {
    instances.add(instance);
    names.add(instance + ".type");
    List<Setting<?>> settings = new ArrayList<>(provider.settings());
    ClientSettings.all().stream().filter(Setting::isShared).forEach(settings::add);
    for (Setting<?> setting : settings) {
      Set<String> kind = setting.isGroup() ? groups : names;
      kind.add(instance + "." + setting.name());
      if (setting.isShared()) {
        kind.add(setting.name());
      }
    }
  }

  /** The names of all settings but those of groups, without {@code videogen.}. */
  Set<String> names() {
    return names;
  }

  /** The instances whose providers are there. */
  Set<String> instances() {
    return instances;
  }

  /**
   * What a property names.
   *
   * @return names without {@code videogen.}; more than one if nobody can tell which is meant, and
   *     the name in lower case with dashes if there is no such setting
   */
  List<String> ofProperty(ConfigurationPropertyName written) {
    String exact = elements(written, 1, Form.ORIGINAL);
    if (names.contains(exact)) {
      return List.of(exact);
    }
    Set<String> meant = byUniformName.get(uniform(written));
    if (meant != null) {
      return List.copyOf(meant);
    }
    return List.of(memberOfGroup(written).orElseGet(() -> dashed(written)));
  }

  private Optional<String> memberOfGroup(ConfigurationPropertyName written) {
    for (String group : groups) {
      ConfigurationPropertyName name = property(group);
      int size = name.getNumberOfElements();
      if (written.getNumberOfElements() > size
          && uniform(written.chop(size)).equals(uniform(name))) {
        return Optional.of(group + "." + elements(written, size, Form.ORIGINAL));
      }
    }
    return Optional.empty();
  }

  /**
   * What a variable names.
   *
   * @param variable the variable, which begins with {@code VIDEOGEN_}
   * @return names without {@code videogen.}; more than one if nobody can tell which is meant, none
   *     if there is no such setting
   */
  List<String> ofVariable(String variable) {
    String rest = variable.substring(PREFIX.length()).toUpperCase(Locale.ROOT);
    List<String> meant = new ArrayList<>();
    for (String name : names) {
      if (rest.matches(pattern(name))) {
        meant.add(name);
      }
    }
    for (String group : groups) {
      Matcher member = Pattern.compile(pattern(group) + "_(.+)").matcher(rest);
      if (member.matches()) {
        meant.add(group + "." + word(member.group(1)));
      }
    }
    return meant;
  }

  /** A dot is an underscore; a dash is one, as videogen has it, or nothing, as Spring has it. */
  private static String pattern(String name) {
    return Arrays.stream(name.toUpperCase(Locale.ROOT).split("\\.", -1))
        .map(part -> part.replace("-", "_?"))
        .collect(Collectors.joining("_"));
  }

  /** A part of a variable as a free name. */
  static String word(String part) {
    return part.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ConfigurationPropertyName property(String name) {
    return ConfigurationPropertyName.adapt(PREFIX + name, '.');
  }

  private static String uniform(ConfigurationPropertyName name) {
    return elements(name, 1, Form.UNIFORM);
  }

  private static String elements(ConfigurationPropertyName name, int from, Form form) {
    List<String> elements = new ArrayList<>();
    for (int i = from; i < name.getNumberOfElements(); i++) {
      elements.add(name.getElement(i, form));
    }
    return String.join(".", elements);
  }

  /** A name in lower case with dashes: {@code west-europe} of {@code westEurope}. */
  static String dashed(ConfigurationPropertyName name) {
    return elements(name, 1, Form.ORIGINAL)
        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replace('_', '-')
        .toLowerCase(Locale.ROOT);
  }
}
