package dev.videogen.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Seconds")
class SecondsTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "PT4S, 4",
    "PT4.5S, 4.5",
    "PT1M, 60",
    "PT20M, 1200",
    "PT0.000000001S, 0.000000001",
    "PT0S, 0",
    "PT-1.5S, -1.5",
  })
  @DisplayName("are exact, and written without needless zeros")
  void areExact(Duration duration, String digits) {
    assertThat(Seconds.digits(duration)).isEqualTo(digits);
    assertThat(Seconds.words(duration)).isEqualTo(digits + " s");
    assertThat(Seconds.of(duration)).isEqualByComparingTo(digits);
  }

  @Test
  @DisplayName("of the longest duration are more than milliseconds can hold")
  void theLongest() {
    Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    assertThat(Seconds.of(longest)).isEqualTo(new BigDecimal("9223372036854775807.999999999"));
  }
}
