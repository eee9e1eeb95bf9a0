package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.Feature;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.errors.NotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class CancelRules {

  private final RuleContext bench;

  CancelRules(RuleContext bench) {
    this.bench = bench;
  }

  @BeforeEach
  void needsCancel() {
    bench.needs(Feature.CANCEL);
  }

  @Test
  @Tag("CAN-01")
  @DisplayName("CAN-01 to cancel a running job tells that job, cancelled or still running")
  void runningIsTold() {
    VideoJob job = bench.running();
    VideoJob told = bench.generator().cancel(job.id());

    assertThat(told.ref()).isEqualTo(job.ref());
    assertThat(told.status()).isIn(JobStatus.CANCELLED, JobStatus.QUEUED, JobStatus.IN_PROGRESS);
  }

  @Test
  @Tag("CAN-02")
  @DisplayName("CAN-02 a job that was told as cancelled stays so, or is gone")
  void cancelledStaysSo() {
    VideoJob job = bench.client().cancel(bench.running().ref());
    bench.means(job.status() == JobStatus.CANCELLED, "have a job cancelled at once");

    assertThat(bench.client().retrieve(job.ref()).status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  @Tag("CAN-03")
  @DisplayName("CAN-03 to cancel a job that has completed tells it as it is and leaves its files")
  void completedIsLeftAlone() throws IOException {
    VideoJob job = bench.completedForOneself();
    VideoJob told = bench.generator().cancel(job.id());

    assertThat(told.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(bench.read(job.outputs().get(0))).isNotEmpty();
  }

  @Test
  @Tag("CAN-04")
  @DisplayName("CAN-04 to cancel a job twice is no error")
  void cancelledTwice() {
    VideoJob job = bench.running();
    bench.client().cancel(job.ref());

    assertThat(bench.client().cancel(job.ref()).ref()).isEqualTo(job.ref());
  }

  @Test
  @Tag("CAN-05")
  @DisplayName("CAN-05 to cancel an unknown id is NotFound")
  void unknownIsNotFound() {
    String unknown = bench.harness().unknownId();

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bench.generator().cancel(unknown));
  }

  @Test
  @Tag("CAN-06")
  @DisplayName("CAN-06 to cancel a job leaves the others alone")
  void othersRunOn() {
    VideoJob other = bench.created();
    bench.generator().cancel(bench.running().id());

    assertThat(bench.generator().retrieve(other.id()).status()).isNotEqualTo(JobStatus.CANCELLED);
  }
}
