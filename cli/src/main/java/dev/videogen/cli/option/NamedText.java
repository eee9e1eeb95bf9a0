package dev.videogen.cli.option;

/**
 * A text under a name, as {@code NAME=TEXT} on the command line.
 *
 * @param name what stands before the first equals sign, not blank
 * @param text all that follows it
 */
public record NamedText(String name, String text) {

  /**
   * Splits an argument.
   *
   * @param argument what was typed
   * @param example such as {@code style=noir}, for the message
   * @throws IllegalArgumentException if it has no name
   */
  static NamedText parse(String argument, String example) {
    int equals = argument.indexOf('=');
    if (equals < 1 || argument.substring(0, equals).isBlank()) {
      throw new IllegalArgumentException(
          "NAME=VALUE is wanted, such as " + example + ", not \"" + argument + "\"");
    }
    return new NamedText(argument.substring(0, equals).strip(), argument.substring(equals + 1));
  }
}
