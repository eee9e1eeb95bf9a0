package dev.videogen.cli.option;

import dev.videogen.cli.error.UsageException;
import dev.videogen.cli.output.Formats;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The prompt, on the command line or in a file: all that a remix asks for. */
public class PromptOptions {

  /** What Java makes of an argument's byte that the locale has no character for. */
  private static final char UNREADABLE = '\ufffd';

  /** How the argument is called that may stand instead of the option. */
  public static final String LABEL = "PROMPT";

  /** What that argument is. */
  public static final String DESCRIPTION =
      "What is to be seen and heard, in quotes: the same as --prompt.";

  /** How many videos are made at once by one command. */
  private static final int MAX_PROMPTS = 1000;

  private @Nullable String argument;

  @Option(
      names = {"-p", "--prompt"},
      paramLabel = "TEXT",
      description = "What is to be seen and heard; it may begin with a dash.")
  private @Nullable String prompt;

  @Option(
      names = "--prompt-file",
      paramLabel = "FILE",
      description = "Reads the prompt from a file in UTF-8; - is standard input.")
  private @Nullable Path file;

  /** The file that the prompt is read from, if it is one. */
  public final Optional<Path> promptFile() {
    return Optional.ofNullable(file).filter(named -> !PromptFile.isStandardInput(named));
  }

  /**
   * The prompts in the lines of the file, without blank lines.
   *
   * @throws UsageException if there is no file, or none in it
   */
  final List<String> prompts() {
    if (file == null) {
      throw new UsageException("--each needs --prompt-file FILE, with a prompt in each line");
    }
    List<String> lines =
        prompt().orElse("").lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      throw new UsageException("there is no prompt in " + file);
    }
    if (lines.size() > MAX_PROMPTS) {
      throw new UsageException(
          "%s has %d prompts, and --each takes %d at most"
              .formatted(file, lines.size(), MAX_PROMPTS));
    }
    return lines;
  }

  /** Takes the prompt that was given as an argument; null if none was. */
  public final void argument(@Nullable String text) {
    argument = text;
  }

  /** The prompt, if there is one; a blank one is left to the check of the request. */
  public final Optional<String> prompt() {
    if (argument != null && prompt != null) {
      throw new UsageException(
          "the prompt is given twice, by --prompt and as an argument; if both belong to it, put"
              + " all of that in quotes: --prompt "
              + Formats.quoted(prompt + " " + argument));
    }
    String text = argument == null ? prompt : argument;
    if (text != null && file != null) {
      throw new UsageException(
          (argument == null ? "--prompt" : "a prompt as an argument")
              + " and --prompt-file exclude each other; give one of them");
    }
    if (text != null && text.indexOf(UNREADABLE) >= 0) {
      throw new UsageException(
          "the prompt has characters that the locale of this shell cannot express; set LC_ALL to a"
              + " UTF-8 locale such as C.UTF-8, or use --prompt-file");
    }
    return file == null ? Optional.ofNullable(text) : Optional.of(PromptFile.read(file));
  }
}
