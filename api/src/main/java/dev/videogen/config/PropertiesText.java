package dev.videogen.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads the text of a {@code videogen.properties}: UTF-8, with or without a byte order mark. */
final class PropertiesText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private PropertiesText() {}

  /**
   * Reads it.
   *
   * @param bytes the whole file
   * @param file its name, for messages
   * @return values by keys
   * @throws dev.videogen.errors.ConfigurationException if it is in another encoding or malformed
   */
  static Map<String, String> read(byte[] bytes, String file) {
    Properties properties = new Properties();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      properties.load(new StringReader(marked ? text.substring(1) : text));
    } catch (CharacterCodingException notUtf8) {
      throw Problems.of(file + " is not encoded as UTF-8; save it as UTF-8.", notUtf8);
    } catch (IllegalArgumentException malformedEscape) {
      throw Problems.of(
          file
              + " has a \\u that four hexadecimal digits do not follow; write a backslash as \\\\.",
          malformedEscape);
    } catch (IOException fromMemory) {
      throw new AssertionError("a string can always be read", fromMemory);
    }
    Map<String, String> values = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (!key.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
        throw Problems.of(
            file
                + " has a key with characters that no setting's name has: it may be in another"
                + " encoding; save it as UTF-8.");
      }
      values.put(key, properties.getProperty(key, ""));
    }
    return values;
  }
}
