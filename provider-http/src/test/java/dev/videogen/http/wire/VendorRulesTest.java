package dev.videogen.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The rules of a vendor")
class VendorRulesTest {

  private static final Instant NOW = Instant.parse("2026-10-01T09:00:00Z");
  private static final VendorRules STANDARD = VendorRules.standard();

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "301, ,                             CONFIGURATION",
    "400, ,                             INVALID_REQUEST",
    "400, invalid_value,                INVALID_REQUEST",
    "400, content_policy_violation,     CONTENT_POLICY",
    "400, moderation_blocked,           CONTENT_POLICY",
    "400, content_filter,               CONTENT_POLICY",
    "403, content_policy_violation,     CONTENT_POLICY",
    "401, invalid_api_key,              AUTHENTICATION",
    "402, ,                             PAYMENT_REQUIRED",
    "403, ,                             PERMISSION",
    "404, ,                             NOT_FOUND",
    "408, ,                             PROVIDER_FAILURE",
    "409, ,                             CONFLICT",
    "410, ,                             NOT_FOUND",
    "413, ,                             INVALID_REQUEST",
    "415, ,                             INVALID_REQUEST",
    "422, ,                             INVALID_REQUEST",
    "429, ,                             RATE_LIMIT",
    "429, rate_limit_exceeded,          RATE_LIMIT",
    "429, insufficient_quota,           PAYMENT_REQUIRED",
    "500, ,                             PROVIDER_FAILURE",
    "500, insufficient_quota,           PROVIDER_FAILURE",
    "502, ,                             PROVIDER_FAILURE",
    "503, content_filter,               PROVIDER_FAILURE",
    "599, ,                             PROVIDER_FAILURE",
  })
  @DisplayName("tell the kind of an error by its code and status")
  void kinds(int status, String code, ErrorKind kind) {
    assertThat(STANDARD.kind(error(status, Map.of(), code))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'why':'gone','type':'other','code':'other'} | gone | INVALID_REQUEST",
        "{'faults':[{'why':'late'},{'why':'early'}]} | late | INVALID_REQUEST",
        "{'faults':[{'why':'late'},{'why':'content_filter'}]} | content_filter | CONTENT_POLICY",
        "{'faults':{'why':'insufficient_quota'}} | insufficient_quota | PAYMENT_REQUIRED",
        "{'code':'other'} | from-head | INVALID_REQUEST",
      })
  @DisplayName(
      "may have fields of their own for the vendor's word, of which that on content counts")
  void codeFields(String body, String code, ErrorKind kind) {
    VendorRules rules =
        VendorRules.builder().codeFields("why", "faults.why").codeHeaders("x-why").build();
    JsonView json = JsonView.parse(body.replace('\'', '"'));
    VendorError error =
        new VendorError(
            400,
            ResponseHeaders.of(Map.of("X-Why", "from-head")),
            List.of("other"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            json);

    assertThat(rules.code(error)).hasValue(code);
    assertThat(rules.kind(error)).isEqualTo(kind);
    assertThat(rules.code(json).orElse("from-head")).isEqualTo(code);
    assertThat(STANDARD.code(json)).isEmpty();
  }

  @Test
  @DisplayName("may tell another kind, and know further codes")
  void vendorsOwn() {
    VendorRules rules =
        VendorRules.builder()
            .kind(
                error -> error.status() == 418 ? Optional.of(ErrorKind.CONFLICT) : Optional.empty())
            .contentPolicyCodes("nsfw_detected")
            .paymentCodes("no_credits")
            .code(error -> error.json().text("reason"))
            .message(error -> error.json().text("why"))
            .build();

    assertThat(rules.kind(error(418, Map.of(), null))).isEqualTo(ErrorKind.CONFLICT);
    assertThat(rules.kind(error(400, Map.of(), "NSFW_detected")))
        .isEqualTo(ErrorKind.CONTENT_POLICY);
    assertThat(rules.kind(error(400, Map.of(), "no_credits")))
        .isEqualTo(ErrorKind.PAYMENT_REQUIRED);
    assertThat(rules.isContentPolicyCode("nsfw_detected")).isTrue();
    assertThat(STANDARD.isContentPolicyCode("nsfw_detected")).isFalse();
    assertThat(rules.code(error(400, Map.of(), "x"))).hasValue("a reason");
    assertThat(rules.message(error(400, Map.of(), "x"))).hasValue("because");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"true,true", "FALSE,false", "maybe,"})
  @DisplayName("say whether to send the request again")
  void retryable(String value, Boolean again) {
    assertThat(STANDARD.retryable(error(500, Map.of("x-should-retry", value), null)))
        .isEqualTo(Optional.ofNullable(again));
  }

  @Test
  @DisplayName("count failures of the vendor against it, and refusals not")
  void countsAgainstVendor() {
    VendorRules busy =
        VendorRules.builder().countsAgainstVendor(error -> error.status() == 529).build();

    assertThat(STANDARD.countsAgainstVendor(error(500, Map.of(), null))).isTrue();
    assertThat(STANDARD.countsAgainstVendor(error(429, Map.of(), null))).isFalse();
    assertThat(busy.countsAgainstVendor(error(500, Map.of(), null))).isFalse();
  }

  @Test
  @DisplayName("find the id of a request in the most telling header")
  void requestId() {
    VendorRules gateway =
        VendorRules.builder().requestIdHeaders("outer-id", "x-request-id").build();
    ResponseHeaders both =
        ResponseHeaders.of(Map.of("X-Request-ID", " inner ", "outer-id", "outer"));

    assertThat(STANDARD.requestId(both)).hasValue("inner");
    assertThat(gateway.requestId(both)).hasValue("outer");
    assertThat(STANDARD.requestId(ResponseHeaders.none())).isEmpty();
  }

  @Test
  @DisplayName("tell when to poll again, by the vendor's own header before Retry-After")
  void pollAfter() {
    VendorRules rules = VendorRules.builder().pollHintHeaders("acme-poll-ms").build();
    ResponseHeaders headers =
        ResponseHeaders.of(Map.of("acme-poll-ms", "2500", "Retry-After", "3"));

    assertThat(rules.pollAfter(headers, NOW)).hasValue(Duration.ofMillis(2500));
    assertThat(STANDARD.pollAfter(headers, NOW)).hasValue(Duration.ofSeconds(3));
    assertThat(rules.pollAfter(ResponseHeaders.none(), NOW)).isEmpty();
  }

  @ParameterizedTest(name = "[{index}] {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"video_1\",\"task_id\":\"task_1\"}|video_1",
        "{\"task_id\":\"task_1\",\"data\":{\"id\":\"video_1\"}}|task_1",
        "{\"data\":{\"task_id\":\"task_1\",\"id\":\"video_1\"}}|video_1",
        "{\"data\":{\"task_id\":\"task_1\"}}|task_1",
        "{\"generation_id\":\"gen_1\",\"request_id\":\"trace\"}|gen_1",
        "{\"request_id\":\"trace\"}|",
        "{\"video\":{\"id\":\"source\"}}|",
        "{\"output\":{\"id\":\"file\"}}|",
        "{\"response\":{\"job\":{\"id\":\"job_1\"}}}|job_1",
      })
  @DisplayName("find the id of a job of an unknown gateway")
  void jobId(String json, String id) {
    assertThat(STANDARD.jobId(JsonView.parse(json))).isEqualTo(Optional.ofNullable(id));
  }

  @Test
  @DisplayName("take only the fields that a vendor names for ids of jobs, in envelopes, too")
  void jobIdFields() {
    VendorRules queue = VendorRules.builder().jobIdFields("request_id").build();
    JsonView json = JsonView.parse("{\"id\":\"trace\",\"request_id\":\"job_1\"}");

    assertThat(queue.requiredJobId(json)).isEqualTo("job_1");
    assertThat(queue.jobId(JsonView.parse("{\"result\":{\"id\":\"x\",\"request_id\":\"job_1\"}}")))
        .contains("job_1");
    assertThatThrownBy(() -> queue.requiredJobId(JsonView.parse("{\"id\":\"trace\"}")))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("request_id");
  }

  @Test
  @DisplayName("take names of fields in every style, the exact one first")
  void styles() {
    assertThat(STANDARD.jobId(JsonView.parse("{\"taskId\":\"job_1\"}"))).contains("job_1");
    assertThat(STANDARD.jobId(JsonView.parse("{\"Task-ID\":\"job_1\"}"))).contains("job_1");
    assertThat(STANDARD.jobId(JsonView.parse("{\"ID\":\"x\",\"id\":\"job_1\"}"))).contains("job_1");
    assertThat(STANDARD.jobId(JsonView.parse("{\"ids\":\"x\",\"i\":\"y\"}"))).isEmpty();
  }

  private static VendorError error(int status, Map<String, String> headers, String code) {
    return new VendorError(
        status,
        ResponseHeaders.of(headers),
        code == null ? List.of() : List.of(code),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        JsonView.parse("{\"reason\":\"a reason\",\"why\":\"because\"}"));
  }
}
