package dev.videogen.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The headers of an answer")
class ResponseHeadersTest {

  private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After|7|PT7S",
        "retry-after|0|PT0S",
        "Retry-After|1.5|PT1.5S",
        "Retry-After|-3|PT0S",
        "Retry-After|Thu, 01 Oct 2026 12:00:30 GMT|PT30S",
        "Retry-After|Thu, 01 Oct 2026 11:00:00 GMT|PT0S",
        "Retry-After|soon|",
        "Retry-After|NaN|",
        "Retry-After||",
        "retry-after-ms|250|PT0.25S",
        "retry-after-ms|nonsense|",
        "Retry-After|99999999999999999999|PT2562047H47M16.854775807S",
      })
  @DisplayName("say how long to wait, in seconds, milliseconds or as a date")
  void retryAfter(String name, String value, Duration wait) {
    ResponseHeaders headers = ResponseHeaders.of(Map.of(name, value == null ? " " : value));

    assertThat(headers.retryAfter(NOW)).isEqualTo(Optional.ofNullable(wait));
  }

  @Test
  @DisplayName("are believed in milliseconds first")
  void millisFirst() {
    ResponseHeaders headers =
        ResponseHeaders.of(Map.of("retry-after-ms", "300", "retry-after", "9"));

    assertThat(headers.retryAfter(NOW)).hasValue(Duration.ofMillis(300));
  }

  @Test
  @DisplayName("date the end of a wait by the server's own clock")
  void serversClock() {
    ResponseHeaders headers =
        ResponseHeaders.of(
            Map.of(
                "Date", "Thu, 01 Oct 2026 09:00:00 GMT",
                "Retry-After", "Thu, 01 Oct 2026 09:00:05 GMT"));

    assertThat(headers.retryAfter(NOW)).hasValue(Duration.ofSeconds(5));
  }

  @Test
  @DisplayName("say when to look again")
  void pollAfter() {
    assertThat(ResponseHeaders.of(Map.of("openai-poll-after-ms", "2500")).pollAfter(NOW))
        .hasValue(Duration.ofMillis(2500));
    assertThat(ResponseHeaders.of(Map.of("Retry-After", "3")).pollAfter(NOW))
        .hasValue(Duration.ofSeconds(3));
    assertThat(ResponseHeaders.none().pollAfter(NOW)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"X-Request-ID", "apim-request-id", "request-id"})
  @DisplayName("name the request")
  void requestId(String name) {
    assertThat(ResponseHeaders.of(Map.of(name, " req_1 ")).requestId()).hasValue("req_1");
  }

  @Test
  @DisplayName("name the request as Azure's own gateway does rather than as what stands behind it")
  void requestIdOfTheGateway() {
    ResponseHeaders headers =
        ResponseHeaders.of(Map.of("x-request-id", "inner", "apim-request-id", "outer"));

    assertThat(headers.requestId()).hasValue("outer");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"true,true", "FALSE,false", "maybe,"})
  @DisplayName("say whether to send the request again")
  void shouldRetry(String value, Boolean again) {
    assertThat(ResponseHeaders.of(Map.of("x-should-retry", value)).shouldRetry())
        .isEqualTo(Optional.ofNullable(again));
  }
}
