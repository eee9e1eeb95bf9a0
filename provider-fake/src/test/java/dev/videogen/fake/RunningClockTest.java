package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A running clock")
class RunningClockTest {

  private final RunningClock clock = new RunningClock();

  @Test
  @DisplayName("shows the machine's time, and goes on by itself from where it was pushed to")
  void isPushed() {
    assertThat(clock.now())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    long before = clock.nanoTime();

    clock.advance(Duration.ofHours(2));

    assertThat(clock.now()).isAfter(Instant.now().plusSeconds(7000));
    assertThat(clock.nanoTime() - before).isGreaterThanOrEqualTo(Duration.ofHours(2).toNanos());
  }

  @Test
  @DisplayName("wakes whose sleep ends when it is pushed")
  void wakes() throws Exception {
    FutureTask<Void> sleep =
        new FutureTask<>(
            () -> {
              clock.sleep(Duration.ofDays(3));
              return null;
            });
    Thread sleeper = new Thread(sleep);
    sleeper.start();
    while (sleeper.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }

    clock.advance(Duration.ofDays(2));
    assertThat(sleep.isDone()).isFalse();
    clock.advance(Duration.ofDays(1));

    sleep.get(10, TimeUnit.SECONDS);
    clock.sleep(Duration.ZERO);
    clock.sleep(Duration.ofMillis(-5));
  }

  @Test
  @DisplayName("does not go back, nor out of what a date can hold")
  void refuses() {
    assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.advance(Duration.ofDays(400)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> {
              for (int year = 0; year < 200; year++) {
                clock.advance(Duration.ofDays(366));
              }
            })
        .isInstanceOf(IllegalArgumentException.class);
  }
}
