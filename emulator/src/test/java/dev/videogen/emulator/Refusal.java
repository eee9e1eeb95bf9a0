package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What a vendor says to a request that it refuses. */
final class Refusal {

  /** What no vendor says: names of Java's and of libraries, our own, and what a server adds. */
  static final Pattern NOT_A_VENDORS_WORD =
      Pattern.compile(
          "\\w\\(\\)|[a-z]\\.[a-z]+[A-Z]|[A-Z]\\w*\\[|Exception|java|jetty|wiremock|Matched-Stub"
              + "|videogen|fake|emulator|<html|Access-Control|(?m)^Server:");

  private Refusal() {}

  /** The error of a response in OpenAI's words. */
  static JsonNode of(String response, int... statuses) {
    JsonNode json = RawRequest.json(response);
    assertThat(RawRequest.status(response))
        .as(response)
        .isIn(Arrays.stream(statuses).boxed().toList());
    OpenAiErrorShape.check(json);
    assertThat(json.at("/error/message").textValue()).isNotBlank();
    assertThat(response).doesNotContainPattern(NOT_A_VENDORS_WORD);
    return json.path("error");
  }
}
