package dev.videogen.cli;

import dev.videogen.cli.option.Destructive;
import dev.videogen.cli.option.PromptOptions;
import dev.videogen.cli.output.Formats;
import dev.videogen.internal.text.EditDistance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line that cannot be read, and what was probably meant. A command
 * that ends or removes something is never suggested.
 */
final class ParseErrorText {

  private static final String PROMPT = "--prompt";

  private ParseErrorText() {}

  /**
   * The message of an error.
   *
   * @param wrong what the parser says
   * @param arguments what was typed
   */
  static String of(ParameterException wrong, List<String> arguments) {
    CommandLine command = wrong.getCommandLine();
    Optional<String> swallowed =
        SwallowedOption.find(command.getCommandSpec().root().commandLine(), arguments);
    if (swallowed.isPresent()) {
      return swallowed.get();
    }
    String message = String.valueOf(wrong.getMessage());
    return wrong instanceof UnmatchedArgumentException unmatched
        ? unmatched(message, command, unmatched.getUnmatched(), arguments)
        : message;
  }

  private static String unmatched(
      String message, CommandLine command, List<String> unmatched, List<String> typed) {
    CommandSpec spec = command.getCommandSpec();
    String word = unmatched.get(0);
    if (word.startsWith("-")) {
      return "Unknown option: '" + word + "'" + didYouMean(word, longOptions(spec)).orElse("");
    }
    if (spec.findOption(PROMPT) != null) {
      return message
          + "; if it belongs to the prompt, put all of that in quotes: "
          + prompt(words(unmatched), given(spec, typed));
    }
    if (command.getSubcommands().isEmpty()) {
      return message;
    }
    return didYouMean(word, suggested(command))
        .map(message::concat)
        .orElseGet(() -> noCommand(command, word, unmatched));
  }

  private static Optional<String> didYouMean(String word, Collection<String> names) {
    return EditDistance.nearest(word, names).map(name -> "; did you mean " + name + "?");
  }

  private static List<String> longOptions(CommandSpec spec) {
    return spec.optionsMap().keySet().stream().filter(name -> name.startsWith("--")).toList();
  }

  private static List<String> suggested(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(below -> !(below.getValue().getCommand() instanceof Destructive))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What is no command may be a prompt, unless it looks like a command that is not suggested. */
  private static String noCommand(CommandLine command, String word, List<String> unmatched) {
    String none = "'" + word + "' is no command of " + command.getCommandSpec().qualifiedName();
    boolean slip = EditDistance.nearest(word, command.getSubcommands().keySet()).isPresent();
    return slip || command.getParent() != null
        ? none
        : none
            + "; a prompt is given as: videogen generate "
            + prompt(words(unmatched), Optional.empty())
            + " --out FILE";
  }

  private static List<String> words(List<String> unmatched) {
    return unmatched.stream().takeWhile(word -> !word.startsWith("-")).toList();
  }

  /** What was taken for the prompt: by its option, or as an argument. */
  private static Optional<String> given(CommandSpec spec, List<String> typed) {
    int option = Math.max(typed.lastIndexOf(PROMPT), typed.lastIndexOf("-p"));
    if (option >= 0 && option + 1 < typed.size()) {
      return Optional.of(typed.get(option + 1));
    }
    return spec.positionalParameters().stream()
        .filter(each -> each.paramLabel().equals(PromptOptions.LABEL))
        .map(each -> (String) each.getValue())
        .filter(Objects::nonNull)
        .findAny();
  }

  /** The option with all that may belong to it: what it was given, and what stands alone. */
  private static String prompt(List<String> words, Optional<String> given) {
    String all = String.join(" ", Stream.concat(given.stream(), words.stream()).toList());
    return PROMPT + " " + Formats.quoted(all);
  }
}
