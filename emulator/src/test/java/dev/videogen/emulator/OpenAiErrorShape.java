package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** The shape of OpenAI's errors, which is not among the published specification's video paths. */
final class OpenAiErrorShape {

  private OpenAiErrorShape() {}

  static void check(JsonNode json) {
    assertThat(json.fieldNames()).toIterable().containsExactly("error");
    JsonNode error = json.path("error");
    assertThat(error.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("message", "type", "param", "code");
    assertThat(error.path("message").isTextual()).as("%s", error).isTrue();
    assertThat(error.path("type").isTextual()).as("%s", error).isTrue();
    assertThat(error.path("param").isTextual() || error.path("param").isNull()).isTrue();
    assertThat(error.path("code").isTextual() || error.path("code").isNull()).isTrue();
  }
}
