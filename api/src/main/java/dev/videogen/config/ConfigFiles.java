package dev.videogen.config;

import dev.videogen.settings.SettingOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of settings: the one that somebody named, the user's own, and the one that lies in the
 * working directory.
 *
 * @param named the value of {@code videogen.config}, if it is set
 * @param environment where the user's folders are told
 * @param home the user's home, where the environment does not tell it
 * @param directory the working directory
 */
record ConfigFiles(
    Optional<ConfigValue> named,
    Map<String, String> environment,
    Optional<String> home,
    Path directory) {

  /** How a file of settings is called where no other name is given. */
  static final String NAME = "videogen.properties";

  /** Larger ones are something else. */
  private static final int MAX_BYTES = 1 << 20;

  /**
   * What stands in them.
   *
   * @return the settings, the strongest file first
   * @throws dev.videogen.errors.ConfigurationException if the file that is named is not there, or
   *     one that is there cannot be read
   */
  List<ConfigValue> all() {
    List<ConfigValue> all = new ArrayList<>();
    Optional<Path> chosen = named.map(this::namedFile);
    chosen.ifPresent(file -> all.addAll(required(file)));
    Optional<Path> own = userFile();
    own.ifPresent(file -> all.addAll(optional(file, SettingOrigin.USER_FILE)));
    Path lying = directory.resolve(NAME).toAbsolutePath();
    if (!isOneOf(lying, chosen, own)) {
      all.addAll(optional(lying, SettingOrigin.FOLDER_FILE));
    }
    return all;
  }

  /** Where they are or would be, the strongest first. */
  List<Path> paths() {
    return Stream.of(
            named.map(this::namedFile),
            userFile(),
            Optional.of(directory.resolve(NAME).toAbsolutePath()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Path namedFile(ConfigValue written) {
    try {
      return directory
          .resolve(ClientSettings.CONFIG_FILE.read(written.value()))
          .toAbsolutePath()
          .normalize();
    } catch (IllegalArgumentException noPath) {
      throw Problems.of(written + " is not " + ClientSettings.CONFIG_FILE.form() + ".");
    }
  }

  /** Where the user's own settings are or would be; empty if nobody tells where the user is. */
  Optional<Path> userFile() {
    return folder(environment.get("XDG_CONFIG_HOME"))
        .or(() -> folder(environment.get("HOME")).map(user -> user.resolve(".config")))
        .or(() -> folder(home.orElse(null)).map(user -> user.resolve(".config")))
        .map(config -> config.resolve("videogen").resolve(NAME));
  }

  /** A relative one is ignored, as the specification of these variables wants it. */
  private static Optional<Path> folder(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  private static boolean isOneOf(Path file, Optional<Path> chosen, Optional<Path> own) {
    return chosen.filter(other -> isSame(file, other)).isPresent()
        || own.filter(other -> isSame(file, other)).isPresent();
  }

  /** Compared without links: a link to the user's own file may still be a stranger's. */
  private static boolean isSame(Path one, Path other) {
    return one.normalize().equals(other.normalize());
  }

  private List<ConfigValue> required(Path file) {
    try {
      return read(file, SettingOrigin.NAMED_FILE);
    } catch (NoSuchFileException missing) {
      throw Problems.of(
          "There is no file " + file + ", which " + named.orElseThrow().key() + " names.", missing);
    } catch (IOException unreadable) {
      throw ConfigSources.unreadable(file.toString(), unreadable);
    }
  }

  private static List<ConfigValue> optional(Path file, SettingOrigin origin) {
    try {
      return read(file, origin);
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException unreadable) {
      throw ConfigSources.unreadable(file.toString(), unreadable);
    }
  }

  /** A pipe may be named, as shells make them; one that lies about would block whoever reads it. */
  private static List<ConfigValue> read(Path file, SettingOrigin origin) throws IOException {
    boolean thereAndOther = Files.exists(file) && !Files.isRegularFile(file);
    if (thereAndOther && (origin != SettingOrigin.NAMED_FILE || Files.isDirectory(file))) {
      throw new IOException("it is not a regular file");
    }
    try (InputStream text = Files.newInputStream(file)) {
      byte[] bytes = text.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it is larger than " + MAX_BYTES + " bytes");
      }
      return ConfigSources.written(bytes, file.toString(), origin);
    }
  }
}
