package dev.videogen.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What becomes of a wait")
class HandleResultTest {

  private static final JobRef REF = JobRef.of("openai", "video_1");

  private final List<JobStatus> told = new ArrayList<>();
  private final HandleResult<String> result =
      new HandleResult<>(job -> told.add(job.status()), Runnable::run, () -> {});

  private static VideoJob job(JobStatus status) {
    return VideoJob.builder(REF, status).build();
  }

  @Test
  @DisplayName("is told in the order of the polls, whichever thread comes first")
  void inOrder() {
    result.seen(job(JobStatus.QUEUED), 1);
    result.seen(job(JobStatus.COMPLETED), 3);
    result.seen(job(JobStatus.IN_PROGRESS), 2);

    assertThat(told).containsExactly(JobStatus.QUEUED, JobStatus.COMPLETED);
  }

  @Test
  @DisplayName("completes its future after its listener was told, and may do so from within it")
  void listenerFirst() {
    result.future().thenAccept(done -> told.add(JobStatus.EXPIRED)).isDone();
    result.seen(job(JobStatus.COMPLETED));
    result.complete("done");

    assertThat(told).containsExactly(JobStatus.COMPLETED, JobStatus.EXPIRED);
    assertThat(result.join(REF)).isEqualTo("done");
  }
}
