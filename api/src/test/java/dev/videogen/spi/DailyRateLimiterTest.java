package dev.videogen.spi;

import static dev.videogen.spi.RequestPriority.CREATE;
import static dev.videogen.spi.RequestPriority.DOWNLOAD;
import static dev.videogen.spi.RequestPriority.POLL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.errors.RateLimitException;
import dev.videogen.testing.AdvancingClock;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A budget of requests a day")
class DailyRateLimiterTest {

  private final AdvancingClock clock = new AdvancingClock();

  private RateLimiter limiter(int perDay) {
    return RateLimiter.of(OptionalInt.empty(), OptionalInt.of(perDay), clock);
  }

  @Test
  @DisplayName("is not waited for once it is spent, and says when the next is free")
  void spent() throws InterruptedException {
    RateLimiter limiter = limiter(2);
    limiter.acquire(CREATE);
    clock.advance(Duration.ofHours(1));
    limiter.acquire(DOWNLOAD);

    RateLimitException refused =
        catchThrowableOfType(RateLimitException.class, () -> limiter.acquire(CREATE));

    assertThat(refused.retryAfter()).contains(Duration.ofHours(23));
    assertThat(refused).hasMessageContaining("requests-per-day (2)");
    assertThat(clock.sleeps()).isEmpty();
    clock.advance(Duration.ofHours(23));
    limiter.acquire(CREATE);
    assertThatThrownBy(() -> limiter.acquire(CREATE)).isInstanceOf(RateLimitException.class);
  }

  @Test
  @DisplayName("keeps a tenth of it from polls")
  void keepsATenth() throws InterruptedException {
    RateLimiter limiter = limiter(20);
    for (int i = 0; i < 18; i++) {
      limiter.acquire(POLL);
    }

    assertThatThrownBy(() -> limiter.acquire(POLL)).isInstanceOf(RateLimitException.class);
    limiter.acquire(CREATE);
    limiter.acquire(DOWNLOAD);
    assertThatThrownBy(() -> limiter.acquire(CREATE)).isInstanceOf(RateLimitException.class);
  }

  @Test
  @DisplayName("holds beside one of a minute, which is waited for")
  void besideTheMinute() throws InterruptedException {
    RateLimiter limiter = RateLimiter.of(OptionalInt.of(1), OptionalInt.of(3), clock);
    for (int i = 0; i < 3; i++) {
      limiter.acquire(CREATE);
    }

    assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(2));
    assertThatThrownBy(() -> limiter.acquire(CREATE)).isInstanceOf(RateLimitException.class);
  }

  @Test
  @DisplayName("counts no request that was interrupted while it waited")
  void interrupted() throws InterruptedException {
    RateLimiter limiter = RateLimiter.of(OptionalInt.of(1), OptionalInt.of(2), clock);
    limiter.acquire(CREATE);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> limiter.acquire(CREATE)).isInstanceOf(InterruptedException.class);

    limiter.acquire(CREATE);
    assertThatThrownBy(() -> limiter.acquire(CREATE)).isInstanceOf(RateLimitException.class);
  }

  @Test
  @DisplayName("is one request or more")
  void atLeastOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> limiter(0));
  }
}
