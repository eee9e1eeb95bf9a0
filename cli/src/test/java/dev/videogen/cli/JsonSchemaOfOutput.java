package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The schema in docs, by which everything is checked that a command of these tests prints as JSON:
 * it declares every field.
 */
final class JsonSchemaOfOutput {

  private static final Path FILE = Path.of("..", "docs", "schema", "videogen.schema.json");
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonSchema SCHEMA = schema(read());

  private JsonSchemaOfOutput() {}

  private static ObjectNode read() {
    try {
      return (ObjectNode) MAPPER.readTree(Files.readString(FILE));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static JsonSchema schema(ObjectNode json) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json);
  }

  /** Checks what a command printed. */
  static void check(JsonNode json) {
    assertThat(SCHEMA.validate(json)).as("against the schema in docs: %s", json).isEmpty();
  }

  /** What is wrong with a value that is to be of one of the schema's definitions. */
  static Set<ValidationMessage> problems(String definition, JsonNode json) {
    ObjectNode one = read();
    one.remove("anyOf");
    return schema(one.put("$ref", "#/$defs/" + definition)).validate(json);
  }
}
