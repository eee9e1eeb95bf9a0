package dev.videogen.config;

import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where settings are written.
 *
 * @param code what was set in code
 * @param systemProperties all of them, videogen's and others
 * @param environment all of it
 * @param directory the working directory, where a {@code videogen.properties} may lie
 * @param classLoader whose resources may have a {@code videogen.properties}
 */
record ConfigSources(
    Map<String, String> code,
    Map<String, String> systemProperties,
    Map<String, String> environment,
    Path directory,
    ClassLoader classLoader) {

  private static final Logger log = LoggerFactory.getLogger(ConfigSources.class);

  private static final String FILE = ConfigFiles.NAME;
  private static final String CONFIG = KnownNames.PREFIX + ClientSettings.CONFIG_FILE.name();
  private static final String CONFIG_VARIABLE = Variables.of(ClientSettings.CONFIG_FILE.name());
  private static final String SET_AS_PROPERTY = "set as a system property";

  private List<ConfigValue> inCode() {
    return code.entrySet().stream()
        .map(
            each ->
                new ConfigValue(each.getKey(), each.getValue(), SettingOrigin.CODE, "set in code"))
        .toList();
  }

  /** Those of videogen's settings that are among an app's own. */
  private static List<ConfigValue> properties(
      Map<String, String> values, SettingOrigin origin, String where) {
    return values.entrySet().stream()
        .filter(each -> each.getKey().startsWith(KnownNames.PREFIX))
        .map(each -> new ConfigValue(each.getKey(), each.getValue(), origin, where))
        .toList();
  }

  /**
   * The settings that were set in code, and those of an app's one source. Its variables are the
   * weakest: what is a setting's there, the app has named, so that these can only be misspelt.
   *
   * @param only the source, with videogen's settings, its variables, and others
   * @return the settings, the strongest first
   * @throws dev.videogen.errors.ConfigurationException if a file is named, which nobody would read
   */
  List<ConfigValue> inCodeAnd(Map<String, String> only) {
    List<ConfigValue> all = new ArrayList<>(inCode());
    all.addAll(properties(only, SettingOrigin.CODE, "set by the app"));
    only.forEach(
        (key, value) -> {
          if (Variables.isOurs(key)) {
            all.add(new ConfigValue(key, value, SettingOrigin.ENVIRONMENT, "set by the app"));
          }
        });
    for (ConfigValue written : all) {
      if (written.key().equals(CONFIG)) {
        throw Problems.of(
            written
                + " names a file of settings, but the app has one source of settings, which is not"
                + " a file; have that source read the file.");
      }
    }
    return all;
  }

  /**
   * All settings that are written anywhere.
   *
   * @param providers those whose vendors' usual variables are read, each for the default instance
   * @return the settings, the strongest place first
   * @throws dev.videogen.errors.ConfigurationException if a file cannot be read
   */
  List<ConfigValue> all(Collection<Discovery.Found> providers) {
    List<ConfigValue> all = new ArrayList<>(inCode());
    all.addAll(properties(systemProperties, SettingOrigin.SYSTEM_PROPERTY, SET_AS_PROPERTY));
    environment.forEach(
        (key, value) -> {
          if (Variables.isOurs(key)) {
            variable(key, key, SettingOrigin.ENVIRONMENT).ifPresent(all::add);
          }
        });
    providers.forEach(provider -> all.addAll(vendorVariables(provider)));
    all.addAll(files().all());
    all.addAll(resource());
    return all;
  }

  private List<ConfigValue> vendorVariables(Discovery.Found provider) {
    List<ConfigValue> written = new ArrayList<>();
    for (Setting<?> setting : provider.settings()) {
      String key = KnownNames.PREFIX + provider.type() + "." + setting.name();
      setting
          .vendorVariable()
          .flatMap(variable -> variable(key, variable, SettingOrigin.VENDOR_ENVIRONMENT))
          .ifPresent(written::add);
    }
    return written;
  }

  /** A blank variable counts as not set: that is how shells and compose files take one back. */
  private Optional<ConfigValue> variable(String key, String variable, SettingOrigin origin) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(
            value ->
                new ConfigValue(key, value, origin, "set by the environment variable " + variable));
  }

  /** What is said of the file that is to be read before the user's own. */
  private Optional<ConfigValue> namedFile() {
    return inCode().stream()
        .filter(each -> each.key().equals(CONFIG))
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(systemProperties.get(CONFIG))
                    .map(
                        value ->
                            new ConfigValue(
                                CONFIG, value, SettingOrigin.SYSTEM_PROPERTY, SET_AS_PROPERTY)))
        .or(() -> variable(CONFIG_VARIABLE, CONFIG_VARIABLE, SettingOrigin.ENVIRONMENT));
  }

  /** The files of settings. */
  ConfigFiles files() {
    return new ConfigFiles(
        namedFile(),
        environment,
        Optional.ofNullable(systemProperties.get("user.home")),
        directory);
  }

  private List<ConfigValue> resource() {
    List<URL> resources;
    try {
      resources = Collections.list(classLoader.getResources(FILE));
    } catch (IOException unreadable) {
      throw unreadable("the class path's " + FILE, unreadable);
    }
    if (resources.isEmpty()) {
      return List.of();
    }
    URL first = resources.get(0);
    if (resources.size() > 1) {
      log.warn(
          "{} is on the class path more than once; only the first is read: {}", FILE, resources);
    }
    try (InputStream stream = first.openStream()) {
      return written(stream.readAllBytes(), first.toString(), SettingOrigin.CLASS_PATH);
    } catch (IOException unreadable) {
      throw unreadable(first.toString(), unreadable);
    }
  }

  static List<ConfigValue> written(byte[] bytes, String file, SettingOrigin origin) {
    List<ConfigValue> written = new ArrayList<>();
    PropertiesText.read(bytes, file)
        .forEach(
            (key, value) -> written.add(new ConfigValue(key, value, origin, "set in " + file)));
    return written;
  }

  static RuntimeException unreadable(String file, IOException why) {
    return Problems.of(file + " cannot be read: " + why, why);
  }
}
