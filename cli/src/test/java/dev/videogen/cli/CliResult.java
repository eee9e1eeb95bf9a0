package dev.videogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What a command left behind.
 *
 * @param exitCode the number it ended with
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 * @param bytes what it wrote to standard output, as it is
 */
@SuppressWarnings("ArrayRecordComponent")
record CliResult(int exitCode, String out, String err, byte[] bytes) {

  /** The lines of standard error. */
  List<String> errLines() {
    return err.lines().toList();
  }

  /** Standard output, which must be one JSON object and nothing else. */
  JsonNode json() {
    assertThat(out.lines()).as("one object on one line").hasSize(1);
    try {
      JsonNode json = new JsonMapper().readTree(out);
      assertThat(json.isObject()).as("an object: %s", out).isTrue();
      JsonSchemaOfOutput.check(json);
      return json;
    } catch (JsonProcessingException wrong) {
      throw new AssertionError("no JSON: " + out, wrong);
    }
  }
}
