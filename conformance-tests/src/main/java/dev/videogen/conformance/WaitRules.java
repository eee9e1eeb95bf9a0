package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.JobStatus;
import dev.videogen.SavedFile;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class WaitRules {

  /** As many as a provider makes of one call unless it is told otherwise. */
  private static final int ATTEMPTS = 5;

  private final RuleContext bench;

  WaitRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("WAI-01")
  @DisplayName("WAI-01 a wait ends when the job is completed")
  void endsOnCompleted() {
    assertThat(bench.awaited(bench.created()).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  @Tag("WAI-02")
  @DisplayName("WAI-02 a wait ends when the job has failed")
  void endsOnFailed() {
    assertThat(bench.ended(JobStatus.FAILED).status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  @Tag("WAI-03")
  @DisplayName("WAI-03 a wait ends when the job was cancelled")
  void endsOnCancelled() {
    assertThat(bench.ended(JobStatus.CANCELLED).status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  @Tag("WAI-04")
  @DisplayName("WAI-04 a wait for a job whose files have expired ends at once")
  void endsOnExpired() {
    assertThat(bench.awaited(bench.expired()).status().isTerminal()).isTrue();
  }

  @Test
  @Tag("WAI-05")
  @DisplayName("WAI-05 a wait that times out names the job")
  void timesOut() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");

    assertThatExceptionOfType(WaitTimeoutException.class)
        .isThrownBy(
            () ->
                bench
                    .client()
                    .await(job.ref(), WaitOptions.defaults().timeout(Duration.ofMillis(1))))
        .satisfies(error -> assertThat(error.job()).contains(job.ref()));
  }

  @Test
  @Tag("WAI-06")
  @DisplayName("WAI-06 a wait ends on an interrupt and leaves the thread interrupted")
  void endsOnInterrupt() {
    VideoJob job = bench.created();
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(VideoInterruptedException.class)
          .isThrownBy(() -> bench.awaited(job));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  @Tag("WAI-07")
  @DisplayName("WAI-07 a poll that fails for a moment does not end a wait")
  void outlivesAFailedPoll() {
    VideoJob job = bench.created();
    bench.respond(StubbedStatus.once(Operation.RETRIEVE, 500).times(ATTEMPTS));

    assertThat(bench.awaited(job).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  @Tag("WAI-08")
  @DisplayName("WAI-08 what is saved after a wait is the whole file")
  void savesTheWholeFile(@TempDir Path folder) throws IOException {
    VideoJob job = bench.completed();
    Path target = folder.resolve("video.mp4");
    SavedFile saved = bench.client().download(job.ref()).saveTo(target);

    assertThat(Files.readAllBytes(target))
        .isEqualTo(bench.read(job.outputs().get(0)))
        .hasSize((int) saved.length());
  }

  @Test
  @Tag("WAI-09")
  @DisplayName("WAI-09 the generator's clock is one clock, and does not go back")
  void oneClock() {
    long before = bench.generator().time().nanoTime();
    bench.awaited(bench.completed());

    assertThat(bench.generator().time().nanoTime()).isGreaterThanOrEqualTo(before);
  }
}
