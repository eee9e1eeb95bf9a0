package dev.videogen.cli.session;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where programs of this user keep what is to be there the next time, but is no document. */
public final class StateDirectory {

  private StateDirectory() {}

  static Path ofProcess() {
    Map<String, String> environment = System.getenv();
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "."));
    return of(environment, Path.of(home));
  }

  /** {@code $XDG_STATE_HOME/videogen} where that is set, as its specification wants it absolute. */
  public static Path of(Map<String, String> environment, Path home) {
    return Optional.ofNullable(environment.get("XDG_STATE_HOME"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .map(folder -> folder.resolve("videogen"))
        .orElseGet(() -> home.resolve(".videogen"));
  }
}
