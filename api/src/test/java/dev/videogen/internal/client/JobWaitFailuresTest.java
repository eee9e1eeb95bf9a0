package dev.videogen.internal.client;

import static dev.videogen.JobStatus.COMPLETED;
import static dev.videogen.JobStatus.QUEUED;
import static dev.videogen.internal.client.ScriptedWait.REF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.WaitOptions;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A wait for a job")
@Timeout(30)
class JobWaitFailuresTest {

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

  private static ErrorDetails details(String message) {
    return ErrorDetails.builder(Operation.RETRIEVE, message).build();
  }

  @Nested
  @DisplayName("whose looks fail")
  class WhoseLooksFail {

    @Test
    void goes_on_as_long_as_another_look_can_help() {
      wait.then(new ConnectionException(details("reset")));
      wait.then(new ProviderFailureException(details("500")));
      wait.then(new CircuitOpenException(details("open")));
      wait.then(new RateLimitException(details("slow down"), Duration.ofSeconds(40)));
      wait.then(COMPLETED);
      assertThat(wait.await().status()).isEqualTo(COMPLETED);
      assertThat(wait.looks.get(4).minus(wait.looks.get(3))).hasSeconds(40);
    }

    @Test
    void ends_at_its_deadline_with_the_last_failure_as_the_cause() {
      wait.then(QUEUED);
      VideoException reset = new ConnectionException(details("connection reset"));
      wait.then(reset);
      WaitTimeoutException late = failure(WaitTimeoutException.class);
      assertThat(late).hasCauseInstanceOf(ConnectionException.class);
      assertThat(late)
          .hasMessageContaining("it was QUEUED; the last ")
          .hasMessageContaining(" polls failed: connection reset")
          .hasMessageContaining("Whether it runs on is not known. It has been paid for");
      assertThat(late.lastSeen()).contains(job(QUEUED));
      assertThat(late.billed()).isEqualTo(Billed.YES);
      assertThat(wait.clock.elapsed()).hasMinutes(10);
    }

    @Test
    void says_so_if_the_job_was_never_seen() {
      wait.then(new ConnectionException(details("connection reset")));
      WaitTimeoutException late = failure(WaitTimeoutException.class);
      assertThat(late.lastSeen()).isEmpty();
      assertThat(late)
          .hasMessageContaining("no poll of it succeeded; the last ")
          .hasMessageContaining("polls failed: connection reset")
          .hasMessageNotContaining("It runs on")
          .hasMessageNotContaining("paid");
    }

    @Test
    void forgets_failures_that_are_over() {
      wait.then(new ConnectionException(details("connection reset")));
      wait.then(QUEUED);
      assertThat(failure(WaitTimeoutException.class)).hasNoCause();
    }

    @Test
    void ends_at_once_where_another_look_cannot_help_and_names_the_job() {
      wait.then(new AuthenticationException(details("no such key")));
      AuthenticationException refused = failure(AuthenticationException.class);
      assertThat(refused.job()).contains(REF);
      assertThat(refused.provider()).contains("openai");
      assertThat(wait.looks).hasSize(1);
    }

    @Test
    void ends_at_once_with_what_is_no_error_of_a_vendor() {
      wait.then(new IllegalStateException("a bug"));
      assertThatThrownBy(() -> wait.await()).isInstanceOf(IllegalStateException.class);
    }
  }

  @Nested
  @DisplayName("for a job that is not found")
  class ForAJobThatIsNotFound {

    private final NotFoundException missing =
        new NotFoundException(
            ErrorDetails.builder(Operation.RETRIEVE, "no such video")
                .httpStatus(404)
                .code("not_found")
                .vendorMessage("no such video")
                .requestId("req_7")
                .build());

    @Test
    void gives_it_ten_seconds_to_show_up() {
      wait.then(missing);
      wait.then(missing);
      wait.then(COMPLETED);
      assertThat(wait.await().status()).isEqualTo(COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10S", "PT10M"})
    void believes_it_after_ten_seconds(String timeout) {
      wait.then(missing);
      WaitOptions patient =
          WaitOptions.defaults()
              .timeout(Duration.parse(timeout))
              .pollInterval(Duration.ofSeconds(10));
      NotFoundException thrown = failure(NotFoundException.class, patient);
      assertThat(thrown.getStackTrace()).isEqualTo(missing.getStackTrace());
      assertThat(thrown.job()).contains(REF);
      assertThat(wait.looks).containsExactly(Duration.ZERO, Duration.ofSeconds(10));
    }

    @Test
    void does_not_claim_at_an_early_deadline_that_it_runs_on() {
      wait.then(missing);
      WaitOptions hasty = WaitOptions.defaults().timeout(Duration.ofSeconds(1));
      assertThat(failure(NotFoundException.class, hasty))
          .hasSameClassAs(missing)
          .extracting(Throwable::getStackTrace)
          .isEqualTo(missing.getStackTrace());
    }

    @Test
    void may_be_missing_for_a_while_after_it_was_seen() {
      wait.then(QUEUED);
      wait.then(missing);
      wait.then(missing);
      wait.then(QUEUED);
      wait.then(missing);
      wait.then(COMPLETED);
      assertThat(wait.await().status()).isEqualTo(COMPLETED);
    }

    @Test
    void is_gone_if_it_was_seen_before_and_is_missing_for_ten_seconds() {
      wait.then(QUEUED);
      wait.then(missing);
      NotFoundException gone = failure(NotFoundException.class);
      assertThat(gone).hasMessageContaining("was there when last looked at and is gone");
      assertThat(gone).hasCauseInstanceOf(NotFoundException.class);
      assertThat(gone.job()).contains(REF);
      assertThat(gone.httpStatus()).hasValue(404);
      assertThat(gone.code()).contains("not_found");
      assertThat(gone.vendorMessage()).contains("no such video");
      assertThat(gone.requestId()).contains("req_7");
      assertThat(gone.operation()).isEqualTo(Operation.AWAIT);
      Duration since = wait.looks.get(wait.looks.size() - 1).minus(wait.looks.get(1));
      assertThat(since).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void ends_even_if_the_vendor_says_nothing_more() {
      wait.then(QUEUED);
      wait.then(new NotFoundException(details("gone")));
      assertThat(failure(NotFoundException.class).httpStatus()).isEmpty();
    }
  }

  @Nested
  @DisplayName("that is broken off")
  class ThatIsBrokenOff {

    @Test
    void by_an_interrupt_names_the_job_and_sets_the_flag_again() {
      wait.then(QUEUED);
      wait.clock.beforeEachSleep(Thread.currentThread()::interrupt);
      VideoInterruptedException interrupted = failure(VideoInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(interrupted.job()).contains(REF);
      assertThat(interrupted.billed()).isEqualTo(Billed.YES);
      assertThat(interrupted).hasCauseInstanceOf(InterruptedException.class);
      assertThat(interrupted)
          .hasMessageContaining("interrupted while waiting for job openai:video_1. It runs on");
    }

    @Test
    void by_an_interrupt_during_a_look_ends_as_the_look_says() {
      VideoInterruptedException interrupted = new VideoInterruptedException(details("stop"));
      wait.then(interrupted);
      VideoInterruptedException thrown = failure(VideoInterruptedException.class);
      assertThat(thrown.getStackTrace()).isEqualTo(interrupted.getStackTrace());
      assertThat(thrown.job()).contains(REF);
    }

    @Test
    void by_closing_the_client_ends_within_a_second() {
      wait.then(QUEUED);
      wait.clock.beforeEachSleep(() -> wait.closed = wait.clock.sleeps().size() == 2);
      ClientClosedException end = failure(ClientClosedException.class);
      assertThat(wait.clock.elapsed()).hasSeconds(3);
      assertThat(wait.looks).hasSize(1);
      assertThat(end.job()).contains(REF);
      assertThat(end.billed()).isEqualTo(Billed.YES);
      assertThat(end).hasMessageContaining("It runs on. It has been paid for");
    }

    @Test
    void before_it_began_does_not_look() {
      wait.closed = true;
      failure(ClientClosedException.class);
      assertThat(wait.looks).isEmpty();
    }
  }

  @Test
  void goes_on_when_its_listener_throws_even_what_looks_like_a_failed_poll() {
    wait.then(QUEUED);
    wait.then(COMPLETED);
    WaitOptions options =
        WaitOptions.defaults()
            .listener(
                job -> {
                  throw new ConnectionException(details("a bug of the app"));
                });
    assertThat(wait.await(options).status()).isEqualTo(COMPLETED);
    assertThat(wait.looks).hasSize(2);
  }
}
