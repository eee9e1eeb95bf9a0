package dev.videogen.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;

/** A JSON object on a line of its own. */
public final class JsonLine {

  private JsonLine() {}

  /** Prints an object. */
  public static void print(PrintWriter out, JsonNode object) {
    try {
      out.println(new JsonMapper().writeValueAsString(object));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of JSON can always be written", impossible);
    }
  }
}
