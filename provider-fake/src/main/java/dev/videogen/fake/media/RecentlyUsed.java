package dev.videogen.fake.media;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Values that are dear to make, kept while they are among the last used. Each is made once, however
 * many threads ask. Thread-safe.
 */
final class RecentlyUsed<K, V> {

  private final Function<K, V> maker;
  private final Map<K, CompletableFuture<V>> values;

  RecentlyUsed(int most, Function<K, V> maker) {
    this.maker = maker;
    values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
            return size() > most;
          }
        };
  }

  V get(K key) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> value;
    synchronized (values) {
      value = values.computeIfAbsent(key, unused -> mine);
    }
    if (value == mine) {
      try {
        mine.complete(maker.apply(key));
      } catch (RuntimeException | Error e) {
        mine.completeExceptionally(e);
      }
    }
    return value.join();
  }
}
