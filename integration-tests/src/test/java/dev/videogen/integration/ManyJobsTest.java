package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.GeneratedVideo;
import dev.videogen.JobStatus;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.follow.JobHandle;
import dev.videogen.spi.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it counts the threads of the JVM")
@DisplayName("Five hundred videos at once")
@Timeout(120)
class ManyJobsTest {

  private static final int VIDEOS = 500;
  private static final int MAX_THREADS = 16;
  private static final VideoRequest REQUEST =
      VideoRequest.builder("a cat").size(320, 180).duration(Duration.ofSeconds(1)).build();

  @TempDir Path folder;

  private final FakeVideoGenerator vendor =
      FakeVideoGenerator.builder()
          .preset(FakePreset.generic())
          .time(TimeSource.system())
          .jobDuration(Duration.ofMillis(500))
          .build();

  /** The platform threads but those of the emulator, of the JVM and of its common pool. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("videogen-emulator"))
        .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool"))
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("hold a few threads, and one that is stopped leaves its job and the others alone")
  void holdFewThreads() {
    AtomicInteger most = new AtomicInteger();
    try (VideoEmulator emulator = VideoEmulator.builder().openAi(vendor).start()) {
      Set<Thread> before = threads();
      try (VideoClient videos =
          VideoClient.builder()
              .set("videogen.provider", "openai")
              .set("videogen.openai.base-url", emulator.openAiBaseUrl().toString())
              .set("videogen.openai.api-key", "any")
              .set("videogen.poll-interval", "200ms")
              .set("videogen.requests-per-minute", "6000")
              .build()) {
        List<JobHandle<GeneratedVideo>> handles =
            IntStream.range(0, VIDEOS)
                .mapToObj(i -> videos.generateAsync(REQUEST, folder.resolve(i + ".mp4")))
                .toList();
        JobHandle<GeneratedVideo> stopped = handles.get(VIDEOS - 1);
        stopped.stop();

        for (JobHandle<GeneratedVideo> handle : handles.subList(0, VIDEOS - 1)) {
          Set<Thread> now = threads();
          now.removeAll(before);
          most.accumulateAndGet(now.size(), Math::max);
          assertThat(handle.join().job().status()).isEqualTo(JobStatus.COMPLETED);
        }
        assertThat(stopped.future()).isCancelled();
        int created = stopped.ref().isPresent() ? VIDEOS : VIDEOS - 1;
        assertThat(emulator.requests(Operation.CREATE)).hasSize(created);
      }
    }

    assertThat(most).hasPositiveValue().hasValueLessThanOrEqualTo(MAX_THREADS);
    assertThat(folder).isDirectoryContaining("glob:**/498.mp4");
    assertThat(folder.resolve("499.mp4")).doesNotExist();
  }
}
