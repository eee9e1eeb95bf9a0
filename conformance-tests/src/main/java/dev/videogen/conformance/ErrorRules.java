package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class ErrorRules {

  /** More than a provider makes of one call. */
  private static final int ATTEMPTS = 5;

  private final RuleContext bench;

  ErrorRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("ERR-01")
  @DisplayName("ERR-01 to retrieve an unknown id is NotFound")
  void retrieveUnknown() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bench.generator().retrieve(unknown()));
  }

  @Test
  @Tag("ERR-02")
  @DisplayName("ERR-02 to delete an unknown id is NotFound")
  void deleteUnknown() {
    bench.needs(Feature.DELETE);

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bench.generator().delete(unknown()));
  }

  @Test
  @Tag("ERR-03")
  @DisplayName("ERR-03 to remix an unknown id is NotFound")
  void remixUnknown() {
    bench.needs(Feature.REMIX);

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bench.create(bench.remix(unknown())));
  }

  @Test
  @Tag("ERR-04")
  @DisplayName("ERR-04 to download from an unknown id is NotFound")
  void downloadUnknown() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> bench.open(VideoOutput.of(unknown(), unknown(), 0)).close());
  }

  @Test
  @Tag("ERR-05")
  @DisplayName("ERR-05 an error names the provider")
  void namesTheProvider() {
    assertThat(notFound().provider()).contains(bench.generator().name());
  }

  @Test
  @Tag("ERR-06")
  @DisplayName("ERR-06 an error names the operation")
  void namesTheOperation() {
    assertThat(notFound().operation()).isEqualTo(Operation.RETRIEVE);
  }

  @Test
  @Tag("ERR-07")
  @DisplayName("ERR-07 an error that the vendor answered carries its status")
  void carriesTheStatus() {
    assertThat(notFound().httpStatus()).hasValue(404);
  }

  @Test
  @Tag("ERR-08")
  @DisplayName("ERR-08 an error about a job names the job")
  void namesTheJob() {
    assertThat(notFound().job()).contains(JobRef.of(bench.generator().name(), unknown()));
  }

  @Test
  @Tag("ERR-09")
  @DisplayName("ERR-09 an error after a create names the job, which has been paid for")
  void namesThePaidJob() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");
    VideoException error =
        catchThrowableOfType(
            VideoException.class, () -> bench.open(VideoOutput.of(job.id(), job.id(), 0)).close());

    assertThat(error.job()).contains(job.ref());
  }

  @Test
  @Tag("ERR-10")
  @DisplayName("ERR-10 a request that the vendor calls invalid is InvalidRequest")
  void refusedIsInvalid() {
    assertThat(refused()).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  @Tag("ERR-11")
  @DisplayName("ERR-11 a create that was refused is not billed")
  void refusedIsNotBilled() {
    assertThat(refused().billed()).isEqualTo(Billed.NO);
  }

  @Test
  @Tag("ERR-12")
  @DisplayName("ERR-12 a create that was refused is not sent again")
  void refusedIsNotSentAgain() {
    long before = bench.submissions();
    refused();

    assertThat(bench.submissions() - before).isEqualTo(1);
  }

  @Test
  @Tag("ERR-13")
  @DisplayName("ERR-13 a read that fails for a moment is read again, or reported as worth it")
  void momentaryFailure() {
    VideoJob job = bench.created();
    bench.respond(StubbedStatus.once(Operation.RETRIEVE, 500).times(ATTEMPTS));
    VideoException failure =
        catchThrowableOfType(VideoException.class, () -> bench.generator().retrieve(job.id()));

    assertThat(failure == null || failure.isRetryable())
        .as("retryable, or no failure: %s", failure)
        .isTrue();
  }

  @Test
  @Tag("ERR-14")
  @DisplayName("ERR-14 what can be nobody's id is refused as invalid or not found")
  void noId() {
    assertThat(catchThrowable(() -> bench.generator().retrieve("../" + unknown())))
        .isInstanceOfAny(InvalidRequestException.class, NotFoundException.class);
  }

  @Test
  @Tag("ERR-15")
  @DisplayName("ERR-15 an error of a retrieve names the job at the generator itself")
  void retrieveNamesTheJob() {
    assertNamesTheUnknownJob(() -> bench.generator().retrieve(unknown()));
  }

  @Test
  @Tag("ERR-16")
  @DisplayName("ERR-16 an error of a delete names the job at the generator itself")
  void deleteNamesTheJob() {
    bench.needs(Feature.DELETE);

    assertNamesTheUnknownJob(() -> bench.generator().delete(unknown()));
  }

  @Test
  @Tag("ERR-17")
  @DisplayName("ERR-17 an error of a download names the job at the generator itself")
  void downloadNamesTheJob() {
    assertNamesTheUnknownJob(() -> bench.open(VideoOutput.of(unknown(), unknown(), 0)).close());
  }

  @Test
  @Tag("ERR-18")
  @DisplayName("ERR-18 an error about a job that was created says that it has been paid for")
  void saysThatItIsBilled() {
    VideoJob job = bench.created();
    assumeTrue(!job.status().isTerminal(), "is about jobs that take time");
    VideoException error =
        catchThrowableOfType(
            VideoException.class, () -> bench.open(VideoOutput.of(job.id(), job.id(), 0)).close());

    assertThat(error.billed()).isEqualTo(Billed.YES);
  }

  @Test
  @Tag("ERR-19")
  @DisplayName("ERR-19 an error survives Java serialization")
  void survivesSerialization() throws Exception {
    VideoException error = notFound();
    Object copy = SerializedValue.of(error).read();

    assertThat(copy).hasSameClassAs(error);
    assertThat((VideoException) copy).hasMessage(error.getMessage());
    assertThat(((VideoException) copy).job()).isEqualTo(error.job());
  }

  private void assertNamesTheUnknownJob(ThrowingCallable call) {
    VideoException error = catchThrowableOfType(VideoException.class, call);

    assertThat(error.job()).contains(JobRef.of(bench.generator().name(), unknown()));
  }

  private String unknown() {
    return bench.harness().unknownId();
  }

  /** As an app sees it: the client adds what a generator leaves out, but mends nothing wrong. */
  private VideoException notFound() {
    JobRef ref = JobRef.of(bench.generator().name(), unknown());
    VideoException error =
        catchThrowableOfType(VideoException.class, () -> bench.client().retrieve(ref));
    assertThat(error).as("what is thrown for an unknown id").isNotNull();
    return error;
  }

  @Test
  @Tag("ERR-20")
  @DisplayName("ERR-20 the kind of a refusal says that nothing was created")
  void kindOfARefusal() {
    assertThat(refused().kind().nothingCreated()).isTrue();
  }

  private VideoException refused() {
    bench.generator();
    bench.respond(StubbedStatus.once(Operation.CREATE, 400));
    VideoException error = catchThrowableOfType(VideoException.class, bench::created);
    assertThat(error).as("what is thrown for a refused create").isNotNull();
    return error;
  }
}
