package dev.videogen.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The delay after a failure")
class BackoffTest {

  private static final Backoff BACKOFF = Backoff.DEFAULT;

  private static Duration delay(int failures) {
    return BACKOFF.delay(failures, new IOException("down"));
  }

  @Test
  @DisplayName("doubles with each, scattered by a quarter, up to a limit")
  void everLater() {
    for (int failures = 0; failures < 100; failures++) {
      double wanted =
          Math.min(
              BACKOFF.max().toMillis(),
              BACKOFF.first().toMillis() * Math.pow(2, Math.min(failures, 20)));
      assertThat((double) delay(failures).toMillis())
          .isBetween(Math.floor(wanted * 0.75), Math.ceil(wanted * 1.25));
    }
    assertThat(delay(4)).isGreaterThan(delay(2));
  }

  @Test
  @DisplayName("is no shorter than a vendor asks for")
  void asked() {
    Duration hour = Duration.ofHours(1);
    RateLimitException limited =
        new RateLimitException(ErrorDetails.builder(Operation.CREATE, "too many").build(), hour);

    assertThat(BACKOFF.delay(0, limited)).isEqualTo(hour);
  }
}
