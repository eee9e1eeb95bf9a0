package dev.videogen.http.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Billed;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.VendorError;
import dev.videogen.http.wire.VendorRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Decoding an error")
class ErrorResponseDecoderTest {

  private static final VendorRules RULES =
      VendorRules.builder()
          .contentPolicyCodes("nsfw_detected")
          .requestIdHeaders("x-request-id", "acme-request-id")
          .build();

  private final Redaction redaction = new Redaction();
  private final ErrorResponseDecoder decoding = new ErrorResponseDecoder("acme", RULES, redaction);

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"error\":{\"message\":\"Bad"
            + " size\",\"type\":\"invalid_request_error\",\"code\":\"bad\"}}|bad|Bad size",
        "{\"error\":{\"message\":\"Bad"
            + " size\",\"type\":\"invalid_request_error\",\"code\":null}}|invalid_request_error|Bad"
            + " size",
        "{\"error\":{\"message\":\"Out\",\"code\":402}}||Out",
        "{\"message\":\"Bad size\",\"code\":\"bad\"}|bad|Bad size",
        "{\"error\":\"Bad size\"}||Bad size",
        "{\"detail\":\"Not ready\"}||Not ready",
        "{\"detail\":[{\"loc\":[\"body\",\"size\"],\"msg\":\"field"
            + " required\"},{\"msg\":\"no\"}]}||body.size: field required; no",
        "{\"detail\":{\"message\":\"Not ready\"}}||Not ready",
        "{\"error\":{\"code\":\"x\",\"inner_error\":{\"code\":\"Inner\"},\"message\":\"m\"}}|Inner|m",
        "[{\"error\":{\"code\":\"x\",\"message\":\"m\"}}]|x|m",
        "{\"error\":{\"message\":[1],\"code\":{\"a\":1}}}||{\"error\":{\"message\":[1],\"code\":{\"a\":1}}}",
        "upstream is down||upstream is down",
        "<html><head><title>502 Bad Gateway</title></head><body>x</body></html>||502 Bad Gateway",
        "<p>down</p><script>evil()</script> for <b>good</b>||down for good",
        "\"just text\"||\"just text\"",
        "``||",
        "{\"error\":{\"mess||{\"error\":{\"mess",
      })
  @DisplayName("finds the vendor's word and sentence in whichever form")
  void forms(String body, String code, String message) {
    VendorError error =
        decoding.read(400, ResponseHeaders.none(), body.getBytes(StandardCharsets.UTF_8));

    assertThat(error.code().orElse(null)).isEqualTo(code);
    assertThat(error.message().orElse(null)).isEqualTo(message);
  }

  @Test
  @DisplayName("says what happened, with which request id, what was billed and what to do")
  void details() {
    VideoException error =
        decode(
            Operation.CREATE,
            400,
            Map.of("X-Request-Id", "req_1"),
            "{\"error\":{\"message\":\"Size 5x5 is not allowed.\",\"code\":\"invalid_size\"}}");

    assertThat(error)
        .hasMessage(
            "acme answered create with 400 (invalid_size): Size 5x5 is not allowed. Change the"
                + " request; sending it again does not help. [request id req_1]");
    assertThat(error.provider()).hasValue("acme");
    assertThat(error.httpStatus()).hasValue(400);
    assertThat(error.code()).hasValue("invalid_size");
    assertThat(error.vendorMessage()).hasValue("Size 5x5 is not allowed.");
    assertThat(error.requestId()).hasValue("req_1");
    assertThat(error.billed()).isEqualTo(Billed.NO);
  }

  @Test
  @DisplayName("finds Azure's refusal on grounds of content, with the revised prompt")
  void revisedPrompt() {
    VideoException error =
        decode(
            Operation.CREATE,
            400,
            Map.of("acme-request-id", "acme_1"),
            "{\"error\":{\"code\":\"BadRequest\",\"message\":\"no\",\"inner_error\":{\"code\":"
                + "\"nsfw_detected\",\"revised_prompt\":\"a kind cat\"}}}");

    assertThat(error)
        .isInstanceOfSatisfying(
            ContentPolicyException.class,
            refusal -> assertThat(refusal.revisedPrompt()).hasValue("a kind cat"));
    assertThat(error.requestId()).hasValue("acme_1");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE, Check the base URL",
    "LIST, Check the base URL",
    "PROBE, Check the base URL",
    "RETRIEVE, may have been deleted",
    "DOWNLOAD, may have been deleted"
  })
  @DisplayName("says of a 404 what may be missing: a job that there was, or what is asked for")
  void notFound(Operation operation, String advice) {
    assertThat(decode(operation, 404, Map.of(), "{\"detail\":\"Not found\"}"))
        .hasMessageContaining(advice);
  }

  @Test
  @DisplayName("keeps the wait that was asked for")
  void retryAfter() {
    VideoException error = decode(Operation.LIST, 429, Map.of("Retry-After", "7"), "slow down");

    assertThat(error)
        .isInstanceOfSatisfying(
            RateLimitException.class,
            limit -> assertThat(limit.retryAfter()).hasValue(Duration.ofSeconds(7)));
  }

  @Test
  @DisplayName("names the address that a call is redirected to, without its query")
  void redirect() {
    VideoException error =
        decode(
            Operation.CREATE, 308, Map.of("Location", "https://new.example/v1/videos?t=abc"), "");

    assertThat(error)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("it redirects to https://new.example/v1/videos.")
        .hasMessageContaining("set the base URL");
  }

  @Test
  @DisplayName("takes no time over a page that was made to take it")
  @Timeout(10)
  void hostilePage() {
    String page = "<script <title <!--".repeat(100_000);

    assertThat(decode(Operation.LIST, 500, Map.of(), page).vendorMessage()).isPresent();
    assertThat(decode(Operation.LIST, 500, Map.of(), "{\"error\":\"" + "key=sk-".repeat(200_000)))
        .isNotNull();
  }

  @Test
  @DisplayName("quotes no more than 2 KB and no key")
  void quotes() {
    redaction.remember("Bearer acme-secret-key");
    String body = "key acme-secret-key, sk-proj-abcdef123456 " + "x".repeat(10_000);

    VideoException error = decode(Operation.CREATE, 500, Map.of(), body);

    assertThat(error.getMessage())
        .doesNotContain("acme-secret-key")
        .doesNotContain("sk-proj")
        .contains("key ***, *** xxx")
        .hasSizeLessThan(2048 + 200);
  }

  private VideoException decode(
      Operation operation, int status, Map<String, String> headers, String body) {
    return decoding.decode(
        CallSpec.read(operation),
        decoding.read(status, ResponseHeaders.of(headers), body.getBytes(StandardCharsets.UTF_8)),
        Instant.EPOCH);
  }
}
