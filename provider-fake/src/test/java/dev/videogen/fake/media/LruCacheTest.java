package dev.videogen.fake.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was recently used")
class LruCacheTest {

  private final List<String> made = new ArrayList<>();
  private final LruCache<String, String> cache =
      new LruCache<>(
          2,
          key -> {
            made.add(key);
            return key + "!";
          });

  @Test
  @DisplayName("is kept, and what was used longest ago is not")
  void keepsTheLast() {
    assertThat(cache.get("a")).isEqualTo("a!");
    cache.get("b");
    cache.get("a");
    cache.get("c");
    cache.get("a");
    assertThat(made).containsExactly("a", "b", "c");

    cache.get("b");
    assertThat(made).containsExactly("a", "b", "c", "b");
  }

  @Test
  @DisplayName("is made once, even when many ask for it at once")
  void madeOnce() throws Exception {
    AtomicInteger makes = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(1);
    LruCache<String, Integer> slow =
        new LruCache<>(
            1,
            key -> {
              awaitUninterrupted(asked);
              return makes.incrementAndGet();
            });
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(threads.submit(() -> slow.get("key")));
      }
      asked.countDown();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @DisplayName("is not a failure: the next who asks makes it anew")
  void failureIsNotKept() {
    AtomicInteger calls = new AtomicInteger();
    LruCache<String, String> failing =
        new LruCache<>(
            1,
            key -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
              }
              return "made";
            });

    assertThatThrownBy(() -> failing.get("key"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("first");
    assertThat(failing.get("key")).isEqualTo("made");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
