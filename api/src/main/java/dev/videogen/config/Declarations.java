package dev.videogen.config;

import dev.videogen.JobRef;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The instances that are declared, by a property {@code videogen.NAME.type} or a variable {@code
 * VIDEOGEN_NAME_TYPE}, whose {@code NAME} is read in lower case with dashes for underscores.
 *
 * <p>A variable that reads as another setting, such as {@code VIDEOGEN_HTTP_HEADER_CONTENT_TYPE},
 * declares nothing.
 */
final class Declarations {

  private static final String TYPE_OF = "." + KnownNames.TYPE;
  private static final String TYPE_VARIABLE = "_TYPE";

  private final Set<String> types = new TreeSet<>();
  private final List<String> settingVariables;
  private final List<String> groupVariables;
  private final Map<String, String> typesByName = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * Reads what is written.
   *
   * @param strongestFirst all that is written; of several declarations of a name the first counts
   * @param discovery the providers that were found
   */
  Declarations(List<ConfigValue> strongestFirst, Discovery discovery) {
    List<Setting<?>> settings =
        discovery.all().stream().flatMap(found -> found.settings().stream()).toList();
    Stream<String> groups = settings.stream().filter(Setting::isGroup).map(Setting::name);
    this.settingVariables =
        settings.stream().map(setting -> Variables.part(setting.name())).toList();
    this.groupVariables =
        Stream.concat(groups, KnownNames.SHARED_GROUPS.stream()).map(Variables::part).toList();
    this.types.addAll(KnownNames.TYPES);
    discovery.all().forEach(found -> types.add(found.type()));
    strongestFirst.forEach(this::read);
  }

  private void read(ConfigValue written) {
    if (written.origin() == SettingOrigin.ENVIRONMENT) {
      nameInVariable(written.key()).ifPresent(name -> declare(name, written));
    } else {
      nameInProperty(written.key()).ifPresent(name -> declareIfValid(name, written));
    }
  }

  private static Optional<String> nameInProperty(String key) {
    return between(KnownNames.PREFIX, key, TYPE_OF).filter(name -> name.indexOf('.') < 0);
  }

  private Optional<String> nameInVariable(String variable) {
    boolean isSetting =
        settingVariables.stream().anyMatch(part -> variable.endsWith("_" + part))
            || groupVariables.stream().anyMatch(part -> variable.contains("_" + part + "_"));
    return isSetting
        ? Optional.empty()
        : between(Variables.PREFIX, variable, TYPE_VARIABLE)
            .map(Variables::word)
            .filter(name -> JobRef.isInstanceName(name) && !KnownNames.isReserved(name));
  }

  private static Optional<String> between(String begin, String text, String end) {
    return text.startsWith(begin)
            && text.endsWith(end)
            && text.length() > begin.length() + end.length()
        ? Optional.of(text.substring(begin.length(), text.length() - end.length()))
        : Optional.empty();
  }

  private void declareIfValid(String name, ConfigValue written) {
    if (KnownNames.isReserved(name)) {
      problems.add(
          written
              + " declares an instance that cannot be called "
              + name
              + ", because settings of all instances are.");
    } else if (!JobRef.isInstanceName(name)) {
      problems.add(
          written
              + " declares an instance by no name: one is up to 63 lower-case letters, digits and"
              + " dashes, a letter first.");
    } else {
      declare(name, written);
    }
  }

  private void declare(String name, ConfigValue written) {
    String type = written.value().strip().toLowerCase(Locale.ROOT);
    if (type.isEmpty()) {
      problems.add(
          written + " is blank; allowed is a type of provider: " + String.join(", ", types) + ".");
    } else if (types.contains(name) && !type.equals(name)) {
      problems.add(
          written
              + " gives another type to "
              + name
              + ", the default instance of its own type; declare one under another name.");
    } else {
      typesByName.putIfAbsent(name, type);
    }
  }

  /** The types of the declared instances by their names. */
  Map<String, String> typesByName() {
    return typesByName;
  }

  /** What is wrong with declarations. */
  List<String> problems() {
    return problems;
  }
}
