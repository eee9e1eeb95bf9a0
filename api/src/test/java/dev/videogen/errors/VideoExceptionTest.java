package dev.videogen.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An exception")
class VideoExceptionTest {

  private static final JobRef REF = JobRef.of("east", "job_1");
  private static final VideoJob JOB = VideoJob.builder(REF, JobStatus.FAILED).build();

  private static ErrorDetails.Builder details() {
    return ErrorDetails.builder(Operation.RETRIEVE, "the vendor said no")
        .provider("east")
        .httpStatus(418)
        .code("teapot")
        .vendorMessage("short and stout")
        .requestId("req_1")
        .job(REF)
        .cause(new IOException("underneath"));
  }

  @Test
  @DisplayName("carries all that is known of the error")
  void carries() {
    VideoException error = new NotFoundException(details().build());

    assertThat(error.provider()).hasValue("east");
    assertThat(error.operation()).isEqualTo(Operation.RETRIEVE);
    assertThat(error.httpStatus()).hasValue(418);
    assertThat(error.code()).hasValue("teapot");
    assertThat(error.vendorMessage()).hasValue("short and stout");
    assertThat(error.requestId()).hasValue("req_1");
    assertThat(error.job()).hasValue(REF);
    assertThat(error.details().message()).isEqualTo("the vendor said no");
    assertThat(error).hasCauseInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("of which little is known has empty parts")
  void empty() {
    VideoException error =
        new NotFoundException(
            ErrorDetails.builder(Operation.LIST, "no").code("").vendorMessage("").build());

    assertThat(error.provider()).isEmpty();
    assertThat(error.httpStatus()).isEmpty();
    assertThat(error.code()).isEmpty();
    assertThat(error.vendorMessage()).isEmpty();
    assertThat(error.requestId()).isEmpty();
    assertThat(error.job()).isEmpty();
    assertThat(error).hasNoCause().hasMessage("no");
  }

  @Test
  @DisplayName("names the job and the request in its message, but not twice")
  void message() {
    assertThat(new NotFoundException(details().build()))
        .hasMessage("the vendor said no [job east:job_1] [request id req_1]");
    assertThat(
            new NotFoundException(
                ErrorDetails.builder(Operation.DELETE, "east:job_1 is gone (req_1)")
                    .job(REF)
                    .requestId("req_1")
                    .build()))
        .hasMessage("east:job_1 is gone (req_1)");
  }

  @Test
  @DisplayName("says that money was spent if there is a job, unless told otherwise")
  void billed() {
    assertThat(details().build().billed()).isEqualTo(Billed.YES);
    assertThat(details().job(null).build().billed()).isEqualTo(Billed.NO);
    assertThat(details().billed(Billed.UNKNOWN).build().billed()).isEqualTo(Billed.UNKNOWN);
    assertThat(new SubmissionUncertainException(details().build(), List.of()).billed())
        .isEqualTo(Billed.UNKNOWN);
  }

  @Test
  @DisplayName("is completed by what its thrower left out, and keeps what was there")
  void completed() {
    VideoException bare =
        new NotFoundException(ErrorDetails.builder(Operation.RETRIEVE, "no").build());
    bare.complete("west", REF);
    assertThat(bare.provider()).hasValue("west");
    assertThat(bare.job()).hasValue(REF);

    VideoException full = new NotFoundException(details().build());
    full.complete("west", JobRef.of("west", "job_2"));
    assertThat(full.provider()).hasValue("east");
    assertThat(full.job()).hasValue(REF);
  }

  @Test
  @DisplayName("that is completed with a job still says what was known of the bill")
  void completedBill() {
    VideoException uncertain =
        new SubmissionUncertainException(
            ErrorDetails.builder(Operation.CREATE, "lost").build(), List.of());
    uncertain.complete("west", REF);

    assertThat(uncertain.billed()).isEqualTo(Billed.UNKNOWN);
  }

  static Stream<Arguments> kinds() {
    ErrorDetails details = details().build();
    return Stream.of(
        Arguments.of(new InvalidRequestException(details), false),
        Arguments.of(new UnsupportedRequestException(details), false),
        Arguments.of(new ContentPolicyException(details, "a nicer cat"), false),
        Arguments.of(new AuthenticationException(details), false),
        Arguments.of(new PermissionException(details), false),
        Arguments.of(new PaymentRequiredException(details), false),
        Arguments.of(new NotFoundException(details), false),
        Arguments.of(new ConflictException(details), false),
        Arguments.of(new ConfigurationException(details), false),
        Arguments.of(new JobFailedException(details, JOB), false),
        Arguments.of(new SubmissionUncertainException(details, List.of(JOB)), false),
        Arguments.of(new VideoInterruptedException(details), false),
        Arguments.of(new LocalStorageException(details), false),
        Arguments.of(new ClientClosedException(details), false),
        Arguments.of(new RateLimitException(details, Duration.ofSeconds(3)), true),
        Arguments.of(new ProviderFailureException(details), true),
        Arguments.of(new ConnectionException(details), true),
        Arguments.of(new CircuitOpenException(details), true),
        Arguments.of(new WaitTimeoutException(details, JOB), true),
        Arguments.of(new IncompleteDownloadException(details), true));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName("says whether trying again can help")
  void retryable(VideoException error, boolean retryable) {
    assertThat(error.isRetryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName("survives Java serialization")
  void serialization(VideoException error, boolean retryable) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(error);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      VideoException copy = (VideoException) in.readObject();
      assertThat(copy).hasSameClassAs(error).hasMessage(error.getMessage());
      assertThat(copy.job()).hasValue(REF);
      assertThat(copy.httpStatus()).hasValue(418);
      assertThat(copy.isRetryable()).isEqualTo(retryable);
    }
  }

  @Test
  @DisplayName("has what its kind alone knows")
  void extras() {
    ErrorDetails details = details().build();

    assertThat(new ContentPolicyException(details, "nicer").revisedPrompt()).hasValue("nicer");
    assertThat(new ContentPolicyException(details, null).revisedPrompt()).isEmpty();
    assertThat(new RateLimitException(details, Duration.ofSeconds(3)).retryAfter())
        .hasValue(Duration.ofSeconds(3));
    assertThat(new RateLimitException(details, null).retryAfter()).isEmpty();
    assertThat(new JobFailedException(details, JOB).videoJob()).isSameAs(JOB);
    assertThat(new WaitTimeoutException(details, JOB).lastSeen()).hasValue(JOB);
    assertThat(new WaitTimeoutException(details, null).lastSeen()).isEmpty();
    assertThat(new SubmissionUncertainException(details, List.of(JOB)).candidates())
        .containsExactly(JOB);
  }

  @Test
  @DisplayName("is about an operation that is paid for if it creates a job")
  void paid() {
    assertThat(Stream.of(Operation.values()).filter(Operation::isPaid))
        .containsExactly(Operation.CREATE);
    assertThat(Operation.CREATE).hasToString("create");
  }
}
