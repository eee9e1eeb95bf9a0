package dev.videogen.emulator;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakeCall;
import dev.videogen.fake.FakeVideoGenerator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Remembers which job an {@code Idempotency-Key} made, so that the same request makes no second,
 * also where nobody heard of the first.
 */
final class IdempotencyKeys {

  private static final int MAX_KEYS = 1_000;

  private record Made(int body, Supplier<VideoJob> job) {}

  private final Map<String, Made> byKey =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
          return size() > MAX_KEYS;
        }
      };

  private final FakeVideoGenerator fake;

  IdempotencyKeys(FakeVideoGenerator fake) {
    this.fake = fake;
  }

  /** Makes a job, unless the call's key and body made one before. */
  synchronized VideoJob once(Call call, Supplier<VideoJob> make) {
    String key = call.header("Idempotency-Key").orElse("");
    int body = 31 * Arrays.hashCode(call.body()) + call.path().hashCode();
    Made made = byKey.get(key);
    if (made != null && made.body() != body) {
      throw new RejectedRequestException(
          409, "idempotency_key_reused", "The Idempotency-Key was used for another request.", null);
    }
    return made == null ? make(make, job -> remember(key, body, job)) : made.job().get();
  }

  private void remember(String key, int body, Supplier<VideoJob> job) {
    if (!key.isEmpty()) {
      byKey.put(key, new Made(body, job));
    }
  }

  private VideoJob make(Supplier<VideoJob> make, Consumer<Supplier<VideoJob>> made) {
    try {
      VideoJob job = make.get();
      made.accept(() -> job);
      return job;
    } catch (VideoException failure) {
      jobOf(failure).ifPresent(ref -> made.accept(() -> fake.retrieve(ref.id())));
      throw failure;
    }
  }

  /** The job that there is all the same, when only its response was lost. */
  private Optional<JobRef> jobOf(VideoException failure) {
    return fake.calls().stream()
        .filter(call -> call.failure().filter(each -> each == failure).isPresent())
        .findFirst()
        .flatMap(FakeCall::job);
  }
}
