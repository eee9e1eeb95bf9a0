package dev.videogen.cli.option;

import dev.videogen.cli.error.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The prompt, on the command line or in a file: all that a remix asks for. */
public class PromptOptions {

  /** What Java makes of an argument's byte that the locale has no character for. */
  private static final char UNREADABLE = '\ufffd';

  @Option(names = "--prompt", paramLabel = "TEXT", description = "What is to be seen and heard.")
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

  /** The prompt, if there is one; a blank one is left to the check of the request. */
  public final Optional<String> prompt() {
    if (prompt != null && file != null) {
      throw new UsageException("--prompt and --prompt-file exclude each other; give one of them");
    }
    if (prompt != null && prompt.indexOf(UNREADABLE) >= 0) {
      throw new UsageException(
          "the prompt has characters that the locale of this shell cannot express; set LC_ALL to a"
              + " UTF-8 locale such as C.UTF-8, or use --prompt-file");
    }
    return file == null ? Optional.ofNullable(prompt) : Optional.of(PromptFile.read(file));
  }
}
