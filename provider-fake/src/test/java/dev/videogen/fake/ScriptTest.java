package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.videogen.Billed;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.CheckedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A script")
class ScriptTest {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").build();

  private final FakeVideoGenerator fake = FakeVideoGenerator.create();
  private final FakeVideoGenerator vendor = fake.withoutRetries();
  private final FakeScript script = fake.script();

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(
            FakeError.rateLimit(Duration.ofSeconds(20)), RateLimitException.class, 429, true),
        Arguments.of(FakeError.outOfCredit(), PaymentRequiredException.class, 429, false),
        Arguments.of(FakeError.contentPolicy(), ContentPolicyException.class, 400, false),
        Arguments.of(FakeError.invalidRequest("no"), InvalidRequestException.class, 400, false),
        Arguments.of(FakeError.authentication(), AuthenticationException.class, 401, false),
        Arguments.of(FakeError.permission(), PermissionException.class, 403, false),
        Arguments.of(FakeError.notFound(), NotFoundException.class, 404, false),
        Arguments.of(FakeError.serverError(), ProviderFailureException.class, 500, true),
        Arguments.of(FakeError.unreachable(), ConnectionException.class, 0, true));
  }

  @ParameterizedTest(name = "lets a create fail with {1}")
  @MethodSource("errors")
  void letsACreateFail(
      FakeError error, Class<? extends VideoException> type, int httpStatus, boolean retryable) {
    script.nextCreate().failsWith(error);

    VideoException failure =
        catchThrowableOfType(type, () -> vendor.create(CheckedRequest.unchecked(CAT)));

    assertThat(failure).isExactlyInstanceOf(type);
    assertThat(failure.provider()).hasValue("fake");
    assertThat(failure.operation()).isEqualTo(Operation.CREATE);
    assertThat(failure.billed()).isEqualTo(Billed.NO);
    assertThat(failure.job()).isEmpty();
    assertThat(failure.isRetryable()).isEqualTo(retryable);
    assertThat(failure.httpStatus())
        .isEqualTo(httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus));
    assertThat(vendor.list(ListQuery.newest(1)).items()).isEmpty();
  }

  @Test
  void givesWhatTheVendorSaysBesides() {
    script.nextCreate().failsWith(FakeError.rateLimit(Duration.ofSeconds(20)));
    script.nextCreate().failsWith(FakeError.contentPolicy("a nice cat"));

    assertThat(
            catchThrowableOfType(
                    RateLimitException.class, () -> vendor.create(CheckedRequest.unchecked(CAT)))
                .retryAfter())
        .hasValue(Duration.ofSeconds(20));
    assertThat(
            catchThrowableOfType(
                    ContentPolicyException.class,
                    () -> vendor.create(CheckedRequest.unchecked(CAT)))
                .revisedPrompt())
        .hasValue("a nice cat");
  }

  @Test
  void tellsOfAnEndedJobWhetherItIsBilled() {
    script.nextJob().failsAt(40, JobError.of("luck", "out of it")).isBilled(Billed.NO);
    script.nextJob().isCancelledAt(40).isBilled(Billed.YES);
    script.nextJob().failsAt(40, JobError.of("luck", "out of it"));
    script.nextJob().completes();

    assertThat(Stream.generate(() -> vendor.create(CheckedRequest.unchecked(CAT))).limit(4))
        .allSatisfy(job -> assertThat(job.billed()).isEqualTo(Billed.UNKNOWN))
        .extracting(this::ended)
        .extracting(VideoJob::billed)
        .containsExactly(Billed.NO, Billed.YES, Billed.UNKNOWN, Billed.YES);
  }

  @Test
  void tellsWhatAnEndedJobCosts() {
    script.nextJob().failsAt(40, JobError.of("luck", "out of it")).costs(new BigDecimal("0.12"));
    script.nextJob().costs(BigDecimal.ZERO).isBilled(Billed.NO);

    VideoJob charged = ended(vendor.create(CheckedRequest.unchecked(CAT)));
    VideoJob refunded = ended(vendor.create(CheckedRequest.unchecked(CAT)));

    assertThat(charged.cost()).hasValue(new BigDecimal("0.12"));
    assertThat(charged.billed()).isEqualTo(Billed.YES);
    assertThat(refunded.cost()).hasValue(BigDecimal.ZERO);
    assertThat(refunded.billed()).isEqualTo(Billed.NO);
  }

  private VideoJob ended(VideoJob job) {
    fake.clock().advance(Duration.ofMinutes(1));
    return vendor.retrieve(job.id());
  }

  @Test
  void takesTheConstructorOfAnyExceptionAsAnError() {
    VideoJob job = vendor.create(CheckedRequest.unchecked(CAT));
    script.nextRetrieve().failsWith(CircuitOpenException::new);

    assertThatThrownBy(() -> vendor.retrieve(job.id()))
        .isInstanceOfSatisfying(
            CircuitOpenException.class,
            failure -> {
              assertThat(failure.job()).hasValue(job.ref());
              assertThat(failure.operation()).isEqualTo(Operation.RETRIEVE);
            });
  }

  @Test
  void speaksOfEveryOperation() {
    VideoJob job = vendor.create(CheckedRequest.unchecked(CAT));
    fake.clock().advance(Duration.ofMinutes(1));
    script.nextRetrieve().failsWith(FakeError.serverError());
    script.nextList().failsWith(FakeError.serverError());
    script.nextCreate().failsWith(FakeError.serverError());
    script.nextDelete().failsWith(FakeError.serverError());

    assertThatThrownBy(() -> vendor.retrieve(job.id()))
        .isInstanceOf(ProviderFailureException.class);
    assertThatThrownBy(() -> vendor.list(ListQuery.newest(1)))
        .isInstanceOf(ProviderFailureException.class);
    assertThatThrownBy(() -> vendor.create(Remix.of(job.id(), "a dog")))
        .isInstanceOfSatisfying(
            ProviderFailureException.class,
            failure -> assertThat(failure.billed()).isEqualTo(Billed.NO));
    assertThatThrownBy(() -> vendor.delete(job.id())).isInstanceOf(ProviderFailureException.class);
    assertThat(script.unusedScripts()).isEmpty();
    assertThat(vendor.retrieve(job.id()).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void goesLineByLine() {
    script.nextCreate().failsWith(FakeError.serverError()).times(2);
    script.nextCreate().succeeds();
    script.nextCreate().failsWith(FakeError.authentication());

    assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
        .isInstanceOf(ProviderFailureException.class);
    assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
        .isInstanceOf(ProviderFailureException.class);
    assertThat(vendor.create(CheckedRequest.unchecked(CAT)).id()).isEqualTo("video_000001");
    assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
        .isInstanceOf(AuthenticationException.class);
    assertThat(vendor.create(CheckedRequest.unchecked(CAT)).id()).isEqualTo("video_000002");
  }

  @Test
  void goesOnForEverWhenAsked() {
    script.nextList().failsWith(FakeError.serverError()).always();

    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> vendor.list(ListQuery.newest(1)))
          .isInstanceOf(ProviderFailureException.class);
    }
    assertThat(script.unusedScripts()).isEmpty();
  }

  @Test
  void aboutAJobWaitsForTheJob() {
    script.nextCreate().failsWith(FakeError.serverError());
    script.nextJob().failsAt(0, JobError.of("internal_error", ""));

    assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
        .isInstanceOf(ProviderFailureException.class);
    assertThat(script.unusedScripts()).hasSize(1);
    VideoJob job = vendor.create(CheckedRequest.unchecked(CAT));
    fake.clock().advance(Duration.ofMinutes(1));
    assertThat(vendor.retrieve(job.id()).status()).isEqualTo(JobStatus.FAILED);
    assertThat(script.unusedScripts()).isEmpty();
  }

  @Test
  void listsTheLinesThatWereNotUsedWithTheirPlaceInTheCode() {
    script.nextCreate().failsWith(FakeError.serverError()).times(3);
    script.nextDownload().ignoresRange().breaksAt(1000);
    assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
        .isInstanceOf(ProviderFailureException.class);

    assertThat(script.unusedScripts())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith(
                        "nextCreate().failsWith(500 server_error).times(3), used 1 times"
                            + " (ScriptTest.java:"),
            line ->
                assertThat(line)
                    .startsWith("nextDownload().ignoresRange().breaksAt(1000) (ScriptTest.java:"));
  }

  @Test
  void cannotBeChangedAfterTheCall() {
    ScriptedSubmission line = script.nextCreate();
    vendor.create(CheckedRequest.unchecked(CAT));

    assertThatThrownBy(line::losesResponse)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("used already");
  }

  @Nested
  @DisplayName("that loses a response")
  class Losing {

    @Test
    @DisplayName("leaves a job that the caller does not know of, and that can be listed later")
    void leavesAJob() {
      script.nextCreate().losesResponse();

      assertThatThrownBy(() -> fake.create(CheckedRequest.unchecked(CAT)))
          .isInstanceOfSatisfying(
              SubmissionUncertainException.class,
              failure -> {
                assertThat(failure.billed()).isEqualTo(Billed.UNKNOWN);
                assertThat(failure.candidates()).isEmpty();
                assertThat(failure.job()).isEmpty();
              });
      assertThat(fake.count(Operation.LIST)).isEqualTo(3);
      assertThat(fake.list(ListQuery.newest(10)).items())
          .extracting(VideoJob::id)
          .containsExactly("video_000001");
    }

    @Test
    @DisplayName("notes which job was created, for the test")
    void notesTheJob() {
      VideoJob source = fake.create(CheckedRequest.unchecked(CAT));
      fake.clock().advance(Duration.ofMinutes(1));
      script.nextCreate().losesResponse();
      script.nextCreate().losesConnection();

      assertThatThrownBy(() -> fake.create(CheckedRequest.unchecked(CAT)))
          .isInstanceOf(SubmissionUncertainException.class);
      fake.create(Remix.of(source.id(), "a dog"));

      assertThat(fake.calls().stream().filter(call -> !call.succeeded()))
          .extracting(call -> call.job().orElseThrow().id())
          .containsExactly("video_000002", "video_000003");
    }

    @Test
    @DisplayName("can name the job as a candidate, of which the list tells too little")
    void namesACandidate() {
      VideoJob source = fake.create(CheckedRequest.unchecked(CAT));
      fake.clock().advance(Duration.ofMinutes(1));
      script.nextCreate().losesResponseButFindsJob();

      assertThatThrownBy(() -> fake.create(Remix.of(source.id(), "a dog")))
          .isInstanceOfSatisfying(
              SubmissionUncertainException.class,
              failure ->
                  assertThat(failure.candidates())
                      .extracting(VideoJob::ref, VideoJob::prompt)
                      .containsExactly(
                          tuple(fake.retrieve("video_000002").ref(), Optional.empty())));
      assertThat(fake.list(ListQuery.newest(1)).items().get(0).prompt()).hasValue("a dog");
    }

    @Test
    @DisplayName("can break the connection, after which the job is found and adopted")
    void breaksTheConnection() {
      script.nextCreate().losesConnection();

      VideoJob job = fake.create(CheckedRequest.unchecked(CAT));

      assertThat(job.adopted()).isTrue();
      assertThat(fake.list(ListQuery.newest(10)).items())
          .extracting(VideoJob::ref)
          .containsExactly(job.ref());
    }

    @Test
    @DisplayName("is a broken connection for whoever neither retries nor searches")
    void isABrokenConnection() {
      script.nextCreate().losesConnection();

      assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
          .isInstanceOfSatisfying(
              ConnectionException.class,
              failure -> assertThat(failure.billed()).isEqualTo(Billed.UNKNOWN));
      assertThat(fake.count(Operation.LIST)).isZero();
    }
  }

  @Nested
  @DisplayName("with a latency")
  class Latency {

    @Test
    @DisplayName("lets the clock pass at every call")
    void letsTheClockPass() {
      script.latency(Duration.ofMillis(250));

      VideoJob job = vendor.create(CheckedRequest.unchecked(CAT));
      vendor.retrieve(job.id());

      assertThat(job.createdAt()).hasValue(FakeClock.START.plusMillis(250));
      assertThat(fake.time().now()).isEqualTo(FakeClock.START.plusMillis(500));
    }
  }

  @Nested
  @DisplayName("with a rate limit")
  class Limit {

    @Test
    @DisplayName("refuses what is too much within a minute, and says how long to wait")
    void refusesTooMuch() {
      script.rateLimit(2);
      vendor.create(CheckedRequest.unchecked(CAT));
      fake.clock().advance(Duration.ofSeconds(20));
      vendor.create(CheckedRequest.unchecked(CAT));
      fake.clock().advance(Duration.ofSeconds(10));

      assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
          .isInstanceOfSatisfying(
              RateLimitException.class,
              failure -> assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(30)));
      fake.clock().advance(Duration.ofSeconds(30));
      vendor.create(CheckedRequest.unchecked(CAT));
      assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
          .isInstanceOfSatisfying(
              RateLimitException.class,
              failure -> assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(20)));
    }

    @Test
    @DisplayName("leaves the lines for those that are let in")
    void leavesTheLines() {
      script.rateLimit(1);
      vendor.create(CheckedRequest.unchecked(CAT));
      script.nextCreate().failsWith(FakeError.authentication());

      assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
          .isInstanceOf(RateLimitException.class);
      fake.clock().advance(Duration.ofMinutes(1));
      assertThatThrownBy(() -> vendor.create(CheckedRequest.unchecked(CAT)))
          .isInstanceOf(AuthenticationException.class);
    }
  }
}
