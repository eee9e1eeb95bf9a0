package dev.videogen.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.VideoRequest;
import dev.videogen.jackson.VideogenModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept as JSON in columns of text. */
final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().registerModule(new VideogenModule());

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<LinkedHashMap<String, String>> NAMED_TEXTS =
      new TypeReference<>() {};

  private Json() {}

  static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible.getOriginalMessage(), impossible);
    }
  }

  static VideoRequest request(String json) {
    try {
      return MAPPER.readValue(json, VideoRequest.class);
    } catch (JsonProcessingException other) {
      throw new IllegalArgumentException(
          "a stored request cannot be read: " + other.getOriginalMessage(), other);
    }
  }

  static List<String> texts(@Nullable String json) {
    return json == null ? List.of() : read(json, TEXTS);
  }

  static Map<String, String> namedTexts(@Nullable String json) {
    return json == null ? Map.of() : read(json, NAMED_TEXTS);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException other) {
      throw new IllegalArgumentException("a stored value cannot be read", other);
    }
  }
}
