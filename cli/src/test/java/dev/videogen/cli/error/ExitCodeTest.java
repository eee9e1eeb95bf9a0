package dev.videogen.cli.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.KeyInUseException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The exit code")
class ExitCodeTest {

  private static final Path ERRORS_PAGE = Path.of("..", "docs", "errors.md");
  private static final ErrorDetails DETAILS =
      ErrorDetails.builder(Operation.CREATE, "it went wrong").build();
  private static final VideoJob JOB =
      VideoJob.builder(JobRef.of("fake", "video_1"), JobStatus.FAILED).build();
  private static final ErrorDetails DETAILS_WITH_JOB =
      ErrorDetails.builder(Operation.DOWNLOAD, "it went wrong").job(JOB.ref()).build();

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments(new JobFailedException(DETAILS_WITH_JOB, JOB), 1),
        arguments(new ConfigurationException(DETAILS), 2),
        arguments(new InvalidRequestException(DETAILS), 2),
        arguments(new UnsupportedRequestException(DETAILS), 2),
        arguments(new ContentPolicyException(DETAILS, null), 2),
        arguments(new NotFoundException(DETAILS), 2),
        arguments(new ConflictException(DETAILS), 2),
        arguments(new ClientClosedException(DETAILS), 2),
        arguments(new LocalStorageException(DETAILS), 2),
        arguments(new AuthenticationException(DETAILS), 3),
        arguments(new PermissionException(DETAILS), 3),
        arguments(new PaymentRequiredException(DETAILS), 3),
        arguments(new BudgetExceededException(DETAILS), 3),
        arguments(new RateLimitException(DETAILS, null), 4),
        arguments(new ProviderFailureException(DETAILS), 4),
        arguments(new ConnectionException(DETAILS), 4),
        arguments(new CircuitOpenException(DETAILS), 4),
        arguments(new KeyInUseException(DETAILS), 4),
        arguments(new IncompleteDownloadException(DETAILS_WITH_JOB), 4),
        arguments(new LocalStorageException(DETAILS_WITH_JOB), 4),
        arguments(new WaitTimeoutException(DETAILS_WITH_JOB, null), 5),
        arguments(new SubmissionUncertainException(DETAILS, List.of()), 6),
        arguments(new VideoInterruptedException(DETAILS_WITH_JOB), 130),
        arguments(new UsageException("what is that?"), 2),
        arguments(new IllegalStateException("a mistake of ours"), 70));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("errors")
  @DisplayName("says what kind of error ended the command")
  void saysWhatKindOfErrorItWas(Throwable error, int exitCode) {
    assertThat(ExitCode.of(error).value()).isEqualTo(exitCode);
  }

  static Stream<VideoException> errorsOfCreatedJobs() {
    ErrorDetails awaited =
        ErrorDetails.builder(Operation.AWAIT, "it went wrong").job(JOB.ref()).build();
    ErrorDetails seen =
        ErrorDetails.builder(Operation.RETRIEVE, "it went wrong")
            .job(JOB.ref())
            .billed(Billed.YES)
            .build();
    return Stream.of(awaited, seen, DETAILS_WITH_JOB)
        .flatMap(
            details ->
                Stream.of(
                    new NotFoundException(details),
                    new ConflictException(details),
                    new InvalidRequestException(details),
                    new ContentPolicyException(details, null),
                    new ClientClosedException(details)));
  }

  @ParameterizedTest
  @MethodSource("errorsOfCreatedJobs")
  @DisplayName("is never that nothing was created if the error is about a job that was")
  void isNotTwoOnceAJobWasCreated(VideoException error) {
    assertThat(ExitCode.of(error)).isEqualTo(ExitCode.UNAVAILABLE);
  }

  @Test
  @DisplayName("is stated above for every kind of error")
  void isStatedForEveryKind() {
    assertThat(
            errors()
                .map(row -> row.get()[0])
                .filter(VideoException.class::isInstance)
                .map(error -> ((VideoException) error).kind())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(ErrorKind.values());
  }

  @Test
  @DisplayName("is what the page of errors says of every kind")
  void isWhatThePageSays() throws IOException {
    Map<String, Set<Integer>> codes = new TreeMap<>();
    Stream.concat(
            errors().map(row -> row.get()[0]).filter(VideoException.class::isInstance),
            errorsOfCreatedJobs())
        .map(VideoException.class::cast)
        .forEach(
            error ->
                codes
                    .computeIfAbsent(error.kind().name(), kind -> new TreeSet<>())
                    .add(ExitCode.of(error).value()));

    Map<String, Set<Integer>> told = new TreeMap<>();
    Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|.*\\| ([0-9, ]+) \\|$")
        .matcher(Files.readString(ERRORS_PAGE))
        .results()
        .forEach(
            row ->
                told.put(
                    row.group(1),
                    Stream.of(row.group(2).split(", "))
                        .map(Integer::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new))));

    assertThat(told).isEqualTo(codes);
  }

  @Test
  @DisplayName("has the meaning that the page of errors says")
  void meansWhatThePageSays() throws IOException {
    List<String> told =
        Pattern.compile("(?m)^\\| (\\d+ \\| .*) \\|$")
            .matcher(Files.readString(ERRORS_PAGE))
            .results()
            .map(row -> row.group(1))
            .toList();

    assertThat(told)
        .containsExactlyElementsOf(
            Stream.of(ExitCode.values())
                .map(code -> code.value() + " | " + code.meaning())
                .toList());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "QUEUED, 0",
    "IN_PROGRESS, 0",
    "COMPLETED, 0",
    "FAILED, 1",
    "CANCELLED, 1",
    "EXPIRED, 1"
  })
  @DisplayName("says how a job that was looked at stands")
  void saysHowAJobStands(JobStatus status, int exitCode) {
    assertThat(ExitCode.of(status).value()).isEqualTo(exitCode);
  }
}
