package dev.videogen.config;

import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ApiKeySupplier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is taken from a {@code ./videogen.properties} that nobody named. It may have come with a
 * stranger's folder, so what {@linkplain Setting#leadsElsewhere() leads elsewhere} is taken from it
 * only for an instance whose secrets stand in the same file, and of files only what stays inside
 * its folder.
 *
 * @param values all that is configured
 * @param limits what may be spent as the other places have it
 * @param components what was set in code by type
 * @param files where settings are read from
 */
record FolderTrust(
    SettingValues values,
    TrustedLimits limits,
    Map<Class<?>, Object> components,
    ConfigFiles files) {

  /**
   * Refuses what the file may not say of one of the client's own settings.
   *
   * @throws dev.videogen.errors.ConfigurationException if it leads elsewhere, or loosens a limit
   *     that another place set
   */
  <T> T checked(Setting<T> setting, String name, T value) {
    if (isFromFolder(name)) {
      if (setting.leadsElsewhere(value, files.directory())) {
        throw refused(name, Optional.empty(), "lead what is written elsewhere");
      }
      if (limits.areLoosenedBy(setting, value)) {
        throw refused(name, Optional.empty(), "loosen a limit of spending that is set elsewhere");
      }
    }
    return value;
  }

  /**
   * Refuses what the file may not say of a setting of an instance.
   *
   * @throws dev.videogen.errors.ConfigurationException if it leads elsewhere what the file does not
   *     hold itself
   */
  <T> T checked(Setting<T> setting, String name, T value, Instance owner) {
    boolean usual = setting.defaultValue().filter(value::equals).isPresent();
    if (isFromFolder(name)
        && !usual
        && setting.leadsElsewhere(value, files.directory())
        && (value instanceof Path || !holdsSecretsOf(owner))) {
      throw refused(owner, name);
    }
    return value;
  }

  /**
   * Refuses what the file may not say of the members of a group.
   *
   * @throws dev.videogen.errors.ConfigurationException if one leads elsewhere what the file does
   *     not hold itself
   */
  void checkMembers(Setting<?> group, Instance owner) {
    for (String name : values.namesOfMembers(owner.namesOf(group))) {
      if (isFromFolder(name) && group.leadsElsewhere() && !holdsSecretsOf(owner)) {
        throw refused(owner, name);
      }
    }
  }

  private boolean isFromFolder(String name) {
    return values.find(name).filter(FolderTrust::isFromFolder).isPresent();
  }

  private static boolean isFromFolder(ConfigValue written) {
    return written.origin() == SettingOrigin.FOLDER_FILE;
  }

  /** Whether all that would go where the file leads stands in the file itself: a key, at least. */
  private boolean holdsSecretsOf(Instance owner) {
    List<ConfigValue> keys = secrets(owner, setting -> !setting.isGroup());
    List<ConfigValue> all = secrets(owner, setting -> true);
    return !components.containsKey(ApiKeySupplier.class)
        && !keys.isEmpty()
        && all.stream().allMatch(FolderTrust::isFromFolder);
  }

  private List<ConfigValue> secrets(Instance owner, Predicate<Setting<?>> which) {
    return owner.settings().stream()
        .filter(which)
        .filter(setting -> setting.isSecret() && !isAddress(setting))
        .flatMap(setting -> values.written(setting, owner.namesOf(setting)).stream())
        .toList();
  }

  /** A proxy with its password goes to no one but itself. */
  private static boolean isAddress(Setting<?> setting) {
    return setting.leadsElsewhere() && !setting.isGroup();
  }

  private RuntimeException refused(Instance owner, String name) {
    return refused(name, Optional.of(owner), "lead the key of " + owner.name() + " elsewhere");
  }

  private RuntimeException refused(String name, Optional<Instance> owner, String effect) {
    ConfigValue written = values.find(name).orElseThrow();
    String message =
        KnownNames.PREFIX
            + name
            + ", "
            + written.where()
            + ", is not taken from there: a file that nobody named may have come with a stranger's"
            + " folder, and this would "
            + effect
            + ". If the file is yours, name it with --config or in VIDEOGEN_CONFIG"
            + files.userFile().map(own -> ", or put the setting into " + own).orElse("")
            + ". Nothing was sent.";
    return owner
        .map(instance -> Problems.ofInstance(instance.name(), message))
        .orElseGet(() -> Problems.of(message));
  }
}
