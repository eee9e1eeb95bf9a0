package dev.videogen.http.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.VendorRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The jobs that a response names beside the one that counts")
class NamedJobsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'id':'a'},{'id':'b'},{'id':'c'}] | b c",
        "{'data':[{'id':'a'},{'id':'b'}]} | b",
        "{'data':[{'task_id':'a'},{'task_id':'b'},{'task | b",
        "[{'id':1},{'id':2}] | 1 2",
        "[{'id':'a'},{'id':2 | ``",
        "[{'id':'a'},{'id':'a'}] | ``",
        "{'id':'a','task_id':'b'} | ``",
        "{'id':'composed','data':[{'id':'x'},{'id':'y'}]} | ``",
        "{'id':'composed'} | ``",
        "[] | ``",
      })
  @DisplayName("are those under the same name in the same array")
  void others(String body, String expected) {
    ReceivedResponse response =
        new ReceivedResponse(
            OptionalInt.of(200),
            ResponseHeaders.none(),
            body.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
            null);

    assertThat(NamedJob.besides(response, VendorRules.standard(), "a"))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
  }
}
