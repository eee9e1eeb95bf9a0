package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A value as a string.
 *
 * @param text how it is written
 * @param parser how it is read; throws IllegalArgumentException
 * @param <T> the type of the value
 */
record TextForm<T>(Function<T, String> text, Function<String, T> parser) implements JsonForm<T> {

  @Override
  public JsonNode write(T value) {
    return Nodes.FACTORY.textNode(text.apply(value));
  }

  @Override
  public T read(JsonNode json, String path) {
    if (!json.isTextual()) {
      throw new MalformedJsonException(path, "is a string, not " + Nodes.kind(json));
    }
    try {
      return parser.apply(json.textValue());
    } catch (MalformedJsonException known) {
      throw known;
    } catch (IllegalArgumentException invalid) {
      throw new MalformedJsonException(path, String.valueOf(invalid.getMessage()));
    }
  }
}
