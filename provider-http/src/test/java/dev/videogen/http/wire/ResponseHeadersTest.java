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

@DisplayName("The headers of a response")
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
}
