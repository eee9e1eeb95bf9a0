package dev.videogen.http.internal.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Finds the id of a new job in an answer that broke off after it. */
public final class RecoveredId {

  private static final JsonFactory JSON = new JsonFactory();

  private RecoveredId() {}

  /**
   * The id.
   *
   * @param body what arrived of the answer
   * @return the text of the outermost object's field {@code id}; empty if it did not arrive whole
   */
  public static Optional<String> of(byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isId = json.currentName().equals("id");
        JsonToken value = json.nextToken();
        // The text is read only here, so a value that broke off is noticed here.
        if (isId && value == JsonToken.VALUE_STRING) {
          return Optional.of(json.getText()).filter(id -> !id.isBlank());
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException brokenOff) {
      return Optional.empty();
    }
  }
}
