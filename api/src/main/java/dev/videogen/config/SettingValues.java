package dev.videogen.config;

import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is configured, by the names of the settings without {@code videogen.}.
 *
 * <p>A setting may be written under several names, that of an instance before that of all
 * instances; the first that is written at all counts, wherever it is written.
 */
final class SettingValues {

  private final Map<String, ConfigValue> byName;

  /**
   * What is configured.
   *
   * @param byName of each setting what the strongest place says, in the order of the places
   */
  SettingValues(Map<String, ConfigValue> byName) {
    this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** What is written of one setting. */
  Optional<ConfigValue> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The name under which a setting is written that counts. */
  Optional<String> nameOf(List<String> names) {
    return names.stream().filter(byName::containsKey).findFirst();
  }

  /** What is written of a setting that counts; of a group, of each of its members. */
  List<ConfigValue> written(Setting<?> setting, List<String> names) {
    if (!setting.isGroup()) {
      return nameOf(names).flatMap(this::find).stream().toList();
    }
    return namesOfMembers(names).stream().flatMap(name -> find(name).stream()).toList();
  }

  /** The full names of the members of a group. */
  List<String> namesOfMembers(List<String> names) {
    return byName.keySet().stream()
        .filter(name -> names.stream().anyMatch(group -> name.startsWith(group + ".")))
        .toList();
  }

  /** Where a setting is written, {@link SettingOrigin#DEFAULT} if nowhere. */
  SettingOrigin origin(List<String> names) {
    return nameOf(names).flatMap(this::find).map(ConfigValue::origin).orElse(SettingOrigin.DEFAULT);
  }

  /**
   * The value of a setting.
   *
   * @throws dev.videogen.errors.ConfigurationException if what is written is not of the setting's
   *     form
   */
  <T> Optional<T> read(Setting<T> setting, List<String> names) {
    return nameOf(names)
        .flatMap(name -> find(name).map(written -> read(setting, name, written)))
        .or(setting::defaultValue);
  }

  /**
   * The members of an open group. Their names are compared without regard to case, as those of
   * headers are.
   *
   * @throws dev.videogen.errors.ConfigurationException if a value is not of the group's form
   */
  <T> Map<String, T> members(Setting<T> group, List<String> names) {
    Map<String, T> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : names) {
      String beginning = name + ".";
      byName.forEach(
          (member, written) -> {
            if (member.startsWith(beginning)) {
              members.putIfAbsent(
                  member.substring(beginning.length()), read(group, member, written));
            }
          });
    }
    return Collections.unmodifiableMap(members);
  }

  private static <T> T read(Setting<T> setting, String name, ConfigValue written) {
    try {
      return setting.read(written.value());
    } catch (IllegalArgumentException wrong) {
      // Not handed on as the cause: it may quote the value.
      throw Problems.of(
          KnownNames.PREFIX
              + name
              + ", "
              + written.where()
              + ", is "
              + shown(setting, written.value())
              + setting.flaw(written.value()).map(flaw -> ": " + flaw).orElse("")
              + "; allowed is "
              + setting.form()
              + ".");
    }
  }

  private static String shown(Setting<?> setting, String value) {
    boolean hidden = (setting.isSecret() || setting.isGroup()) && !value.isBlank();
    return hidden ? "a wrong text (not shown, as it is secret)" : Quoted.of(value);
  }

  /** Which settings are written where, without their values. */
  @Override
  public String toString() {
    return byName.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().where())
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
