package dev.videogen.cli.option;

import dev.videogen.cli.error.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The prompt, on the command line or in a file: all that a remix asks for. */
public class PromptOptions {

  private static final Path STANDARD_INPUT = Path.of("-");

  /** What Java makes of an argument's byte that the locale has no character for. */
  private static final char UNREADABLE = '\ufffd';

  @Option(names = "--prompt", paramLabel = "TEXT", description = "What is to be seen and heard.")
  private @Nullable String prompt;

  @Option(
      names = "--prompt-file",
      paramLabel = "FILE",
      description = "Reads the prompt from a file in UTF-8; - is standard input.")
  private @Nullable Path file;

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
    return file == null ? Optional.ofNullable(prompt) : Optional.of(read(file));
  }

  private static String read(Path file) {
    try (InputStream content =
        file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content.readAllBytes()))
          .toString()
          .strip();
    } catch (CharacterCodingException other) {
      throw new UsageException("the prompt in " + file + " is not in UTF-8; convert it");
    } catch (IOException unreadable) {
      throw new UsageException(
          "the prompt cannot be read from " + file + ": " + reason(unreadable));
    }
  }

  private static String reason(IOException unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return unreadable instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(unreadable.getMessage());
  }
}
