package dev.videogen.emulator;

import dev.videogen.VideoJob;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers which job an {@code Idempotency-Key} made, so that the same request makes no second.
 */
final class IdempotencyKeys {

  private static final int MOST = 1_000;

  private record Made(int body, VideoJob job) {}

  private final Map<String, Made> byKey =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
          return size() > MOST;
        }
      };

  /** Makes a job, unless the call's key and body made one before. */
  synchronized VideoJob once(Call call, Supplier<VideoJob> make) {
    String key = call.header("Idempotency-Key").orElse("");
    int body = 31 * Arrays.hashCode(call.body()) + call.path().hashCode();
    Made made = byKey.get(key);
    if (made != null && made.body() != body) {
      throw new Refusal(
          409, "idempotency_key_reused", "The Idempotency-Key was used for another request.", null);
    }
    VideoJob job = made == null ? make.get() : made.job();
    if (!key.isEmpty()) {
      byKey.put(key, new Made(body, job));
    }
    return job;
  }
}
