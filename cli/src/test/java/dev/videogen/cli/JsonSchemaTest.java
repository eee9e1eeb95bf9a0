package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that apps write are those of the schema. What commands print is checked with them. */
@DisplayName("The schema in docs declares")
class JsonSchemaTest {

  private static final Path VALUES = Path.of("..", "jackson", "src", "test", "resources", "golden");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "job, job",
    "job-bare, job",
    "request, request",
    "capabilities, capabilities",
    "page, page",
    "error-uncertain, error",
    "error-rate-limit, error",
    "event-wait, event",
    "webhook, webhook"
  })
  @DisplayName("every field, and no other is taken")
  void values(String file, String definition) throws IOException {
    ObjectNode value =
        (ObjectNode) new JsonMapper().readTree(Files.readString(VALUES.resolve(file + ".json")));

    assertThat(JsonSchemaOfOutput.problems(definition, value)).isEmpty();
    assertThat(JsonSchemaOfOutput.problems(definition, value.put("undeclared", 1))).isNotEmpty();
  }
}
