package dev.videogen.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts of a JSON response that are too long for memory, each in a file of its own. For one
 * thread.
 */
public final class LongTexts implements AutoCloseable {

  private final Map<String, Path> files = new LinkedHashMap<>();

  /** None yet. */
  public LongTexts() {}

  /**
   * Begins a file.
   *
   * @param head the beginning of the text, which stands for it in the JSON
   * @return where the whole text is to be written
   */
  OutputStream begin(byte[] head) throws IOException {
    Path file = Files.createTempFile("videogen-", ".base64");
    files.put(new String(head, UTF_8), file);
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  /**
   * The bytes that a text stands for in base64.
   *
   * @param text as it stands in the JSON: the whole text or its beginning
   * @return the bytes, decoded as they are read
   * @throws IOException if the file cannot be read
   */
  InputStream base64(String text) throws IOException {
    String content = Base64Text.withoutDataPrefix(text);
    Path file = files.get(text);
    if (file == null && text.length() >= ShortenedJson.MAX_TEXT) {
      throw new IOException("it is too long, and was not kept");
    }
    if (file == null) {
      return Base64Text.decoded(new ByteArrayInputStream(content.getBytes(UTF_8)));
    }
    InputStream whole = new BufferedInputStream(Files.newInputStream(file));
    whole.skipNBytes(text.getBytes(UTF_8).length - content.getBytes(UTF_8).length);
    return Base64Text.decoded(whole);
  }

  /** Removes the files. */
  @Override
  public void close() {
    for (Path file : files.values()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException inUse) {
        file.toFile().deleteOnExit();
      }
    }
    files.clear();
  }
}
