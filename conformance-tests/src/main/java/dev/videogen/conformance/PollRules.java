package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a job tells from poll to poll while time goes by. */
abstract class PollRules {

  private static final String UNHEARD_OF = "levitating";
  private static final int[] FAILED_READS = {400, 401, 403, 404, 408, 409, 425, 429, 500, 502, 503};
  private static final int MAX_CALLS = 3;
  private static final int MAX_POLLS = 2_000;
  private static final Duration STEP = Duration.ofSeconds(1);

  /** Clocks of vendors tell whole seconds. */
  private static final Duration SKEW = Duration.ofSeconds(2);

  private static final Duration LATER = Duration.ofMinutes(7);
  private static final BigDecimal COST = new BigDecimal("0.1234");

  private final RuleContext bench;

  PollRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("POL-01")
  @DisplayName("POL-01 a status that nobody has heard of is no end of a job, and no error")
  void unknownWord() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");
    bench.means(bench.harness().nextStatusIs(Operation.RETRIEVE, UNHEARD_OF), "say another word");
    VideoJob read = bench.generator().retrieve(job.id());

    assertThat(read.status().isTerminal()).as("%s ends the job", read.status()).isFalse();
    assertThat(read.providerStatus()).isEqualTo(UNHEARD_OF);
  }

  @Test
  @Tag("POL-02")
  @DisplayName(
      "POL-02 a status that nobody has heard of, in the response to a create, loses no job")
  void unknownWordAtCreate() {
    bench.generator();
    bench.means(bench.harness().nextStatusIs(Operation.CREATE, UNHEARD_OF), "say another word");
    VideoJob job = bench.created();

    assertThat(job.status().isTerminal()).as("%s ends the job", job.status()).isFalse();
    assertThat(bench.generator().retrieve(job.id()).ref()).isEqualTo(job.ref());
  }

  @Test
  @Tag("POL-03")
  @DisplayName("POL-03 a wait goes on over a status that nobody has heard of")
  void waitGoesOn() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");
    bench.means(bench.harness().nextStatusIs(Operation.RETRIEVE, UNHEARD_OF), "say another word");

    assertThat(bench.awaited(job).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  @Tag("POL-04")
  @DisplayName("POL-04 from poll to poll neither the status of a job nor its progress goes back")
  void goesForward() {
    List<VideoJob> polls = polls(bench.created());

    assertThat(polls).extracting(VideoJob::status).isSorted();
    assertThat(polls.stream().flatMapToInt(job -> job.progress().stream()).boxed().toList())
        .isSorted();
  }

  @Test
  @Tag("POL-05")
  @DisplayName("POL-05 the times that a job tells are the same at every poll, however late")
  void timesStay() {
    VideoJob created = bench.created();
    bench.advance(LATER);
    VideoJob completed = bench.awaited(created);
    bench.advance(LATER);
    VideoJob later = bench.generator().retrieve(created.id());

    assertThat(completed.createdAt()).isEqualTo(created.createdAt());
    assertThat(later.createdAt()).isEqualTo(created.createdAt());
    assertThat(later.completedAt()).isEqualTo(completed.completedAt());
    assertThat(later.expiresAt()).isEqualTo(completed.expiresAt());
  }

  @Test
  @Tag("POL-06")
  @DisplayName("POL-06 a job that has failed stays so, with its reason, at every poll")
  void failedStays() {
    VideoJob failed = bench.ended(JobStatus.FAILED);
    for (int poll = 0; poll < 3; poll++) {
      bench.advance(LATER);
      VideoJob read = bench.generator().retrieve(failed.id());

      assertThat(read.status()).isEqualTo(JobStatus.FAILED);
      assertThat(read.error()).isEqualTo(failed.error());
    }
  }

  @Test
  @Tag("POL-07")
  @DisplayName("POL-07 a job that was cancelled stays so at every poll")
  void cancelledStays() {
    VideoJob cancelled = bench.ended(JobStatus.CANCELLED);
    for (int poll = 0; poll < 3; poll++) {
      bench.advance(LATER);

      assertThat(bench.generator().retrieve(cancelled.id()).status())
          .isEqualTo(JobStatus.CANCELLED);
    }
  }

  @Test
  @Tag("POL-08")
  @DisplayName("POL-08 a completed job tells the same at every poll, however late")
  void completedStays() {
    VideoJob completed = bench.completedForOneself();
    for (int poll = 0; poll < 3; poll++) {
      bench.advance(Duration.ofMinutes(1));
      VideoJob read = bench.generator().retrieve(completed.id());

      assertThat(read.status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(read.outputs()).extracting(VideoOutput::id).isEqualTo(ids(completed));
      assertThat(read.size()).isEqualTo(completed.size());
      assertThat(read.duration()).isEqualTo(completed.duration());
    }
  }

  @Test
  @Tag("POL-09")
  @DisplayName("POL-09 a poll that the vendor refuses is an error, and not the end of the job")
  void refusedPollIsNoEnd() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");
    for (int status : FAILED_READS) {
      bench.respond(StubbedStatus.always(Operation.RETRIEVE, status));
      assertNoEnd(job, status);
      bench.harness().clearResponses();
    }
  }

  @Test
  @Tag("POL-10")
  @DisplayName("POL-10 a later call of a poll that the vendor refuses is not the end of the job")
  void refusedCallIsNoEnd() {
    VideoJob job = bench.completedForOneself();
    for (int status : FAILED_READS) {
      for (int call = 0; call < MAX_CALLS; call++) {
        bench.respond(StubbedStatus.always(Operation.RETRIEVE, status).after(call));
        Throwable outcome = catchThrowable(() -> assertStillGood(job));
        bench.harness().clearResponses();

        assertThat(outcome == null || outcome instanceof VideoException)
            .as("at %s in call %s: %s", status, call + 1, outcome)
            .isTrue();
      }
    }
  }

  @Test
  @Tag("POL-11")
  @DisplayName("POL-11 the size and the duration of a completed job, if told, are those asked for")
  void tellsWhatWasAskedFor() {
    bench.affordable("several jobs");
    List<VideoRequest> modes = bench.offered().ofModes();
    assumeTrue(!modes.isEmpty(), "needs models with modes");
    for (VideoRequest request : List.of(modes.get(0), modes.get(modes.size() - 1))) {
      VideoJob job = bench.awaited(bench.create(request));

      assertThat(job.duration()).isIn(bench.resolved(request).duration(), Optional.empty());
      assertThat(job.size()).isIn(bench.resolved(request).size(), Optional.empty());
    }
  }

  @Test
  @Tag("POL-12")
  @DisplayName("POL-12 the cost of a job is what its vendor says")
  void costIsTheVendors() {
    bench.generator();
    bench.means(bench.harness().nextJobCosts(Optional.of(COST)), "have a job cost an amount");
    VideoJob job = bench.completedForOneself();

    assertThat(job.cost()).hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo(COST));
  }

  @Test
  @Tag("POL-13")
  @DisplayName("POL-13 the cost of a job is not told where its vendor does not say it")
  void costIsNotInvented() {
    bench.generator();
    bench.means(
        bench.harness().nextJobCosts(Optional.empty()), "have a job of which no cost is told");

    assertThat(bench.completedForOneself().cost()).isEmpty();
  }

  @Test
  @Tag("POL-14")
  @DisplayName("POL-14 a job that was cancelled is not told as failed, nor as completed")
  void cancelledIsNotFailed() {
    VideoJob cancelled = bench.ended(JobStatus.CANCELLED);

    assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(cancelled.outputs()).isEmpty();
  }

  @Test
  @Tag("POL-15")
  @DisplayName("POL-15 the reason of a failed job is its vendor's own words")
  void reasonIsTold() {
    List<String> words = bench.harness().failureReasons();
    bench.means(!words.isEmpty(), "say why a job fails");
    JobError reason = bench.ended(JobStatus.FAILED).error().orElseThrow();

    assertThat(words).anyMatch(word -> (reason.code() + " " + reason.message()).contains(word));
  }

  @Test
  @Tag("POL-16")
  @DisplayName("POL-16 a job has ended, if the time is told, between two polls that saw it")
  void endsBetweenPolls() {
    VideoJob created = bench.created();
    Instant before = bench.generator().time().now();
    VideoJob last = created;
    for (int poll = 0; !last.status().isTerminal() && poll < MAX_POLLS; poll++) {
      before = bench.generator().time().now();
      bench.advance(STEP);
      last = bench.generator().retrieve(created.id());
    }
    Instant end = last.completedAt().orElse(before);

    assertThat(end).isBetween(before.minus(SKEW), bench.generator().time().now().plus(SKEW));
  }

  private List<VideoJob> polls(VideoJob created) {
    List<VideoJob> polls = new ArrayList<>(List.of(created));
    VideoJob last = created;
    while (!last.status().isTerminal() && polls.size() < MAX_POLLS) {
      bench.advance(STEP);
      last = bench.generator().retrieve(created.id());
      polls.add(last);
    }
    assertThat(last.status().isTerminal()).as("it has ended after %s", polls.size()).isTrue();
    return polls;
  }

  private void assertNoEnd(VideoJob job, int status) {
    try {
      VideoJob read = bench.generator().retrieve(job.id());
      assertThat(read.status().isTerminal())
          .as("at %s the job is told as %s", status, read.status())
          .isFalse();
    } catch (VideoException failed) {
      assertThat(failed.job()).as("the job of %s", failed).contains(job.ref());
    }
  }

  private void assertStillGood(VideoJob job) {
    assertThat(bench.generator().retrieve(job.id()).status())
        .isNotIn(JobStatus.FAILED, JobStatus.CANCELLED, JobStatus.EXPIRED);
  }

  private static List<String> ids(VideoJob job) {
    return job.outputs().stream().map(VideoOutput::id).toList();
  }
}
