package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fake clock")
class FakeClockTest {

  private final FakeClock clock = new FakeClock();

  @Test
  void startsAtTheSameMomentInEveryRun() {
    assertThat(clock.now()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(clock.nanoTime()).isZero();
  }

  @Test
  void movesWhenItIsTold() {
    clock.advance(Duration.ofMillis(1500));

    assertThat(clock.now()).isEqualTo("2026-01-01T00:00:01.500Z");
    assertThat(clock.nanoTime()).isEqualTo(1_500_000_000);
  }

  @Test
  void movesWhenSomebodySleeps() throws InterruptedException {
    clock.sleep(Duration.ofMinutes(10));

    assertThat(clock.now()).isEqualTo("2026-01-01T00:10:00Z");
  }

  @Test
  void doesNotGoBack() throws InterruptedException {
    clock.sleep(Duration.ofSeconds(-1));
    clock.sleep(Duration.ZERO);

    assertThat(clock.nanoTime()).isZero();
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stopsAtTheEndOfItsDays() throws InterruptedException {
    clock.advance(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(Long.MAX_VALUE));
    clock.sleep(Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(clock.nanoTime()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void doesNotLetAnInterruptedThreadSleep() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(clock.nanoTime()).isZero();
  }

  @Test
  void letsEverySleeperFindItsTimePassed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(200);
    try {
      Callable<Boolean> sleeper =
          () -> {
            boolean passed = true;
            for (int i = 1; i <= 50; i++) {
              long before = clock.nanoTime();
              Duration nap = Duration.ofMillis(i);
              clock.sleep(nap);
              passed &= clock.nanoTime() - before >= nap.toNanos();
            }
            return passed;
          };
      List<Callable<Boolean>> sleepers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        sleepers.add(sleeper);
      }
      for (Future<Boolean> passed : threads.invokeAll(sleepers)) {
        assertThat(passed.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    Duration alone = Duration.ofMillis(50 * 51 / 2);
    assertThat(clock.nanoTime()).isBetween(alone.toNanos(), alone.multipliedBy(200).toNanos());
  }
}
