package dev.videogen.cli.option;

import dev.videogen.cli.error.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a prompt from a file in UTF-8, or in UTF-16 if a byte order mark says so. The mark and the
 * blanks and line breaks around the text are no part of the prompt.
 */
final class PromptFile {

  private static final Path STANDARD_INPUT = Path.of("-");

  /** No vendor takes a prompt of a tenth of that; what is longer is no prompt. */
  private static final int MAX_BYTES = 1 << 20;

  private static final List<Mark> MARKS =
      List.of(
          new Mark(StandardCharsets.UTF_8, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}),
          new Mark(StandardCharsets.UTF_16LE, new byte[] {(byte) 0xff, (byte) 0xfe}),
          new Mark(StandardCharsets.UTF_16BE, new byte[] {(byte) 0xfe, (byte) 0xff}));

  private final Path file;

  private PromptFile(Path file) {
    this.file = file;
  }

  /** The bytes that an encoding is known by. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Mark(Charset charset, byte[] bytes) {

    boolean begins(byte[] content) {
      return content.length >= bytes.length
          && Arrays.equals(content, 0, bytes.length, bytes, 0, bytes.length);
    }
  }

  /** Whether it is standard input. A file of that name is written {@code ./-}. */
  static boolean isStandardInput(Path file) {
    return file.equals(STANDARD_INPUT);
  }

  /**
   * The prompt in a file.
   *
   * @param file the file; {@code -} is standard input
   * @throws UsageException if it cannot be read, is longer than 1 MiB, or is no text
   */
  static String read(Path file) {
    return new PromptFile(file).text();
  }

  private String text() {
    byte[] content = content();
    Mark mark =
        MARKS.stream()
            .filter(each -> each.begins(content))
            .findFirst()
            .orElse(new Mark(StandardCharsets.UTF_8, new byte[0]));
    String text = decoded(content, mark);
    if (text.indexOf('\0') >= 0) {
      throw new UsageException(
          "the prompt in "
              + file
              + " holds a character of value 0, so it is no text in UTF-8; convert it");
    }
    return text.strip();
  }

  private byte[] content() {
    try (InputStream stream = isStandardInput(file) ? System.in : Files.newInputStream(file)) {
      byte[] content = stream.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new UsageException("the prompt in " + file + " is longer than 1 MiB; shorten it");
      }
      return content;
    } catch (IOException unreadable) {
      throw new UsageException(
          "the prompt cannot be read from " + file + ": " + reason(unreadable));
    }
  }

  private String decoded(byte[] content, Mark mark) {
    CharsetDecoder decoder = mark.charset().newDecoder();
    int start = mark.bytes().length;
    ByteBuffer bytes = ByteBuffer.wrap(content, start, content.length - start);
    CharBuffer text = CharBuffer.allocate(content.length + 1);
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      long line = text.flip().chars().filter(character -> character == '\n').count() + 1;
      throw new UsageException(
          "the prompt in %s is not in %s: see byte %d, in line %d; convert it"
              .formatted(file, mark.charset(), bytes.position() + 1, line));
    }
    return text.flip().toString();
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
