package dev.videogen.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The interval between looks at a job")
class PollIntervalTest {

  private static final Optional<Duration> NO_HINT = Optional.empty();

  private static PollInterval from(String first) {
    return new PollInterval(Duration.parse(first), () -> 0.5);
  }

  private static VideoException limit(Duration retryAfter) {
    return new RateLimitException(
        ErrorDetails.builder(Operation.RETRIEVE, "slow down").build(), retryAfter);
  }

  @Test
  void grows_by_a_fifth_each_time() {
    PollInterval interval = from("PT5S");
    assertThat(interval.afterPoll(NO_HINT)).isEqualTo(Duration.ofSeconds(5));
    assertThat(interval.afterPoll(NO_HINT)).isEqualTo(Duration.ofSeconds(6));
    assertThat(interval.afterPoll(NO_HINT)).isEqualTo(Duration.ofMillis(7_200));
  }

  @ParameterizedTest
  @CsvSource({"PT5S, PT30S", "PT30S, PT30S", "PT45S, PT45S", "PT240H, PT24H"})
  void grows_to_half_a_minute_or_stays_where_it_began_above(String first, String last) {
    PollInterval interval = from(first);
    for (int i = 0; i < 20; i++) {
      interval.afterPoll(NO_HINT);
    }
    assertThat(interval.afterPoll(NO_HINT)).isEqualTo(Duration.parse(last));
  }

  @ParameterizedTest
  @CsvSource({"0, 9", "0.25, 9.5", "0.5, 10", "1, 11"})
  void varies_by_a_tenth_either_way(double random, double seconds) {
    PollInterval interval = new PollInterval(Duration.ofSeconds(10), () -> random);
    assertThat(interval.afterPoll(NO_HINT).toNanos() / 1e9).isCloseTo(seconds, within(1e-6));
  }

  @Test
  void is_never_zero() {
    assertThat(from("PT0.000000001S").afterPoll(NO_HINT)).isEqualTo(Duration.ofNanos(1));
    PollInterval low = new PollInterval(Duration.ofNanos(1), () -> 0);
    assertThat(low.afterPoll(NO_HINT)).isEqualTo(Duration.ofNanos(1));
  }

  @ParameterizedTest
  @CsvSource({
    "PT5S, PT12S, PT12S",
    "PT5S, PT2S, PT2S",
    "PT5S, PT0S, PT1S",
    "PT5S, PT-3S, PT1S",
    "PT5S, PT5M, PT5M",
    "PT5S, PT3H, PT5M",
    "PT0.2S, PT0S, PT0.2S",
    "PT0.2S, PT0.5S, PT0.5S",
  })
  void gives_way_to_the_vendors_hint_within_reason(String first, String hint, String pause) {
    assertThat(from(first).afterPoll(Optional.of(Duration.parse(hint))))
        .isEqualTo(Duration.parse(pause));
  }

  @Test
  void grows_after_failures_and_under_hints_too() {
    PollInterval interval = from("PT5S");
    interval.afterFailure(null);
    interval.afterPoll(Optional.of(Duration.ofSeconds(2)));
    assertThat(interval.afterPoll(NO_HINT)).isEqualTo(Duration.ofMillis(7_200));
  }

  @Test
  void is_not_shorter_than_the_wait_that_a_rate_limit_asks_for() {
    assertThat(from("PT5S").afterFailure(limit(Duration.ofHours(2)))).hasHours(2);
    assertThat(from("PT5S").afterFailure(limit(Duration.ofSeconds(1)))).hasSeconds(5);
    assertThat(from("PT5S").afterFailure(limit(null))).hasSeconds(5);
  }

  @Test
  void is_the_usual_one_after_any_other_failure() {
    VideoException broken =
        new ConnectionException(ErrorDetails.builder(Operation.RETRIEVE, "reset").build());
    assertThat(from("PT5S").afterFailure(broken)).hasSeconds(5);
  }
}
