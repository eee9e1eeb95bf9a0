package dev.videogen.http.internal.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.videogen.http.wire.FieldNames;
import dev.videogen.http.wire.FieldPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the ids of new jobs in a body that may have broken off, or is no JSON as a whole. */
final class RecoveredId {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private static final int MAX_IN_TEXT = 100;

  private RecoveredId() {}

  /**
   * The ids, of which there are several if the response is about several jobs.
   *
   * @param body what arrived of the response
   * @param fields where the id of a job may stand, the first that arrived whole counts; what stands
   *     in an array counts as if it stood in its place
   * @return the ids, each once and in their order; empty if none arrived whole
   */
  static List<String> of(byte[] body, FieldPaths fields) {
    Map<String, Set<String>> found = new HashMap<>();
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      collect(parser, body.length, "", fields, found);
    } catch (IOException brokenOff) {
      // What came before is what there is.
    }
    for (String field : fields.inOrder()) {
      Set<String> ids = found.get(field);
      if (ids != null) {
        return List.copyOf(ids);
      }
    }
    return List.of();
  }

  /** Reads the value at which the parser stands, as far as something may be in it. */
  private static void collect(
      JsonParser json, int length, String path, FieldPaths fields, Map<String, Set<String>> found)
      throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        collect(json, length, path, fields, found);
      }
    } else if (token == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = FieldNames.plain(json.currentName());
        String field = path.isEmpty() ? name : path + "." + name;
        json.nextToken();
        if (fields.has(field) || fields.isAbove(field)) {
          collect(json, length, field, fields, found);
        } else {
          json.skipChildren();
        }
      }
    } else if (fields.has(path) && isWhole(json, length)) {
      // The text is read only here, so a value that broke off is noticed here.
      String id = json.getText();
      if (!id.isBlank()) {
        found.computeIfAbsent(path, unused -> new LinkedHashSet<>()).add(id);
      }
    }
  }

  /** Whether the value is an id; of a number at the end it cannot be told whether it is whole. */
  private static boolean isWhole(JsonParser json, int length) {
    return json.currentToken() == JsonToken.VALUE_STRING
        || (json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.currentLocation().getByteOffset() < length);
  }

  /**
   * The ids in what is no JSON as a whole. A quote inside a text is escaped, so that no prompt is
   * taken for a field.
   *
   * @param body what arrived of the response
   * @param fields where the id of a job may stand, of which the last names count; the first that is
   *     there does
   * @return the ids, each once and in their order; empty if none is there
   */
  static List<String> inText(byte[] body, List<String> fields) {
    String text = new String(body, StandardCharsets.UTF_8);
    for (String field : fields) {
      String name = field.substring(field.lastIndexOf('.') + 1);
      List<String> ids =
          Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*\"([^\"\\\\\\s]+)\"")
              .matcher(text)
              .results()
              .map(id -> id.group(1))
              .distinct()
              .limit(MAX_IN_TEXT)
              .toList();
      if (!ids.isEmpty()) {
        return ids;
      }
    }
    return List.of();
  }
}
