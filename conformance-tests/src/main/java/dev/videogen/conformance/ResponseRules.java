package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.VideoJob;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a request that the vendor turns away. */
abstract class ResponseRules {

  private static final int[] STATUSES = {400, 401, 403, 404, 409, 418, 429, 500, 502, 503, 504};
  private static final Duration WAIT = Duration.ofSeconds(7);

  /** The kinds that an error of a read may have, by the status. */
  private static final Map<Integer, Set<ErrorKind>> KINDS =
      new TreeMap<>(
          Map.of(
              400, EnumSet.of(ErrorKind.INVALID_REQUEST),
              401, EnumSet.of(ErrorKind.AUTHENTICATION),
              402, EnumSet.of(ErrorKind.PAYMENT_REQUIRED),
              403, EnumSet.of(ErrorKind.PERMISSION, ErrorKind.PAYMENT_REQUIRED),
              404, EnumSet.of(ErrorKind.NOT_FOUND),
              409, EnumSet.of(ErrorKind.CONFLICT),
              429, EnumSet.of(ErrorKind.RATE_LIMIT),
              500, EnumSet.of(ErrorKind.PROVIDER_FAILURE),
              502, EnumSet.of(ErrorKind.PROVIDER_FAILURE),
              503, EnumSet.of(ErrorKind.PROVIDER_FAILURE, ErrorKind.RATE_LIMIT)));

  private final RuleContext bench;

  ResponseRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("RSP-01")
  @DisplayName(
      "RSP-01 an error of a retrieve names provider, operation and job, whatever the status")
  void retrieve() {
    VideoJob job = bench.created();
    assertNamed(Operation.RETRIEVE, job, () -> bench.generator().retrieve(job.id()));
  }

  @Test
  @Tag("RSP-02")
  @DisplayName(
      "RSP-02 an error of a download names provider, operation and job, whatever the status")
  void download() {
    VideoJob job = bench.completed();
    assertNamed(
        Operation.DOWNLOAD,
        job,
        () -> bench.generator().open(job.outputs().get(0), Asset.VIDEO, ByteRange.all()).close());
  }

  @Test
  @Tag("RSP-03")
  @DisplayName("RSP-03 an error of a delete names provider, operation and job, whatever the status")
  void delete() {
    bench.needs(Feature.DELETE);
    VideoJob job = bench.completedForOneself();
    assertNamed(Operation.DELETE, job, () -> bench.generator().delete(job.id()));
  }

  @Test
  @Tag("RSP-04")
  @DisplayName("RSP-04 an error of a create names provider and operation, and no job")
  void create() {
    for (int status : new int[] {400, 401, 403, 502}) {
      bench.respond(StubbedStatus.once(Operation.CREATE, status));
      VideoException error = required(catchThrowableOfType(VideoException.class, bench::created));

      assertThat(error.provider()).contains(bench.generator().name());
      assertThat(error.operation()).isEqualTo(Operation.CREATE);
      assertThat(error.job()).isEmpty();
      assertThat(error.httpStatus()).hasValue(status);
    }
  }

  @Test
  @Tag("RSP-05")
  @DisplayName("RSP-05 the kind of an error is that of its status")
  void kinds() {
    VideoJob job = bench.created();
    KINDS.forEach(
        (status, kinds) -> {
          VideoException error =
              refused(Operation.RETRIEVE, status, () -> bench.generator().retrieve(job.id()));

          assertThat(error.kind()).as("the kind of %s: %s", status, error).isIn(kinds);
        });
  }

  @Test
  @Tag("RSP-06")
  @DisplayName("RSP-06 what the vendor says about a refusal is told")
  void vendorsWords() {
    bench.respond(StubbedStatus.once(Operation.CREATE, 400));
    VideoException error = required(catchThrowableOfType(VideoException.class, bench::created));

    assertThat(error.getMessage() + " " + error.vendorMessage()).contains(StubbedStatus.MESSAGE);
  }

  @Test
  @Tag("RSP-07")
  @DisplayName("RSP-07 the number that the vendor gave to its response is told with an error")
  void requestId() {
    bench.generator();
    bench.means(bench.harness().numbersResponses(), "number the vendor's responses");
    bench.respond(StubbedStatus.once(Operation.CREATE, 400));
    VideoException error = required(catchThrowableOfType(VideoException.class, bench::created));

    assertThat(error.requestId()).isPresent();
  }

  @Test
  @Tag("RSP-08")
  @DisplayName("RSP-08 a read that is told to come again (429) comes no sooner, or tells the wait")
  void waitsAsTold() {
    VideoJob job = bench.created();
    bench.respond(StubbedStatus.once(Operation.RETRIEVE, 429).retryAfter(WAIT));
    TimeSource time = bench.generator().time();
    long before = time.nanoTime();
    VideoException error =
        catchThrowableOfType(VideoException.class, () -> bench.generator().retrieve(job.id()));
    Duration waited = Duration.ofNanos(time.nanoTime() - before);

    assertThat(error == null ? waited : told(error))
        .as("the wait, with %s", error)
        .isGreaterThanOrEqualTo(WAIT);
  }

  @Test
  @Tag("RSP-09")
  @DisplayName(
      "RSP-09 a read that fails each time is given up, with an error that is worth a retry")
  void isGivenUp() {
    VideoJob job = bench.created();
    VideoException error =
        refused(Operation.RETRIEVE, 503, () -> bench.generator().retrieve(job.id()));

    assertThat(error.isRetryable()).as("%s", error).isTrue();
  }

  @Test
  @Tag("RSP-10")
  @DisplayName("RSP-10 a read that is refused is an error that is not worth a retry")
  void refusalIsFinal() {
    VideoJob job = bench.created();
    for (int status : new int[] {400, 401, 403, 404}) {
      VideoException error =
          refused(Operation.RETRIEVE, status, () -> bench.generator().retrieve(job.id()));

      assertThat(error.isRetryable()).as("%s", error).isFalse();
    }
  }

  @Test
  @Tag("RSP-11")
  @DisplayName("RSP-11 a list that fails is an error, and no page without jobs")
  void list() {
    bench.needs(Feature.LIST);
    for (int status : STATUSES) {
      VideoException error =
          refused(Operation.LIST, status, () -> bench.generator().list(ListQuery.newest(5)));

      assertThat(error.operation()).isEqualTo(Operation.LIST);
    }
  }

  @Test
  @Tag("RSP-12")
  @DisplayName("RSP-12 a delete that was refused deletes nothing, and says so")
  void refusedDelete() {
    bench.needs(Feature.DELETE);
    VideoJob job = bench.completedForOneself();
    for (int status : new int[] {400, 401, 403, 409, 500}) {
      refused(Operation.DELETE, status, () -> bench.generator().delete(job.id()));
    }

    assertThat(bench.generator().retrieve(job.id()).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  @Tag("RSP-13")
  @DisplayName("RSP-13 a cancel that failed does not tell a job as cancelled")
  void refusedCancel() {
    bench.needs(Feature.CANCEL);
    VideoJob job = bench.running();
    for (int status : new int[] {400, 401, 403, 409, 500}) {
      bench.respond(StubbedStatus.always(Operation.CANCEL, status));
      Throwable outcome =
          catchThrowable(
              () ->
                  assertThat(bench.generator().cancel(job.id()).status())
                      .isNotEqualTo(JobStatus.CANCELLED));
      bench.harness().clearResponses();

      assertThat(outcome == null || outcome instanceof VideoException)
          .as("at %s: %s", status, outcome)
          .isTrue();
    }
  }

  @Test
  @Tag("RSP-14")
  @DisplayName("RSP-14 an error of the vendor carries its status, whichever it is")
  void status() {
    VideoJob job = bench.created();
    for (int status : STATUSES) {
      assertThat(
              refused(Operation.RETRIEVE, status, () -> bench.generator().retrieve(job.id()))
                  .httpStatus())
          .hasValue(status);
    }
  }

  private interface Call {

    void make() throws Exception;
  }

  private void assertNamed(Operation operation, VideoJob job, Call call) {
    for (int status : STATUSES) {
      VideoException error = refused(operation, status, call);

      assertThat(error.provider()).as("%s", error).contains(bench.generator().name());
      assertThat(error.operation()).as("%s", error).isEqualTo(operation);
      assertThat(error.job()).as("the job of %s", error).contains(job.ref());
    }
  }

  /** The error of a call that the vendor turns away, however often it is made. */
  private VideoException refused(Operation operation, int status, Call call) {
    bench.respond(StubbedStatus.always(operation, status));
    Throwable outcome = catchThrowable(call::make);
    bench.harness().clearResponses();
    assertThat(outcome).as("what is thrown at %s", status).isInstanceOf(VideoException.class);
    return (VideoException) outcome;
  }

  private static VideoException required(@Nullable VideoException error) {
    assertThat(error).as("what is thrown for a create that was turned away").isNotNull();
    return Optional.ofNullable(error).orElseThrow();
  }

  private static Duration told(VideoException error) {
    return error instanceof RateLimitException limit
        ? limit.retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }
}
