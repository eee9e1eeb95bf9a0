package dev.videogen.http.internal.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the id of a new job in an answer that broke off after it. */
public final class RecoveredId {

  private static final JsonFactory JSON = new JsonFactory();

  private RecoveredId() {}

  /**
   * The id.
   *
   * @param body what arrived of the answer
   * @param fields where the id of a job may stand, the first that arrived whole counts
   * @return the id; empty if none arrived whole
   */
  public static Optional<String> of(byte[] body, List<String> fields) {
    Map<String, String> found = new HashMap<>();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        collect(json, "", fields, found);
      }
    } catch (IOException brokenOff) {
      // What came before is what there is.
    }
    return fields.stream().filter(found::containsKey).map(found::get).findFirst();
  }

  private static void collect(
      JsonParser json, String path, List<String> fields, Map<String, String> found)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = path + json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.START_OBJECT
          && fields.stream().anyMatch(wanted -> wanted.startsWith(field + "."))) {
        collect(json, field + ".", fields, found);
      } else if (value == JsonToken.VALUE_STRING && fields.contains(field)) {
        // The text is read only here, so a value that broke off is noticed here.
        String id = json.getText();
        if (!id.isBlank()) {
          found.putIfAbsent(field, id);
        }
      } else {
        json.skipChildren();
      }
    }
  }
}
