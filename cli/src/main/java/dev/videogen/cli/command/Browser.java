package dev.videogen.cli.command;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens addresses in the user's browser, by the command that the system has for it. {@code
 * java.desktop} could, but is not there in every Java.
 */
final class Browser {

  /** How long to wait for a command that says by its end whether it could. */
  private static final long MAX_WAIT_SECONDS = 5;

  private Browser() {}

  /**
   * Opens an address.
   *
   * @return whether there is a browser, as far as is known
   */
  static boolean open(URI address) {
    return command(address)
        .map(
            command -> {
              try {
                Process process =
                    new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start();
                process.getOutputStream().close();
                return !process.waitFor(MAX_WAIT_SECONDS, TimeUnit.SECONDS)
                    || process.exitValue() == 0;
              } catch (IOException none) {
                return false;
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return true;
              }
            })
        .orElse(false);
  }

  private static Optional<List<String>> command(URI address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", address.toString()));
    }
    if (system.contains("mac")) {
      return Optional.of(List.of("open", address.toString()));
    }
    // Without a screen xdg-open would show the page in this terminal, if a text browser is there.
    boolean screen = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    return screen && isOnPath("xdg-open")
        ? Optional.of(List.of("xdg-open", address.toString()))
        : Optional.empty();
  }

  private static boolean isOnPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
