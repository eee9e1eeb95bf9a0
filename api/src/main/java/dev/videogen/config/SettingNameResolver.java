package dev.videogen.config;

import dev.videogen.settings.SettingOrigin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which settings are meant by what is written. A property that is no setting is a
 * problem; so is a variable, if it is near to one that is, and else it is only noticed:
 * orchestrators inject variables of their own, such as {@code VIDEOGEN_SERVICE_HOST}.
 */
final class SettingNameResolver {

  private static final Set<SettingOrigin> IN_FILES =
      EnumSet.range(SettingOrigin.NAMED_FILE, SettingOrigin.CLASS_PATH);

  private final SettingIndex vocabulary;
  private final Map<String, ConfigValue> byName = new LinkedHashMap<>();
  private final Map<String, ConfigValue> trusted = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();

  SettingNameResolver(SettingIndex vocabulary, List<ConfigValue> strongestFirst) {
    this.vocabulary = vocabulary;
    for (ConfigValue written : strongestFirst) {
      if (written.origin() == SettingOrigin.ENVIRONMENT) {
        nameVariable(written);
      } else {
        nameProperty(written);
      }
    }
  }

  private void nameVariable(ConfigValue written) {
    String variable = written.key();
    List<String> meanings = vocabulary.meanings(variable);
    if (meanings.size() == 1) {
      name(meanings.get(0), written);
    } else if (meanings.size() > 1) {
      problems.add(
          written
              + " can mean "
              + KnownNames.PREFIX
              + String.join(" or " + KnownNames.PREFIX, meanings)
              + "; set the one that is meant as a property.");
    } else if (!vocabulary.mayKnowVariable(variable)) {
      vocabulary
          .nearestVariable(variable)
          .ifPresentOrElse(
              near ->
                  problems.add(written + " is not that of a setting. Did you mean " + near + "?"),
              () -> ignored.add(variable));
    }
  }

  private void nameProperty(ConfigValue written) {
    if (!written.key().startsWith(KnownNames.PREFIX)) {
      problems.add(
          Quoted.of(written.key())
              + ", "
              + written.where()
              + ", is not a setting: the names of settings begin with "
              + KnownNames.PREFIX);
      return;
    }
    String name = written.key().substring(KnownNames.PREFIX.length());
    if (name.equals(ClientSettings.CONFIG_FILE.name()) && IN_FILES.contains(written.origin())) {
      problems.add(
          written
              + " names a file of settings, which no file can; use --config, the system property"
              + " videogen.config or the environment variable VIDEOGEN_CONFIG.");
    } else if (vocabulary.knows(name)) {
      name(name, written);
    } else {
      problems.add(written + " is not a setting. " + vocabulary.advice(name));
    }
  }

  private void name(String name, ConfigValue written) {
    byName.putIfAbsent(name, written);
    if (written.origin() != SettingOrigin.FOLDER_FILE) {
      trusted.putIfAbsent(name, written);
    }
  }

  /** Of each setting what the strongest place says that is trusted. */
  Map<String, ConfigValue> trusted() {
    return trusted;
  }

  /** Of each setting what the strongest place says, in the order of the places. */
  Map<String, ConfigValue> byName() {
    return byName;
  }

  /** What is wrong, in the order of the places. */
  List<String> problems() {
    return problems;
  }

  /** Variables that begin as ours do and are none. */
  List<String> ignored() {
    return ignored;
  }
}
