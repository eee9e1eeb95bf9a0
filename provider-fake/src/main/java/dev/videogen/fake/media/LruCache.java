package dev.videogen.fake.media;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Values that are dear to make, kept while they are among the last used. Each is made once, however
 * many threads ask. Thread-safe.
 */
final class LruCache<K, V> {

  private final int most;
  private final Function<K, V> maker;
  private final Map<K, CompletableFuture<V>> values = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * An empty cache.
   *
   * @param most so many values are kept
   * @param maker makes the value of a key
   */
  LruCache(int most, Function<K, V> maker) {
    this.most = most;
    this.maker = maker;
  }

  /** The value of a key, made now if it is not kept; what its making throws is thrown. */
  V get(K key) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> value = keep(key, mine);
    if (value == mine) {
      make(key, mine);
    }
    try {
      return value.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private synchronized CompletableFuture<V> keep(K key, CompletableFuture<V> absent) {
    CompletableFuture<V> value = values.computeIfAbsent(key, unused -> absent);
    if (values.size() > most) {
      values.remove(values.keySet().iterator().next());
    }
    return value;
  }

  private synchronized void forget(K key, CompletableFuture<V> value) {
    values.remove(key, value);
  }

  private void make(K key, CompletableFuture<V> value) {
    try {
      value.complete(maker.apply(key));
    } catch (RuntimeException | Error e) {
      forget(key, value);
      value.completeExceptionally(e);
    }
  }
}
