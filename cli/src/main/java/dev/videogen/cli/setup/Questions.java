package dev.videogen.cli.setup;

import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.session.Session;
import dev.videogen.settings.Setting;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a person, on standard error, and reads a line of standard input for each question. */
final class Questions {

  private static final int MAX_ATTEMPTS = 3;

  private final Session session;
  private final BufferedReader lines;

  Questions(Session session) {
    this.session = session;
    this.lines = new BufferedReader(new InputStreamReader(session.input(), StandardCharsets.UTF_8));
  }

  /** What was typed; empty if that was nothing. */
  Optional<String> ask(String question) {
    session.terminal().err().print(question + ": ");
    session.terminal().err().flush();
    return typed(line());
  }

  /**
   * A value for a setting; empty if nothing was typed. What the setting does not take is asked for
   * again, and not shown: it may be a key that was meant for another question.
   */
  Optional<String> ask(String question, Setting<?> setting) {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Optional<String> typed = setting.isSecret() ? askSecret(question) : ask(question);
      if (typed.isEmpty()) {
        return typed;
      }
      try {
        setting.read(typed.get());
        return typed;
      } catch (IllegalArgumentException wrong) {
        session.say("That is not taken: " + wrong.getMessage());
      }
    }
    throw new UsageException(
        "nothing was typed that " + setting.name() + " takes; nothing was written");
  }

  /** What was typed without being shown, where that can be had. */
  Optional<String> askSecret(String question) {
    Console console = session.input() == System.in ? System.console() : null;
    if (console == null) {
      return ask(question);
    }
    char[] secret = console.readPassword("%s (it is not shown): ", question);
    return typed(secret == null ? null : new String(secret));
  }

  private static Optional<String> typed(@Nullable String line) {
    if (line == null) {
      throw new UsageException(
          "standard input ended before all was asked; nothing was written. Give what is known by"
              + " --provider and --set, and --no-input");
    }
    return Optional.of(line.strip()).filter(text -> !text.isEmpty());
  }

  private @Nullable String line() {
    try {
      return lines.readLine();
    } catch (IOException broken) {
      throw new UsageException("standard input cannot be read: " + broken.getMessage());
    }
  }
}
