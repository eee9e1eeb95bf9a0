package dev.videogen.internal.client;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.testing.AdvancingClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A wait whose looks at the job go as a test says. */
public final class ScriptedWait {

  static final JobRef REF = JobRef.of("openai", "video_1");

  final AdvancingClock clock = new AdvancingClock();

  /** When the job was looked at. */
  final List<Duration> looks = new ArrayList<>();

  boolean closed;

  private final JobWait waits =
      new JobWait(clock, () -> 0.5, Duration.ofSeconds(5), Duration.ofMinutes(10));
  private final Deque<Supplier<VideoJob>> script = new ArrayDeque<>();

  /** The next look goes like this; the last one is repeated for ever. */
  ScriptedWait then(Supplier<VideoJob> look) {
    script.add(look);
    return this;
  }

  ScriptedWait then(VideoJob job) {
    return then(() -> job);
  }

  ScriptedWait then(JobStatus status) {
    return then(VideoJob.builder(REF, status).build());
  }

  ScriptedWait then(JobStatus status, int progress) {
    return then(VideoJob.builder(REF, status).progress(progress).build());
  }

  ScriptedWait then(RuntimeException failure) {
    return then(
        () -> {
          throw failure;
        });
  }

  VideoJob await() {
    return await(WaitOptions.defaults());
  }

  VideoJob await(WaitOptions options) {
    return waits.await(REF, options, this::look, () -> closed);
  }

  private VideoJob look() {
    looks.add(clock.elapsed());
    return (script.size() > 1 ? script.remove() : script.element()).get();
  }
}
