package dev.videogen.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.videogen.internal.text.Printable;
import java.io.PrintWriter;

/**
 * A JSON object on a line of its own. What would do something to a terminal is escaped, so that
 * nothing is lost of it.
 */
public final class JsonLine {

  private JsonLine() {}

  /** Prints an object. */
  public static void print(PrintWriter out, JsonNode object) {
    try {
      out.println(escaped(new JsonMapper().writeValueAsString(object)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of JSON can always be written", impossible);
    }
  }

  /** Outside of strings there is nothing to escape, for Jackson writes no blanks. */
  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            codePoint -> {
              if (Printable.isPrintable(codePoint)) {
                escaped.appendCodePoint(codePoint);
              } else {
                for (char unit : Character.toChars(codePoint)) {
                  escaped.append("\\u%04x".formatted((int) unit));
                }
              }
            });
    return escaped.toString();
  }
}
