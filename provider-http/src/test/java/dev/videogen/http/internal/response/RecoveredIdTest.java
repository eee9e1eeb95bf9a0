package dev.videogen.http.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.http.wire.FieldPaths;
import dev.videogen.http.wire.VendorRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An id in a response that broke off")
class RecoveredIdTest {

  private static final FieldPaths FIELDS = VendorRules.standard().jobIdPaths();

  @ParameterizedTest(name = "[{index}] {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"video_1\",\"status\":\"que|video_1",
        "{\"id\":\"video_1\"|video_1",
        "{\"id\":\"video_1|",
        "{\"id\":\"vid|",
        "{\"id\":|",
        "{\"object\":\"video\",\"x\":{\"id\":\"other\"},\"id\":\"video_1\",|video_1",
        "{\"x\":[{\"id\":\"other\"}],\"prompt\":\"a \\\"id\\\":\\\"evil\\\""
            + " b\",\"id\":\"video_1\"}|video_1",
        "{\"video\":{\"id\":\"nested\"|",
        "[{\"id\":\"video_1\"}]|video_1",
        "{\"data\":[{\"id\":\"video_1\",\"sta|video_1",
        "{\"task_id\":\"task_1\",\"code\":\"succ|task_1",
        "{\"data\":{\"task_id\":\"task_1\",\"x\":|task_1",
        "{\"generation_id\":\"gen_1\",\"data\":{\"id\":\"video_1\"}}|video_1",
        "{\"task_id\":\"task_1\",\"id\":\"video_1\"}|video_1",
        "{\"id\":{\"task_id\":\"nested\"},\"request_id\":\"trace\"}|",
        "{\"id\":17}|17",
        "{\"id\":17|",
        "{\"id\":\" \"}|",
        "<html>{\"id\":\"video_1\"}|",
        "``|",
      })
  @DisplayName("is taken if it arrived whole")
  void table(String body, String id) {
    assertThat(RecoveredId.of(body.getBytes(StandardCharsets.UTF_8), FIELDS))
        .isEqualTo(id == null ? List.of() : List.of(id));
  }
}
