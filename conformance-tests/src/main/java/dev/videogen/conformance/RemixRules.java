package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class RemixRules {

  private final RuleContext bench;

  RemixRules(RuleContext bench) {
    this.bench = bench;
  }

  @BeforeEach
  void needsRemix() {
    bench.needs(Feature.REMIX);
    bench.affordable("a remix");
  }

  @Test
  @Tag("RMX-01")
  @DisplayName("RMX-01 a remix is a job of its own")
  void isANewJob() {
    VideoJob source = bench.completed();

    assertThat(remix(source).id()).isNotEqualTo(source.id());
  }

  @Test
  @Tag("RMX-02")
  @DisplayName("RMX-02 a remix names the job that it was made from")
  void namesItsSource() {
    VideoJob source = bench.completed();

    assertThat(remix(source).source()).contains(source.ref());
  }

  @Test
  @Tag("RMX-03")
  @DisplayName("RMX-03 a remix's prompt, if told, is its own")
  void hasItsOwnPrompt() {
    assertThat(remix(bench.completed()).prompt())
        .isIn(bench.remix("any").prompt(), Optional.empty());
  }

  @Test
  @Tag("RMX-04")
  @DisplayName("RMX-04 to remix a job that has not ended is a conflict")
  void unfinishedIsAConflict() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");

    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> remix(job));
  }

  @Test
  @Tag("RMX-05")
  @DisplayName("RMX-05 a remix completes with outputs like any job")
  void completes() {
    assertThat(bench.awaited(remix(bench.completed())).outputs()).isNotEmpty();
  }

  @Test
  @Tag("RMX-06")
  @DisplayName("RMX-06 the job that a remix was made from stays as it is")
  void sourceStays() {
    VideoJob source = bench.completed();
    remix(source);

    assertThat(bench.generator().retrieve(source.id()).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  @Tag("RMX-07")
  @DisplayName("RMX-07 a remix whose response was lost is not sent again")
  void lostResponseIsNotRetried() {
    VideoJob source = bench.completed();
    bench.means(bench.harness().loseNextResponse(Operation.CREATE), "lose the response to a remix");
    long before = bench.submissions();
    Throwable outcome = catchThrowable(() -> remix(source));

    assertThat(bench.submissions() - before).as("remixes sent, then %s", outcome).isEqualTo(1);
  }

  @Test
  @Tag("RMX-08")
  @DisplayName(
      "RMX-08 a remix whose response was lost finds its job, or says that it may be billed")
  void lostResponseIsNotTakenForNothing() {
    VideoJob source = bench.completed();
    bench.means(bench.harness().loseNextResponse(Operation.CREATE), "lose the response to a remix");
    VideoException error = catchThrowableOfType(VideoException.class, () -> remix(source));

    assertThat(error == null ? Billed.UNKNOWN : error.billed()).isEqualTo(Billed.UNKNOWN);
  }

  private VideoJob remix(VideoJob source) {
    return bench.create(bench.remix(source.id()));
  }
}
