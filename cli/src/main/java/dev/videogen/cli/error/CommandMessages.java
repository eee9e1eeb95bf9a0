package dev.videogen.cli.error;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts what the library says to people who write Java into the words of the command line: what they
 * would call is an option here, or is not to be had.
 */
final class CommandMessages {

  private static final Map<String, String> OPTIONS =
      Map.of("Fit.NEAREST", "--fit nearest", "Media.cropped()", "--crop-images");

  private static final Pattern JAVA =
      Pattern.compile(
          OPTIONS.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));

  /** Advice that no option follows. */
  private static final Pattern NOT_TO_BE_HAD =
      Pattern.compile(
          ", or mark what may be left out with optional\\([^)]*\\)"
              + "| If it is one of these, say so with Media\\.as\\.");

  private CommandMessages() {}

  /** A message as it is to be read here. */
  static String of(String message) {
    return JAVA.matcher(NOT_TO_BE_HAD.matcher(message).replaceAll(""))
        .replaceAll(found -> Matcher.quoteReplacement(OPTIONS.getOrDefault(found.group(), "")));
  }
}
