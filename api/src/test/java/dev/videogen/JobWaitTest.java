package dev.videogen;

import static dev.videogen.JobStatus.CANCELLED;
import static dev.videogen.JobStatus.COMPLETED;
import static dev.videogen.JobStatus.EXPIRED;
import static dev.videogen.JobStatus.FAILED;
import static dev.videogen.JobStatus.IN_PROGRESS;
import static dev.videogen.JobStatus.QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.testing.AdvancingClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A wait for a job")
@Timeout(30)
class JobWaitTest {

  private static final JobRef REF = JobRef.of("openai", "video_1");

  private final AdvancingClock clock = new AdvancingClock();
  private final JobWait waits =
      new JobWait(clock, () -> 0.5, Duration.ofSeconds(5), Duration.ofMinutes(10));
  private final Deque<Supplier<VideoJob>> script = new ArrayDeque<>();
  private final List<Duration> looks = new ArrayList<>();
  private boolean closed;

  /** The next look gives this; the last one is repeated for ever. */
  private void then(VideoJob job) {
    script.add(() -> job);
  }

  private void then(RuntimeException failure) {
    script.add(
        () -> {
          throw failure;
        });
  }

  private VideoJob look() {
    looks.add(clock.elapsed());
    return (script.size() > 1 ? script.remove() : script.element()).get();
  }

  private VideoJob await() {
    return await(WaitOptions.defaults());
  }

  private VideoJob await(WaitOptions options) {
    return waits.await(REF, options, this::look, () -> closed);
  }

  private <E extends Throwable> E failure(Class<E> type) {
    return failure(type, WaitOptions.defaults());
  }

  private <E extends Throwable> E failure(Class<E> type, WaitOptions options) {
    return catchThrowableOfType(type, () -> await(options));
  }

  private static VideoJob job(JobStatus status) {
    return VideoJob.builder(REF, status).build();
  }

  private static VideoJob job(JobStatus status, int progress) {
    return VideoJob.builder(REF, status).progress(progress).build();
  }

  private static ErrorDetails details(String message) {
    return ErrorDetails.builder(Operation.RETRIEVE, message).build();
  }

  @ParameterizedTest
  @EnumSource(
      value = JobStatus.class,
      names = {"COMPLETED", "FAILED", "CANCELLED", "EXPIRED"})
  void ends_with_the_job_at_any_terminal_status(JobStatus end) {
    then(job(QUEUED));
    then(job(IN_PROGRESS));
    VideoJob ended = job(end);
    then(ended);

    assertThat(await()).isSameAs(ended);

    assertThat(looks)
        .containsExactly(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(11));
  }

  @Test
  void does_not_sleep_for_a_job_that_has_ended() {
    then(job(COMPLETED));
    await(WaitOptions.defaults().timeout(Duration.ofNanos(1)));
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void goes_by_the_interval_of_its_options() {
    then(job(QUEUED));
    then(job(FAILED));
    await(WaitOptions.defaults().pollInterval(Duration.ofMillis(300)));
    assertThat(looks).containsExactly(Duration.ZERO, Duration.ofMillis(300));
  }

  @Test
  void goes_by_the_vendors_hint_first() {
    then(job(QUEUED).toBuilder().pollAfter(Duration.ofSeconds(17)).build());
    then(job(CANCELLED));
    await();
    assertThat(looks).containsExactly(Duration.ZERO, Duration.ofSeconds(17));
  }

  @Test
  void sleeps_a_second_at_a_time_so_as_to_notice_when_the_client_is_closed() {
    then(job(QUEUED).toBuilder().pollAfter(Duration.ofMillis(2_500)).build());
    then(job(EXPIRED));
    await();
    assertThat(clock.sleeps())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(500));
  }

  @Nested
  @DisplayName("whose time is up")
  class WhoseTimeIsUp {

    @Test
    void looks_once_more_and_then_says_that_the_job_runs_on_and_has_been_paid_for() {
      then(job(IN_PROGRESS, 40));

      WaitTimeoutException late =
          failure(
              WaitTimeoutException.class, WaitOptions.defaults().timeout(Duration.ofSeconds(90)));

      assertThat(looks).endsWith(Duration.ofSeconds(90));
      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(90));
      assertThat(late.job()).contains(REF);
      assertThat(late.billed()).isEqualTo(Billed.YES);
      assertThat(late.operation()).isEqualTo(Operation.AWAIT);
      assertThat(late.provider()).contains("openai");
      assertThat(late.lastSeen()).contains(job(IN_PROGRESS, 40));
      assertThat(late).hasNoCause();
      assertThat(late)
          .hasMessage(
              "job openai:video_1 did not end within 1m30s: when last seen it was IN_PROGRESS at"
                  + " 40 %. It runs on and has been paid for: do not create it again, await it by"
                  + " its ref");
    }

    @Test
    void goes_by_the_clients_limit_unless_told_otherwise() {
      then(job(QUEUED));
      assertThat(failure(WaitTimeoutException.class))
          .hasMessageContaining("within 10m: when last seen it was QUEUED. It runs");
      assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void still_returns_a_job_that_ended_at_the_last_moment() {
      then(job(QUEUED));
      then(job(COMPLETED));
      VideoJob ended = await(WaitOptions.defaults().timeout(Duration.ofSeconds(3)));
      assertThat(ended.status()).isEqualTo(COMPLETED);
      assertThat(looks).containsExactly(Duration.ZERO, Duration.ofSeconds(3));
    }

    @Test
    void does_not_look_again_after_a_look_that_took_until_then() {
      script.add(
          () -> {
            clock.advance(Duration.ofMinutes(2));
            return job(QUEUED);
          });
      failure(WaitTimeoutException.class, WaitOptions.defaults().timeout(Duration.ofMinutes(2)));
      assertThat(looks).hasSize(1);
    }

    @Test
    void is_not_put_off_by_a_hint_or_a_rate_limit_of_hours() {
      then(job(QUEUED).toBuilder().pollAfter(Duration.ofHours(5)).build());
      then(new RateLimitException(details("slow down"), Duration.ofHours(5)));
      failure(WaitTimeoutException.class);
      assertThat(looks)
          .containsExactly(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(10));
    }

    @Test
    void may_be_as_far_off_as_can_be_said() {
      then(job(QUEUED));
      then(job(COMPLETED));
      await(WaitOptions.defaults().timeout(Duration.ofSeconds(Long.MAX_VALUE)));
      assertThat(looks).hasSize(2);
    }
  }

  @Nested
  @DisplayName("whose looks fail")
  class WhoseLooksFail {

    @Test
    void goes_on_as_long_as_another_look_can_help() {
      then(new ConnectionException(details("reset")));
      then(new ProviderFailureException(details("500")));
      then(new CircuitOpenException(details("open")));
      then(new RateLimitException(details("slow down"), Duration.ofSeconds(40)));
      then(job(COMPLETED));
      assertThat(await().status()).isEqualTo(COMPLETED);
      assertThat(looks.get(4).minus(looks.get(3))).hasSeconds(40);
    }

    @Test
    void ends_at_its_deadline_with_the_last_failure_as_the_cause() {
      then(job(QUEUED));
      VideoException reset = new ConnectionException(details("connection reset"));
      then(reset);
      WaitTimeoutException late = failure(WaitTimeoutException.class);
      assertThat(late).hasCause(reset);
      assertThat(late)
          .hasMessageContaining("it was QUEUED; the last look failed: connection reset");
      assertThat(late.lastSeen()).contains(job(QUEUED));
      assertThat(late.billed()).isEqualTo(Billed.YES);
      assertThat(clock.elapsed()).hasMinutes(10);
    }

    @Test
    void says_so_if_the_job_was_never_seen() {
      then(new ConnectionException(details("connection reset")));
      WaitTimeoutException late = failure(WaitTimeoutException.class);
      assertThat(late.lastSeen()).isEmpty();
      assertThat(late).hasMessageContaining(": it was never seen; the last look failed");
    }

    @Test
    void forgets_failures_that_are_over() {
      then(new ConnectionException(details("connection reset")));
      then(job(QUEUED));
      assertThat(failure(WaitTimeoutException.class)).hasNoCause();
    }

    @Test
    void ends_at_once_where_another_look_cannot_help_and_names_the_job() {
      then(new AuthenticationException(details("no such key")));
      AuthenticationException refused = failure(AuthenticationException.class);
      assertThat(refused.job()).contains(REF);
      assertThat(refused.provider()).contains("openai");
      assertThat(looks).hasSize(1);
    }

    @Test
    void ends_at_once_with_what_is_no_error_of_a_vendor() {
      then(new IllegalStateException("a bug"));
      assertThatThrownBy(() -> await()).isInstanceOf(IllegalStateException.class);
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
      then(missing);
      then(missing);
      then(job(COMPLETED));
      assertThat(await().status()).isEqualTo(COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT10S", "PT10M"})
    void believes_it_after_ten_seconds(String timeout) {
      then(missing);
      WaitOptions patient =
          WaitOptions.defaults()
              .timeout(Duration.parse(timeout))
              .pollInterval(Duration.ofSeconds(10));
      assertThat(failure(NotFoundException.class, patient)).isSameAs(missing);
      assertThat(missing.job()).contains(REF);
      assertThat(looks).containsExactly(Duration.ZERO, Duration.ofSeconds(10));
    }

    @Test
    void does_not_claim_at_an_early_deadline_that_it_runs_on() {
      then(missing);
      WaitOptions hasty = WaitOptions.defaults().timeout(Duration.ofSeconds(1));
      assertThat(failure(NotFoundException.class, hasty)).isSameAs(missing);
    }

    @Test
    void ends_at_once_if_it_was_seen_before() {
      then(job(QUEUED));
      then(missing);
      NotFoundException gone = failure(NotFoundException.class);
      assertThat(gone).hasMessageContaining("was there when last looked at and is gone");
      assertThat(gone).hasCause(missing);
      assertThat(gone.job()).contains(REF);
      assertThat(gone.httpStatus()).hasValue(404);
      assertThat(gone.code()).contains("not_found");
      assertThat(gone.vendorMessage()).contains("no such video");
      assertThat(gone.requestId()).contains("req_7");
      assertThat(gone.operation()).isEqualTo(Operation.AWAIT);
      assertThat(looks).hasSize(2);
    }

    @Test
    void ends_even_if_the_vendor_says_nothing_more() {
      then(job(QUEUED));
      then(new NotFoundException(details("gone")));
      assertThat(failure(NotFoundException.class).httpStatus()).isEmpty();
    }
  }

  @Nested
  @DisplayName("that is broken off")
  class ThatIsBrokenOff {

    @Test
    void by_an_interrupt_names_the_job_and_sets_the_flag_again() {
      then(job(QUEUED));
      clock.beforeEachSleep(Thread.currentThread()::interrupt);
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
      then(interrupted);
      assertThat(failure(VideoInterruptedException.class)).isSameAs(interrupted);
      assertThat(interrupted.job()).contains(REF);
    }

    @Test
    void by_closing_the_client_ends_within_a_second() {
      then(job(QUEUED));
      clock.beforeEachSleep(() -> closed = clock.sleeps().size() == 2);
      ClientClosedException end = failure(ClientClosedException.class);
      assertThat(clock.elapsed()).hasSeconds(3);
      assertThat(looks).hasSize(1);
      assertThat(end.job()).contains(REF);
      assertThat(end.billed()).isEqualTo(Billed.YES);
      assertThat(end).hasMessageContaining("It runs on and has been paid for");
    }

    @Test
    void before_it_began_does_not_look() {
      closed = true;
      failure(ClientClosedException.class);
      assertThat(looks).isEmpty();
    }

    @Test
    void by_its_listener_ends_with_the_listeners_exception_even_if_it_looks_like_a_failed_look() {
      then(job(QUEUED));
      VideoException stop = new ConnectionException(details("stop"));
      WaitOptions options =
          WaitOptions.defaults()
              .listener(
                  job -> {
                    throw stop;
                  });
      assertThatThrownBy(() -> await(options)).isSameAs(stop);
      assertThat(looks).hasSize(1);
    }
  }

  @Test
  @DisplayName("tells its listener of every look, and of progress that never falls")
  void progress() {
    then(job(QUEUED));
    then(job(IN_PROGRESS, 30));
    then(job(IN_PROGRESS, 10));
    then(job(IN_PROGRESS));
    then(job(IN_PROGRESS, 31));
    VideoJob failed = job(FAILED, 0);
    then(failed);
    List<OptionalInt> heard = new ArrayList<>();

    VideoJob ended =
        await(WaitOptions.defaults().listener(job -> heard.add(job.progress())));

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
