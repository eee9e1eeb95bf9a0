package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class LifecycleRules {

  private final RuleContext bench;

  LifecycleRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("JOB-01")
  @DisplayName("JOB-01 a ref that was written down and read finds the same job")
  void refSurvivesText() {
    JobRef read = JobRef.parse(bench.created().ref().toString());

    assertThat(bench.generator().retrieve(read.id()).ref()).isEqualTo(read);
  }

  @Test
  @Tag("JOB-02")
  @DisplayName("JOB-02 a job that is at work does not go back to the queue")
  void doesNotGoBack() {
    VideoJob running = bench.running();

    assertThat(running.status()).isEqualTo(JobStatus.IN_PROGRESS);
  }

  @Test
  @Tag("JOB-03")
  @DisplayName("JOB-03 a terminal status never changes but to EXPIRED")
  void terminalStatusStays() {
    VideoJob ended = bench.completed();

    for (int poll = 0; poll < 3; poll++) {
      assertThat(bench.generator().retrieve(ended.id()).status())
          .isIn(JobStatus.COMPLETED, JobStatus.EXPIRED);
    }
  }

  @Test
  @Tag("JOB-04")
  @DisplayName("JOB-04 a completed job has outputs")
  void completedHasOutputs() {
    assertThat(bench.completed().outputs()).isNotEmpty();
  }

  @Test
  @Tag("JOB-05")
  @DisplayName("JOB-05 outputs are numbered from 0 in their order")
  void outputsAreNumbered() {
    List<VideoOutput> outputs = bench.completed().outputs();

    assertThat(outputs)
        .extracting(VideoOutput::index)
        .containsExactlyElementsOf(IntStream.range(0, outputs.size()).boxed().toList());
  }

  @Test
  @Tag("JOB-06")
  @DisplayName("JOB-06 outputs name their job")
  void outputsNameTheirJob() {
    VideoJob job = bench.completed();

    assertThat(job.outputs()).allMatch(output -> output.jobId().equals(job.id()));
  }

  @Test
  @Tag("JOB-07")
  @DisplayName("JOB-07 a job that has not ended has no outputs")
  void runningHasNoOutputs() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");

    assertThat(job.outputs()).isEmpty();
  }

  @Test
  @Tag("JOB-08")
  @DisplayName("JOB-08 a failed job says why")
  void failedSaysWhy() {
    assertThat(bench.ended(JobStatus.FAILED).error()).isPresent();
  }

  @Test
  @Tag("JOB-09")
  @DisplayName("JOB-09 a failed job has no outputs")
  void failedHasNoOutputs() {
    assertThat(bench.ended(JobStatus.FAILED).outputs()).isEmpty();
  }

  @Test
  @Tag("JOB-10")
  @DisplayName("JOB-10 a completed job has no error")
  void completedHasNoError() {
    assertThat(bench.completed().error()).isEmpty();
  }

  @Test
  @Tag("JOB-11")
  @DisplayName("JOB-11 a completed job's progress, if told, is 100")
  void completedIsWhole() {
    assertThat(bench.completed().progress().orElse(100)).isEqualTo(100);
  }

  @Test
  @Tag("JOB-12")
  @DisplayName("JOB-12 a job is completed, if the time is told, no sooner than it was created")
  void completedAfterCreation() {
    VideoJob job = bench.completed();
    assumeTrue(
        job.createdAt().isPresent() && job.completedAt().isPresent(), "needs both times told");

    assertThat(job.completedAt().get()).isAfterOrEqualTo(job.createdAt().get());
  }

  @Test
  @Tag("JOB-13")
  @DisplayName("JOB-13 a completed job expires, if the time is told, later than it was created")
  void expiresAfterCreation() {
    VideoJob job = bench.completed();
    assumeTrue(job.createdAt().isPresent() && job.expiresAt().isPresent(), "needs both times told");

    assertThat(job.expiresAt().get()).isAfter(job.createdAt().get());
  }

  @Test
  @Tag("JOB-14")
  @DisplayName("JOB-14 the prompt, if told, does not change on the way")
  void promptStays() {
    VideoJob job = bench.completed();
    assumeTrue(job.prompt().isPresent(), "needs the prompt told");

    assertThat(job.prompt()).isEqualTo(bench.request().prompt());
  }

  @Test
  @Tag("JOB-15")
  @DisplayName("JOB-15 the vendor's own word for the status is told")
  void vendorsWordIsKept() {
    assertThat(bench.created().providerStatus()).isNotBlank();
  }

  @Test
  @Tag("JOB-16")
  @DisplayName("JOB-16 the outputs of a completed job are the same at every poll")
  void outputsStay() {
    VideoJob job = bench.completed();

    assertThat(bench.generator().retrieve(job.id()).outputs())
        .extracting(VideoOutput::id)
        .containsExactlyElementsOf(job.outputs().stream().map(VideoOutput::id).toList());
  }

  @Test
  @Tag("JOB-17")
  @DisplayName(
      "JOB-17 a job whose files are gone is COMPLETED still, or EXPIRED by its vendor's word")
  void expires() {
    VideoJob job = bench.expired();

    assertThat(bench.client().retrieve(job.ref()).status())
        .isIn(JobStatus.COMPLETED, JobStatus.EXPIRED);
  }

  @Test
  @Tag("JOB-18")
  @DisplayName("JOB-18 a job's time of creation, if told, is the same at every poll")
  void creationStays() {
    VideoJob job = bench.created();

    assertThat(bench.generator().retrieve(job.id()).createdAt()).isEqualTo(job.createdAt());
  }

  @Test
  @Tag("JOB-19")
  @DisplayName("JOB-19 a job that has not ended is not said to be free of charge")
  void runningMayBeBilled() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");

    assertThat(job.billed()).isNotEqualTo(Billed.NO);
  }

  @Test
  @Tag("JOB-20")
  @DisplayName("JOB-20 a job whose cost, if told, is above zero is billed")
  void costIsBilled() {
    VideoJob job = bench.completed();
    assumeTrue(job.cost().isPresent() && job.cost().get().signum() > 0, "needs the cost told");

    assertThat(job.billed()).isEqualTo(Billed.YES);
  }

  @Test
  @Tag("JOB-21")
  @DisplayName("JOB-21 the cost of an ended job, if told, is the same at every poll")
  void costStays() {
    VideoJob job = bench.completed();
    assumeTrue(job.cost().isPresent(), "needs the cost told");

    assertThat(bench.generator().retrieve(job.id()).cost()).isEqualTo(job.cost());
  }
}
