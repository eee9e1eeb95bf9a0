package dev.videogen.spi;

import static dev.videogen.spi.RequestPriority.CREATE;
import static dev.videogen.spi.RequestPriority.DOWNLOAD;
import static dev.videogen.spi.RequestPriority.POLL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.testing.AdvancingClock;
import dev.videogen.testing.BlockingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A budget of requests a minute")
@Timeout(30)
class SlidingWindowRateLimiterTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<RequestPriority> KINDS = List.of(RequestPriority.values());

  @Nested
  @DisplayName("for one thread")
  class ForOneThread {

    private final AdvancingClock clock = new AdvancingClock();

    @Test
    void gives_all_permits_at_once_and_the_next_a_minute_after_the_first() throws Exception {
      RateLimiter budget = RateLimiter.perMinute(3, clock);
      budget.acquire(POLL);
      clock.advance(Duration.ofSeconds(10));
      budget.acquire(CREATE);
      budget.acquire(DOWNLOAD);
      assertThat(clock.sleeps()).isEmpty();

      budget.acquire(CREATE);

      assertThat(clock.elapsed()).isEqualTo(MINUTE);
      assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(50));
      budget.acquire(CREATE);
      budget.acquire(CREATE);
      assertThat(clock.elapsed()).isEqualTo(MINUTE.plusSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60})
    void never_gives_more_than_its_permits_within_any_minute(int permits) throws Exception {
      RateLimiter budget = RateLimiter.perMinute(permits, clock);
      Random random = new Random(permits);
      Deque<Duration> window = new ArrayDeque<>();
      boolean wasEverFull = false;
      for (int i = 0; i < 2_000; i++) {
        clock.advance(Duration.ofMillis(random.nextLong(3) * random.nextInt(90_000 / permits)));
        budget.acquire(KINDS.get(random.nextInt(3)));
        Duration now = clock.elapsed();
        while (!window.isEmpty() && window.getFirst().plus(MINUTE).compareTo(now) <= 0) {
          window.removeFirst();
        }
        window.addLast(now);
        assertThat(window).hasSizeLessThanOrEqualTo(permits);
        wasEverFull |= window.size() == permits;
      }
      assertThat(wasEverFull).isTrue();
    }

    @Test
    void never_waits_longer_than_it_must() throws Exception {
      RateLimiter budget = RateLimiter.perMinute(10, clock);
      for (int i = 0; i < 100; i++) {
        budget.acquire(POLL);
      }
      assertThat(clock.elapsed()).isEqualTo(MINUTE.multipliedBy(9));
    }

    @Test
    void refuses_an_interrupted_thread_and_takes_no_permit() throws Exception {
      RateLimiter budget = RateLimiter.perMinute(1, clock);
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> budget.acquire(CREATE)).isInstanceOf(InterruptedException.class);

      budget.acquire(CREATE);
      assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void survives_a_clock_that_wakes_up_early() throws Exception {
      RateLimiter budget = RateLimiter.perMinute(1, early(clock));
      budget.acquire(POLL);
      budget.acquire(POLL);
      assertThat(clock.elapsed()).isEqualTo(MINUTE);
    }

    private TimeSource early(TimeSource punctual) {
      return new TimeSource() {
        @Override
        public Instant now() {
          return punctual.now();
        }

        @Override
        public long nanoTime() {
          return punctual.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          punctual.sleep(
              duration.compareTo(Duration.ofSeconds(7)) > 0 ? Duration.ofSeconds(7) : duration);
        }
      };
    }

    @Test
    void works_by_the_machines_clock() throws Exception {
      RateLimiter budget = RateLimiter.perMinute(2, TimeSource.system());
      budget.acquire(POLL);
      budget.acquire(CREATE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void is_of_one_request_or_more(int permits) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RateLimiter.perMinute(permits, clock))
          .withMessageContaining("1 request a minute or more, not " + permits);
    }

    @Test
    void holds_nothing_up_if_it_is_unlimited() throws Exception {
      RateLimiter budget = RateLimiter.unlimited();
      for (RequestPriority kind : KINDS) {
        budget.acquire(kind);
      }
      assertThat(clock.sleeps()).isEmpty();
    }
  }

  @Nested
  @DisplayName("for many threads")
  class ForManyThreads {

    private final BlockingClock clock = new BlockingClock();
    private final RateLimiter budget = RateLimiter.perMinute(1, clock);
    private final BlockingQueue<String> served = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
      for (Thread thread : threads) {
        thread.interrupt();
        thread.join();
      }
    }

    /** Starts a thread that wants a permit, and comes back once it waits for it. */
    private Thread waiting(String name, RequestPriority kind) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  budget.acquire(kind);
                  served.add(name);
                } catch (InterruptedException interrupt) {
                  served.add(name + " interrupted");
                }
              });
      threads.add(thread);
      thread.start();
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      return thread;
    }

    private String next() throws InterruptedException {
      return String.valueOf(served.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void serves_the_more_urgent_first_and_among_equals_the_first_to_come() throws Exception {
      budget.acquire(POLL);
      waiting("poll 1", POLL);
      waiting("download 1", DOWNLOAD);
      waiting("poll 2", POLL);
      waiting("create 1", CREATE);
      waiting("download 2", DOWNLOAD);
      waiting("create 2", CREATE);
      // The first of each kind was the first in line when it came.
      clock.awaitSleepers(3);

      List<String> order = new ArrayList<>();
      for (int left = 6; left > 0; left--) {
        clock.advance(MINUTE);
        order.add(next());
        clock.awaitSleepers(left == 1 ? 0 : 1);
      }

      assertThat(order)
          .containsExactly("create 1", "create 2", "download 1", "download 2", "poll 1", "poll 2");
    }

    @Test
    void gives_nothing_before_the_minute_is_over() throws Exception {
      budget.acquire(POLL);
      waiting("poll", POLL);
      clock.awaitSleepers(1);
      clock.advance(MINUTE.minusNanos(1));
      waiting("create", CREATE);
      clock.awaitSleepers(2);
      assertThat(served).isEmpty();

      clock.advance(Duration.ofNanos(1));

      assertThat(next()).isEqualTo("create");
      clock.awaitSleepers(1);
      assertThat(served).isEmpty();
    }

    @Test
    void lets_only_the_next_in_line_sleep_by_the_clock() throws Exception {
      budget.acquire(CREATE);
      waiting("create", CREATE);
      waiting("poll", POLL);
      waiting("download", DOWNLOAD);
      clock.awaitSleepers(1);

      clock.advance(MINUTE);

      assertThat(next()).isEqualTo("create");
      clock.awaitSleepers(1);
    }

    @Test
    void passes_the_turn_on_when_a_thread_is_interrupted() throws Exception {
      budget.acquire(CREATE);
      Thread sleeping = waiting("create", CREATE);
      waiting("poll 1", POLL);
      Thread queueing = waiting("poll 2", POLL);
      waiting("poll 3", POLL);
      clock.awaitSleepers(1);

      sleeping.interrupt();
      assertThat(next()).isEqualTo("create interrupted");
      queueing.interrupt();
      assertThat(next()).isEqualTo("poll 2 interrupted");
      clock.awaitSleepers(1);
      clock.advance(MINUTE);
      assertThat(next()).isEqualTo("poll 1");
      clock.awaitSleepers(1);
      clock.advance(MINUTE);
      assertThat(next()).isEqualTo("poll 3");
    }

    @Test
    void gives_every_permit_exactly_once() throws Exception {
      AdvancingClock advancing = new AdvancingClock();
      RateLimiter shared = RateLimiter.perMinute(5, advancing);
      List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
      for (int i = 0; i < 8; i++) {
        RequestPriority kind = KINDS.get(i % 3);
        Thread thread =
            new Thread(
                () -> {
                  try {
                    for (int n = 0; n < 50; n++) {
                      shared.acquire(kind);
                    }
                  } catch (Throwable failure) {
                    failures.add(failure);
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(failures).isEmpty();
      // 400 permits, 5 a minute: the first 5 at once.
      assertThat(advancing.elapsed()).isGreaterThanOrEqualTo(MINUTE.multipliedBy(79));
    }
  }
}
