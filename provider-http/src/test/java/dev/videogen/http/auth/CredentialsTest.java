package dev.videogen.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.conformance.testing.FakeTimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Credentials")
class CredentialsTest {

  @Test
  @DisplayName("are a header or several, or none")
  void fixed() {
    assertThat(Credentials.bearer("k").headers()).isEqualTo(Map.of("Authorization", "Bearer k"));
    assertThat(Credentials.header("api-key", "k").headers()).isEqualTo(Map.of("api-key", "k"));
    assertThat(Credentials.headers(Map.of())).isSameAs(Credentials.none());
    assertThat(Credentials.bearer("k").renew(Map.of())).isFalse();
  }

  @Nested
  @DisplayName("that are a token")
  class Tokens {

    private final FakeTimeSource time = new FakeTimeSource();
    private final AtomicInteger asked = new AtomicInteger();
    private Duration life = Duration.ofHours(1);
    private boolean available = true;
    private final Credentials credentials = new TokenCredentials(this::next, time, Runnable::run);

    private Credentials.Token next() {
      asked.incrementAndGet();
      if (!available) {
        throw new TokenUnavailableException("no token today", new IOException("down"));
      }
      return new Credentials.Token("t" + asked, time.now().plus(life));
    }

    private String token() {
      return credentials.headers().get("Authorization");
    }

    @Test
    @DisplayName("are asked for once, not once a request")
    void kept() {
      assertThat(token()).isEqualTo("Bearer t1");
      assertThat(token()).isEqualTo("Bearer t1");
    }

    @Test
    @DisplayName("are renewed ahead of their end")
    void ahead() throws InterruptedException {
      token();
      time.sleep(Duration.ofMinutes(54));
      assertThat(token()).isEqualTo("Bearer t1");
      time.sleep(Duration.ofMinutes(2));
      assertThat(token()).isEqualTo("Bearer t2");
    }

    @Test
    @DisplayName("are renewed half-way if they live for minutes, and not with every request")
    void shortLived() throws InterruptedException {
      life = Duration.ofMinutes(4);
      token();
      assertThat(token()).isEqualTo("Bearer t1");
      time.sleep(Duration.ofSeconds(121));
      assertThat(token()).isEqualTo("Bearer t2");
    }

    @Test
    @DisplayName("are used to their end if there are no others, which is tried now and then")
    void unavailable() throws InterruptedException {
      token();
      available = false;
      time.sleep(Duration.ofMinutes(57));
      assertThat(token()).isEqualTo("Bearer t1");
      assertThat(token()).isEqualTo("Bearer t1");
      assertThat(asked).hasValue(2);
      time.sleep(Duration.ofMinutes(1));
      assertThat(token()).isEqualTo("Bearer t1");
      assertThat(asked).hasValue(3);
      time.sleep(Duration.ofMinutes(3));
      assertThatThrownBy(this::token)
          .isInstanceOf(TokenUnavailableException.class)
          .hasMessage("no token today")
          .hasCauseInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("are asked for again once there are some")
    void availableAgain() {
      available = false;
      assertThatThrownBy(this::token).isInstanceOf(TokenUnavailableException.class);
      available = true;
      assertThat(token()).isEqualTo("Bearer t2");
    }

    @Test
    @DisplayName("are renewed when they are refused, once for all that were refused with them")
    void refused() {
      Map<String, String> first = credentials.headers();
      assertThat(credentials.renew(first)).isTrue();
      assertThat(credentials.renew(first)).isTrue();
      assertThat(token()).isEqualTo("Bearer t2");
    }

    @Test
    @DisplayName("are not offered again if there is no other than the one that was refused")
    void refusedForGood() {
      Credentials same =
          new TokenCredentials(() -> new Credentials.Token("t", Instant.MAX), time, Runnable::run);

      assertThat(same.renew(same.headers())).isFalse();
    }

    @Test
    @DisplayName("do not show themselves")
    void secret() {
      assertThat(next()).asString().doesNotContain("t1");
    }
  }

  @Nested
  @DisplayName("that are a token for two hundred threads")
  @Timeout(20)
  class ManyThreads {

    private static final int THREADS = 200;

    private final FakeTimeSource time = new FakeTimeSource();
    private final AtomicInteger asked = new AtomicInteger();
    private final Semaphore released = new Semaphore(0);
    private final Credentials credentials = Credentials.token(this::next, time);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private Credentials.Token next() {
      int number = asked.incrementAndGet();
      released.acquireUninterruptibly();
      return new Credentials.Token("t" + number, time.now().plus(Duration.ofHours(1)));
    }

    @AfterEach
    void stop() {
      threads.shutdownNow();
    }

    /** Has all threads do it at once. */
    private <T> List<Future<T>> all(Callable<T> task) {
      CountDownLatch ready = new CountDownLatch(THREADS);
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        results.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return task.call();
                }));
      }
      return results;
    }

    private static <T> Set<T> values(List<Future<T>> results) throws Exception {
      Set<T> values = new HashSet<>();
      for (Future<T> result : results) {
        values.add(result.get());
      }
      return values;
    }

    @Test
    @DisplayName("cost one request for the first, one for each renewal, and nobody waits for that")
    void oneRequest() throws Exception {
      List<Future<Map<String, String>>> first = all(credentials::headers);
      released.release();
      assertThat(values(first)).containsExactly(Map.of("Authorization", "Bearer t1"));

      for (int renewal = 1; renewal <= 3; renewal++) {
        time.sleep(Duration.ofMinutes(56));
        Map<String, String> old = Map.of("Authorization", "Bearer t" + renewal);
        assertThat(values(all(credentials::headers))).containsExactly(old);

        released.release();
        Map<String, String> next = credentials.headers();
        while (next.equals(old)) {
          Thread.onSpinWait();
          next = credentials.headers();
        }
        assertThat(values(all(credentials::headers)))
            .containsExactly(Map.of("Authorization", "Bearer t" + (renewal + 1)));
      }
      assertThat(asked).hasValue(4);
    }

    @Test
    @DisplayName("cost one request when all are refused with the same token")
    void oneForced() throws Exception {
      released.release();
      Map<String, String> refused = credentials.headers();

      List<Future<Boolean>> renewals = all(() -> credentials.renew(refused));
      released.release();

      assertThat(values(renewals)).containsExactly(true);
      assertThat(asked).hasValue(2);
    }

    @Test
    @DisplayName("can be interrupted while they wait for the first")
    void interrupted() throws Exception {
      AtomicReference<Throwable> end = new AtomicReference<>();
      Thread waiting =
          new Thread(
              () -> {
                try {
                  credentials.headers();
                } catch (TokenUnavailableException expected) {
                  end.set(Thread.currentThread().isInterrupted() ? expected : null);
                }
              });
      waiting.start();
      waiting.interrupt();
      waiting.join();

      assertThat(end.get()).hasMessageContaining("interrupted");
      released.release();
    }
  }
}
