package dev.videogen.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * How the text of a setting is read.
 *
 * @param description what the text looks like
 * @param reader gives the value, or nothing if the text is not of the form
 * @param flaw says what is wrong with a text that must not be shown; nothing if there is no more to
 *     say than the description
 */
record Form<T>(
    String description,
    Function<String, Optional<T>> reader,
    Function<String, Optional<String>> flaw) {

  /** A form of which there is no more to say than the description. */
  Form(String description, Function<String, Optional<T>> reader) {
    this(description, reader, text -> Optional.empty());
  }
}
