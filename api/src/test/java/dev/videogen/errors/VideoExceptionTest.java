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
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
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
  @DisplayName("says of money what it was told, whatever its kind")
  void billedAsTold() {
    for (Billed told : Billed.values()) {
      assertThat(new ConnectionException(details().billed(told).build()).billed()).isEqualTo(told);
      assertThat(new NotFoundException(details().billed(told).build()).billed()).isEqualTo(told);
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  @DisplayName("of a create that was told nothing of money judges by its kind")
  void billedCreate(VideoException any) {
    ErrorDetails.Builder create = ErrorDetails.builder(Operation.CREATE, "no");
    VideoException withoutJob = any.withDetails(create.build());
    VideoException withJob = any.withDetails(create.job(REF).build());

    if (any.kind().nothingCreated()) {
      assertThat(withoutJob.billed()).isEqualTo(Billed.NO);
      assertThat(withJob.billed()).isEqualTo(Billed.NO);
    } else {
      assertThat(withoutJob.billed()).isEqualTo(Billed.UNKNOWN);
      assertThat(withJob.billed())
          .isEqualTo(any instanceof SubmissionUncertainException ? Billed.UNKNOWN : Billed.YES);
    }
  }

  @Test
  @DisplayName("about a job is billed, unless there is no such job")
  void billedRead() {
    ErrorDetails read = details().build();

    assertThat(new NotFoundException(read).billed()).isEqualTo(Billed.NO);
    assertThat(new ConflictException(read).billed()).isEqualTo(Billed.YES);
    assertThat(new ConnectionException(read).billed()).isEqualTo(Billed.YES);
    assertThat(new ConnectionException(ErrorDetails.builder(Operation.LIST, "no").build()).billed())
        .isEqualTo(Billed.NO);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  @DisplayName("with other details keeps its class, its trace, what it suppressed and its fields")
  void withDetails(VideoException error) throws Exception {
    error.addSuppressed(new IOException("while closing"));
    ErrorDetails changed = details().provider("west").message("the vendor said never").build();

    VideoException copy = error.withDetails(changed);

    assertThat(copy).isNotSameAs(error).hasSameClassAs(error);
    assertThat(copy.details()).isSameAs(changed);
    assertThat(copy.getCause()).isSameAs(changed.cause().orElseThrow());
    assertThat(copy.getStackTrace()).isEqualTo(error.getStackTrace());
    assertThat(copy.getSuppressed()).isEqualTo(error.getSuppressed());
    for (Field field : ownFields(error.getClass())) {
      assertThat(field.get(copy)).as(field.getName()).isEqualTo(field.get(error));
    }
    assertThat(error.provider()).as("the first stays as it was").hasValue("east");
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  @DisplayName("cannot be changed")
  void immutable(VideoException error) {
    Stream<Field> fields =
        Stream.of(VideoException.class, error.getClass())
            .flatMap(type -> Stream.of(type.getDeclaredFields()))
            .filter(field -> !field.isSynthetic());

    assertThat(fields).allMatch(field -> Modifier.isFinal(field.getModifiers()));
  }

  private static List<Field> ownFields(Class<?> type) {
    List<Field> fields =
        Stream.of(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .toList();
    fields.forEach(field -> field.setAccessible(true));
    return fields;
  }

  static Stream<VideoException> everyKind() {
    return kinds().map(row -> (VideoException) row.get()[0]);
  }

  @Test
  @DisplayName("is of a kind that has the name of its class, and there is one for each class")
  void everyClassHasItsKind() {
    assertThat(everyKind().map(VideoException::kind)).containsExactlyInAnyOrder(ErrorKind.values());
    assertThat(everyKind().<Class<?>>map(VideoException::getClass))
        .containsExactlyInAnyOrder(VideoException.class.getPermittedSubclasses())
        .isNotEmpty();
    assertThat(everyKind())
        .allSatisfy(
            error ->
                assertThat(error.getClass().getSimpleName().replace("Exception", ""))
                    .isEqualToIgnoringCase(error.kind().name().replace("_", "")));
  }

  @Test
  @DisplayName("says by its kind whether a create that ended so has created nothing")
  void nothingCreated() {
    assertThat(Stream.of(ErrorKind.values()).filter(kind -> !kind.nothingCreated()))
        .containsExactly(
            ErrorKind.CONNECTION,
            ErrorKind.INCOMPLETE_DOWNLOAD,
            ErrorKind.JOB_FAILED,
            ErrorKind.PROVIDER_FAILURE,
            ErrorKind.SUBMISSION_UNCERTAIN,
            ErrorKind.VIDEO_INTERRUPTED,
            ErrorKind.WAIT_TIMEOUT);
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
        Arguments.of(new IncompleteDownloadException(details), true),
        Arguments.of(new BudgetExceededException(details), false),
        Arguments.of(new KeyInUseException(details), true));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName("says whether trying again can help")
  void retryable(VideoException error, boolean retryable) {
    assertThat(error.isRetryable()).isEqualTo(retryable);
    assertThat(error.kind().retryable()).isEqualTo(retryable);
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
      assertThat(copy.kind()).isSameAs(error.kind());
      assertThat(copy.details().cause()).containsSame(copy.getCause());
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
