package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The shapes of OpenAI's published OpenAPI document, and whether JSON has them. Of JSON Schema it
 * knows what that document uses: {@code $ref}, {@code anyOf}, {@code type}, {@code enum}, {@code
 * required}, {@code properties} and {@code items}. A property that was not published is wrong here:
 * nobody's SDK is to be tested against what no vendor sends.
 */
final class PublishedSchemas {

  private static final JsonNode DOCUMENT = document();

  private final List<String> wrong = new ArrayList<>();

  private PublishedSchemas() {}

  private static JsonNode document() {
    try (InputStream file =
        PublishedSchemas.class.getResourceAsStream("/openai-videos.openapi.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Fails unless JSON has the shape of a name. */
  static void check(String name, JsonNode json) {
    assertThat(wrong(name, json)).as("%s as published: %s", name, json).isEmpty();
  }

  /** What is wrong with JSON that should have the shape of a name. */
  static List<String> wrong(String name, JsonNode json) {
    JsonNode schema = DOCUMENT.at("/components/schemas/" + name);
    assertThat(schema.isObject()).as("there is a schema %s", name).isTrue();
    PublishedSchemas shapes = new PublishedSchemas();
    shapes.compare(schema, json, "$");
    return shapes.wrong;
  }

  private void compare(JsonNode schema, JsonNode json, String at) {
    if (schema.has("$ref")) {
      JsonNode target = DOCUMENT.at(schema.path("$ref").textValue().substring(1));
      assertThat(target.isObject()).as("%s leads somewhere", schema).isTrue();
      compare(target, json, at);
    } else if (schema.has("anyOf")) {
      if (!fitsAny(schema.path("anyOf"), json, at)) {
        wrong.add(at + " fits none of " + schema.path("anyOf") + ": " + json);
      }
    } else if (!isOf(schema.path("type").textValue(), json)) {
      wrong.add(at + " is no " + schema.path("type").textValue() + ": " + json);
    } else {
      compareContent(schema, json, at);
    }
  }

  private static boolean fitsAny(JsonNode choices, JsonNode json, String at) {
    for (JsonNode choice : choices) {
      PublishedSchemas attempt = new PublishedSchemas();
      attempt.compare(choice, json, at);
      if (attempt.wrong.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String type, JsonNode json) {
    return switch (type) {
      case "string" -> json.isTextual();
      case "integer" -> json.isIntegralNumber();
      case "boolean" -> json.isBoolean();
      case "null" -> json.isNull();
      case "array" -> json.isArray();
      case "object" -> json.isObject();
      default -> throw new AssertionError("an unknown type: " + type);
    };
  }

  private void compareContent(JsonNode schema, JsonNode json, String at) {
    if (schema.has("enum") && !contains(schema.path("enum"), json)) {
      wrong.add(at + " is none of " + schema.path("enum") + ": " + json);
    }
    for (JsonNode name : schema.path("required")) {
      if (!json.has(name.textValue())) {
        wrong.add(at + "." + name.textValue() + " is missing");
      }
    }
    if (json.isArray()) {
      for (int i = 0; i < json.size(); i++) {
        compare(schema.path("items"), json.path(i), at + "[" + i + "]");
      }
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode property = schema.path("properties").path(field.getKey());
      if (property.isMissingNode()) {
        wrong.add(at + "." + field.getKey() + " was never published");
      } else {
        compare(property, field.getValue(), at + "." + field.getKey());
      }
    }
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode each : values) {
      if (each.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
