package dev.videogen.internal.client;

import static dev.videogen.JobStatus.CANCELLED;
import static dev.videogen.JobStatus.COMPLETED;
import static dev.videogen.JobStatus.EXPIRED;
import static dev.videogen.JobStatus.FAILED;
import static dev.videogen.JobStatus.IN_PROGRESS;
import static dev.videogen.JobStatus.QUEUED;
import static dev.videogen.internal.client.ScriptedWait.REF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.ScriptedMedia;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.WaitTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A wait for a job")
@Timeout(30)
class JobWaitTest {

  private final ScriptedWait wait = new ScriptedWait();

  private <E extends Throwable> E failure(Class<E> type) {
    return failure(type, WaitOptions.defaults());
  }

  private <E extends Throwable> E failure(Class<E> type, WaitOptions options) {
    return catchThrowableOfType(type, () -> wait.await(options));
  }

  private static VideoJob job(JobStatus status) {
    return VideoJob.builder(REF, status).build();
  }

  private static VideoJob job(JobStatus status, int progress) {
    return VideoJob.builder(REF, status).progress(progress).build();
  }

  @ParameterizedTest
  @EnumSource(
      value = JobStatus.class,
      names = {"COMPLETED", "FAILED", "CANCELLED", "EXPIRED"})
  void ends_with_the_job_at_any_terminal_status(JobStatus end) {
    wait.then(QUEUED);
    wait.then(IN_PROGRESS);
    VideoJob ended = job(end);
    wait.then(ended);

    assertThat(wait.await()).isSameAs(ended);

    assertThat(wait.looks)
        .containsExactly(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(11));
  }

  @Test
  void does_not_sleep_for_a_job_that_has_ended() {
    wait.then(COMPLETED);
    wait.await(WaitOptions.defaults().timeout(Duration.ofNanos(1)));
    assertThat(wait.clock.sleeps()).isEmpty();
  }

  @Test
  void goes_by_the_interval_of_its_options() {
    wait.then(QUEUED);
    wait.then(FAILED);
    wait.await(WaitOptions.defaults().pollInterval(Duration.ofMillis(300)));
    assertThat(wait.looks).containsExactly(Duration.ZERO, Duration.ofMillis(300));
  }

  @Test
  void goes_by_the_vendors_hint_first() {
    wait.then(job(QUEUED).toBuilder().pollAfter(Duration.ofSeconds(17)).build());
    wait.then(CANCELLED);
    wait.await();
    assertThat(wait.looks).containsExactly(Duration.ZERO, Duration.ofSeconds(17));
  }

  @Test
  void sleeps_a_second_at_a_time_so_as_to_notice_when_the_client_is_closed() {
    wait.then(job(QUEUED).toBuilder().pollAfter(Duration.ofMillis(2_500)).build());
    wait.then(EXPIRED);
    wait.await();
    assertThat(wait.clock.sleeps())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500));
  }

  @Nested
  @DisplayName("whose time is up")
  class WhoseTimeIsUp {

    @Test
    void looks_once_more_and_then_says_that_the_job_runs_on_and_has_been_paid_for() {
      wait.then(IN_PROGRESS, 40);

      WaitTimeoutException late =
          failure(
              WaitTimeoutException.class, WaitOptions.defaults().timeout(Duration.ofSeconds(90)));

      assertThat(wait.looks).endsWith(Duration.ofSeconds(90));
      assertThat(wait.clock.elapsed()).isEqualTo(Duration.ofSeconds(90));
      assertThat(late.job()).contains(REF);
      assertThat(late.billed()).isEqualTo(Billed.YES);
      assertThat(late.operation()).isEqualTo(Operation.AWAIT);
      assertThat(late.provider()).contains("openai");
      assertThat(late.lastSeen()).contains(job(IN_PROGRESS, 40));
      assertThat(late).hasNoCause();
      assertThat(late)
          .hasMessage(
              "job openai:video_1 did not end within 1m30s: when last seen it was IN_PROGRESS at"
                  + " 40 %. It runs on. It has been paid for: do not create it again, await it"
                  + " by its ref");
    }

    @Test
    void goes_by_the_clients_limit_unless_told_otherwise() {
      wait.then(QUEUED);
      assertThat(failure(WaitTimeoutException.class))
          .hasMessageContaining("within 10m: when last seen it was QUEUED. It runs");
      assertThat(wait.clock.elapsed()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void does_not_say_that_a_job_runs_on_by_a_status_of_the_vendors_own() {
      wait.then(VideoJob.builder(REF, IN_PROGRESS).providerStatus("archived").build());
      assertThat(failure(WaitTimeoutException.class))
          .hasMessageContaining("By its status there, \"archived\", it is taken to run on. It has");
    }

    @Test
    void tells_progress_that_is_known_to_be_none_from_progress_that_is_not_known() {
      wait.then(QUEUED, 0);
      assertThat(failure(WaitTimeoutException.class)).hasMessageContaining("QUEUED at 0 %. It");
    }

    @Test
    void still_returns_a_job_that_ended_at_the_last_moment() {
      wait.then(QUEUED);
      wait.then(COMPLETED);
      VideoJob ended = wait.await(WaitOptions.defaults().timeout(Duration.ofSeconds(3)));
      assertThat(ended.status()).isEqualTo(COMPLETED);
      assertThat(wait.looks).containsExactly(Duration.ZERO, Duration.ofSeconds(3));
    }

    @Test
    void does_not_look_again_after_a_look_that_took_until_then() {
      wait.then(
          () -> {
            wait.clock.advance(Duration.ofMinutes(2));
            return job(QUEUED);
          });
      failure(WaitTimeoutException.class, WaitOptions.defaults().timeout(Duration.ofMinutes(2)));
      assertThat(wait.looks).hasSize(1);
    }

    @Test
    void is_not_put_off_by_a_hint_or_a_rate_limit_of_hours() {
      wait.then(job(QUEUED).toBuilder().pollAfter(Duration.ofHours(5)).build());
      wait.then(new RateLimitException(ScriptedMedia.details("slow down"), Duration.ofHours(5)));
      failure(WaitTimeoutException.class);
      assertThat(wait.looks)
          .containsExactly(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(10));
    }

    @Test
    void may_be_as_far_off_as_can_be_said() {
      wait.then(QUEUED);
      wait.then(COMPLETED);
      wait.await(WaitOptions.defaults().timeout(Duration.ofSeconds(Long.MAX_VALUE)));
      assertThat(wait.looks).hasSize(2);
    }
  }

  @Test
  @DisplayName("tells its listener of every look, and of progress that never falls")
  void progress() {
    wait.then(QUEUED);
    wait.then(IN_PROGRESS, 30);
    wait.then(IN_PROGRESS, 10);
    wait.then(IN_PROGRESS);
    wait.then(IN_PROGRESS, 31);
    VideoJob failed = job(FAILED, 0);
    wait.then(failed);
    List<OptionalInt> heard = new ArrayList<>();

    VideoJob ended = wait.await(WaitOptions.defaults().listener(job -> heard.add(job.progress())));

    assertThat(heard)
        .containsExactly(
            OptionalInt.empty(),
            OptionalInt.of(30),
            OptionalInt.of(30),
            OptionalInt.of(30),
            OptionalInt.of(31),
            OptionalInt.of(31));
    assertThat(ended).isSameAs(failed);
  }
}
