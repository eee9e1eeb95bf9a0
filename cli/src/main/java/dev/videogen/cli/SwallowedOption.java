package dev.videogen.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Finds an option whose value was left out, so that the next option was taken for it. Values may
 * begin with a dash, and a prompt may well; one that is an option of the same command, letter for
 * letter, is more likely to be that.
 */
final class SwallowedOption {

  private static final String END_OF_OPTIONS = "--";
  private static final Pattern BLANK = Pattern.compile("\\s");

  private SwallowedOption() {}

  /**
   * Looks for a value that is an option.
   *
   * @param line the whole command
   * @param arguments what was typed
   * @return what is wrong, as a sentence; empty if nothing is
   */
  static Optional<String> find(CommandLine line, List<String> arguments) {
    CommandLine command = line;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(END_OF_OPTIONS)) {
        return Optional.empty();
      }
      Map<String, CommandLine> below = command.getSubcommands();
      Map<String, OptionSpec> options = command.getCommandSpec().optionsMap();
      if (below.containsKey(argument)) {
        command = below.get(argument);
      } else if (takesValue(options, argument) && i + 1 < arguments.size()) {
        i++;
        String value = arguments.get(i);
        if (isOption(command.getCommandSpec(), value)) {
          return Optional.of(
              "%s has no value: %s after it is an option; if it is meant as the value, write %s=%s"
                  .formatted(argument, value, longName(options, argument), value));
        }
      }
    }
    return Optional.empty();
  }

  private static String longName(Map<String, OptionSpec> options, String argument) {
    OptionSpec option = options.get(argument);
    return option == null ? argument : option.longestName();
  }

  private static boolean takesValue(Map<String, OptionSpec> options, String argument) {
    OptionSpec option = options.get(argument);
    return option != null && option.arity().min() > 0;
  }

  /** Whether it is an option by its name alone, or by its long name with a value of one word. */
  private static boolean isOption(CommandSpec command, String value) {
    int equals = value.indexOf('=');
    String name =
        equals > 0 && value.startsWith("--") && !BLANK.matcher(value).find()
            ? value.substring(0, equals)
            : value;
    return command.optionsMap().containsKey(name) || command.negatedOptionsMap().containsKey(name);
  }
}
