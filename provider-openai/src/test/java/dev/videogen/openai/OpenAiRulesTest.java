package dev.videogen.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.errors.ErrorKind;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.VendorError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The rules of OpenAI's wire format")
class OpenAiRulesTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "contentFilter,                CONTENT_POLICY",
    "ResponsibleAIPolicyViolation, CONTENT_POLICY",
    "sentinel_block,               CONTENT_POLICY",
    "moderation_blocked,           CONTENT_POLICY",
    "billing_hard_limit_reached,   PAYMENT_REQUIRED",
    "billing_not_active,           PAYMENT_REQUIRED",
    "invalid_value,                INVALID_REQUEST",
  })
  @DisplayName("know the codes of OpenAI and Azure")
  void codes(String code, ErrorKind kind) {
    VendorError error =
        new VendorError(
            400,
            ResponseHeaders.none(),
            List.of(code),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            JsonView.empty());

    assertThat(OpenAiVideoGenerator.RULES.kind(error)).isEqualTo(kind);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"1008, PAYMENT_REQUIRED", "2049, AUTHENTICATION", "1026, INVALID_REQUEST"})
  @DisplayName("know the numbers that gateways pass on under 200")
  void relayed(String number, ErrorKind kind) throws IOException {
    JsonView json = JsonView.parse("{\"status_code\":%s}".formatted(number).getBytes(UTF_8));
    VendorError error =
        new VendorError(
            200,
            ResponseHeaders.none(),
            List.of(number),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            json);

    assertThat(OpenAiVideoGenerator.RULES.kind(error)).isEqualTo(kind);
  }

  @Test
  @DisplayName("know where a job's address may stand")
  void jobAddress() {
    assertThat(OpenAiVideoGenerator.RULES.jobAddressHeaders())
        .contains("location", "azure-asyncoperation");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"apim-request-id", "X-Request-ID", "request-id", "x-ms-request-id", "cf-ray"})
  @DisplayName("find the id of a request")
  void requestId(String name) {
    ResponseHeaders headers = ResponseHeaders.of(Map.of(name, "req_1"));

    assertThat(OpenAiVideoGenerator.RULES.requestId(headers)).hasValue("req_1");
  }

  @Test
  @DisplayName("take Azure's own gateway before what stands behind it")
  void requestIdOfTheGateway() {
    ResponseHeaders headers =
        ResponseHeaders.of(Map.of("x-request-id", "inner", "apim-request-id", "outer"));

    assertThat(OpenAiVideoGenerator.RULES.requestId(headers)).hasValue("outer");
  }

  @Test
  @DisplayName("tell when to poll again")
  void pollAfter() {
    ResponseHeaders headers = ResponseHeaders.of(Map.of("openai-poll-after-ms", "2500"));

    assertThat(OpenAiVideoGenerator.RULES.pollAfter(headers, Instant.EPOCH))
        .hasValue(Duration.ofMillis(2500));
  }
}
