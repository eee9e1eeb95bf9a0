package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.Feature;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.NotFoundException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class DeleteRules {

  private final RuleContext bench;

  DeleteRules(RuleContext bench) {
    this.bench = bench;
  }

  @BeforeEach
  void needsDelete() {
    bench.needs(Feature.DELETE);
  }

  @Test
  @Tag("DEL-01")
  @DisplayName("DEL-01 a deleted job is not found")
  void deletedIsNotFound() {
    VideoJob job = deleted();

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bench.generator().retrieve(job.id()));
  }

  @Test
  @Tag("DEL-02")
  @DisplayName("DEL-02 a job deleted twice is not found the second time")
  void deletedTwice() {
    VideoJob job = deleted();

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bench.generator().delete(job.id()));
  }

  @Test
  @Tag("DEL-03")
  @DisplayName("DEL-03 a deleted job's file is not found")
  void deletedFile() {
    VideoJob job = deleted();

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bench.open(job.outputs().get(0)).close());
  }

  @Test
  @Tag("DEL-04")
  @DisplayName("DEL-04 where a delete does not cancel, to delete a running job is a conflict")
  void runningIsAConflict() {
    bench.cancelsByDeleting(false);
    VideoJob job = bench.running();

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> bench.generator().delete(job.id()));
  }

  @Test
  @Tag("DEL-05")
  @DisplayName("DEL-05 where a delete cancels, to delete a running job ends it")
  void runningIsCancelled() {
    bench.cancelsByDeleting(true);
    VideoJob job = bench.running();
    bench.generator().delete(job.id());

    assertThat(statusOf(job).orElse(JobStatus.CANCELLED)).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  @Tag("DEL-06")
  @DisplayName("DEL-06 to delete a job leaves the others alone")
  void othersStay() {
    VideoJob other = bench.created();
    deleted();

    assertThat(bench.generator().retrieve(other.id()).id()).isEqualTo(other.id());
  }

  private VideoJob deleted() {
    VideoJob job = bench.completedForOneself();
    bench.generator().delete(job.id());
    return job;
  }

  /** The job's status; empty if the job is gone altogether. */
  private Optional<JobStatus> statusOf(VideoJob job) {
    try {
      return Optional.of(bench.generator().retrieve(job.id()).status());
    } catch (NotFoundException gone) {
      return Optional.empty();
    }
  }
}
