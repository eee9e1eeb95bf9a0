package dev.videogen.http.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.http.wire.ErrorKind;
import dev.videogen.http.wire.ErrorRule;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.http.wire.VendorError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The kind of an error")
class ErrorKindTest {

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "301, ,                             REDIRECT",
    "400, ,                             INVALID_REQUEST",
    "400, invalid_value,                INVALID_REQUEST",
    "400, content_policy_violation,     CONTENT_POLICY",
    "400, moderation_blocked,           CONTENT_POLICY",
    "400, contentFilter,                CONTENT_POLICY",
    "400, content_filter,               CONTENT_POLICY",
    "400, ResponsibleAIPolicyViolation, CONTENT_POLICY",
    "403, content_policy_violation,     CONTENT_POLICY",
    "400, billing_hard_limit_reached,   PAYMENT_REQUIRED",
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
  @DisplayName("follows from the status and the vendor's word")
  void table(int status, String code, ErrorKind kind) {
    String body = code == null ? "" : "{\"error\":{\"code\":\"" + code + "\"}}";
    VendorError error =
        new ErrorResponseDecoder("acme", ErrorRule.none(), Redaction.none())
            .read(status, body.getBytes(StandardCharsets.UTF_8));

    assertThat(ErrorKind.of(error)).isEqualTo(kind);
  }

  @Test
  @DisplayName("may be another for one vendor")
  void rule() {
    ErrorRule moderation =
        error -> error.status() == 403 ? Optional.of(ErrorKind.CONTENT_POLICY) : Optional.empty();

    VideoException error =
        new ErrorResponseDecoder("acme", moderation, Redaction.none())
            .decode(
                CallSpec.read(Operation.CREATE),
                403,
                ResponseHeaders.none(),
                new byte[0],
                Instant.EPOCH);

    assertThat(error).isInstanceOf(ContentPolicyException.class);
  }
}
