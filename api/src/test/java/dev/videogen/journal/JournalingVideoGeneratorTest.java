package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.videogen.Billed;
import dev.videogen.Fit;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.testing.AdvancingClock;
import dev.videogen.testing.JournalInMemory;
import dev.videogen.testing.SmallVendor;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A generator with a journal")
class JournalingVideoGeneratorTest {

  private static final JobRef SOURCE = JobRef.of("stub", "job_0");

  private final AdvancingClock clock = new AdvancingClock();
  private final SmallVendor vendor = new SmallVendor("stub", clock);
  private final JournalInMemory journal = new JournalInMemory();
  private final JournalingVideoGenerator generator = new JournalingVideoGenerator(vendor, journal);

  private JournaledSubmission submission() {
    return JournaledSubmission.in(journal).get(0);
  }

  @Test
  @DisplayName("notes a create before it is sent, and its job after")
  void notesACreate() {
    vendor.beforeJob(() -> assertThat(journal.kinds()).containsExactly("Intent"));

    VideoJob job =
        generator.create(vendor.checked(SmallVendor.REQUEST.toBuilder().variants(2).build()));

    assertThat(journal.kinds()).containsExactly("Intent", "Created");
    assertThat(submission().job()).contains(job.ref());
    JournalEntry.Intent intent = submission().intent();
    assertThat(intent.at()).isEqualTo(clock.now());
    assertThat(intent.instance()).isEqualTo("stub");
    assertThat(intent.process()).isEqualTo(ProcessStamp.current());
    assertThat(intent.traits()).isEqualTo(JobFingerprint.of(SmallVendor.REQUEST));
    assertThat(intent.variants()).isEqualTo(2);
    assertThat(intent.estimate().orElseThrow()).isEqualByComparingTo("1.60");
  }

  @Test
  @DisplayName("notes a remix, with what it is made from and what that would cost")
  void notesARemix() {
    VideoJob source =
        generator.create(vendor.checked(SmallVendor.REQUEST.toBuilder().variants(2).build()));

    VideoJob remix = generator.create(vendor.remix(source.id(), "a dog"));

    assertThat(journal.kinds()).containsExactly("Intent", "Created", "Intent", "Created");
    JournaledSubmission noted = JournaledSubmission.in(journal).get(1);
    assertThat(noted.job()).contains(remix.ref());
    assertThat(noted.intent().traits())
        .isEqualTo(JobFingerprint.of(vendor.remix(source.id(), "a dog").resolved()));
    assertThat(noted.intent().estimate().map(BigDecimal::stripTrailingZeros))
        .contains(new BigDecimal("0.8"));
  }

  @Test
  @DisplayName("notes no price that it does not know")
  void notesNoPriceThatItDoesNotKnow() {
    generator.create(vendor.checked(SmallVendor.REQUEST.toBuilder().model("secret").build()));
    VideoJob.Builder untold = VideoJob.builder(SOURCE, JobStatus.COMPLETED);
    vendor.add(untold.model("m"));
    generator.create(vendor.remix(SOURCE.id(), "a dog"));
    assertThatThrownBy(() -> generator.create(vendor.remix("none", "a dog")))
        .isInstanceOf(NotFoundException.class);

    assertThat(JournaledSubmission.in(journal))
        .hasSize(3)
        .allMatch(submission -> submission.intent().estimate().isEmpty());
  }

  private static ErrorDetails.Builder details() {
    return ErrorDetails.builder(Operation.CREATE, "it went wrong");
  }

  static Stream<Arguments> failures() {
    VideoJob candidate = VideoJob.builder(SOURCE, JobStatus.QUEUED).build();
    ErrorDetails unknown = details().billed(Billed.UNKNOWN).build();
    ErrorDetails withJob = details().job(SOURCE).build();
    return Stream.of(
        arguments(new InvalidRequestException(details().build()), "REFUSED"),
        arguments(new ConnectionException(details().billed(Billed.NO).build()), "REFUSED"),
        arguments(new RateLimitException(details().build(), null), "REFUSED"),
        arguments(new VideoInterruptedException(details().billed(Billed.NO).build()), "REFUSED"),
        arguments(new NotFoundException(withJob), "REFUSED"),
        arguments(new ProviderFailureException(withJob), "UNCERTAIN"),
        arguments(new ConnectionException(unknown), "UNCERTAIN"),
        arguments(new VideoInterruptedException(unknown), "UNCERTAIN"),
        arguments(new SubmissionUncertainException(details().build(), List.of()), "UNCERTAIN"),
        arguments(
            new SubmissionUncertainException(details().build(), List.of(candidate)), "UNCERTAIN"),
        arguments(new IllegalStateException("a bug"), "UNCERTAIN"),
        arguments(new IllegalStateException(), "UNCERTAIN"),
        arguments(new StackOverflowError("a bug"), "UNCERTAIN"));
  }

  @ParameterizedTest(name = "{1} after {0}")
  @MethodSource("failures")
  @DisplayName("notes what an error tells of the job, and throws it on")
  void notesWhatAnErrorTells(Throwable failure, SubmissionState state) {
    vendor.beforeJob(
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        });

    assertThatThrownBy(() -> generator.create(vendor.checked(SmallVendor.REQUEST)))
        .isSameAs(failure);
    assertThat(submission().state()).isEqualTo(state);
    assertThat(submission().reason())
        .contains(failure.getMessage() == null ? failure.toString() : failure.getMessage());
  }

  @Test
  @DisplayName("notes the jobs that may be the one")
  void notesTheCandidates() {
    VideoJob candidate = VideoJob.builder(SOURCE, JobStatus.QUEUED).build();
    vendor.beforeJob(
        () -> {
          throw new SubmissionUncertainException(details().build(), List.of(candidate));
        });
    assertThatThrownBy(() -> generator.create(vendor.checked(SmallVendor.REQUEST))).isNotNull();
    vendor.beforeJob(
        () -> {
          throw new ProviderFailureException(details().job(SOURCE).build());
        });
    assertThatThrownBy(() -> generator.create(vendor.checked(SmallVendor.REQUEST))).isNotNull();

    assertThat(JournaledSubmission.in(journal))
        .extracting(JournaledSubmission::candidates)
        .containsExactly(List.of(SOURCE), List.of(SOURCE));
  }

  @Test
  @DisplayName("sends nothing that it could not note before")
  void sendsNothingThatItCouldNotNote() {
    journal.failingAt(JournalEntry.Intent.class::isInstance);

    assertThatExceptionOfType(LocalStorageException.class)
        .isThrownBy(() -> generator.create(vendor.checked(SmallVendor.REQUEST)))
        .withMessageContaining("nothing was sent")
        .withMessageContaining("the journal in memory")
        .withMessageContaining("no space left on device")
        .satisfies(
            error -> {
              assertThat(error.billed()).isEqualTo(Billed.NO);
              assertThat(error.provider()).contains("stub");
              assertThat(error.operation()).isEqualTo(Operation.CREATE);
            });
    assertThat(vendor.jobs()).isEmpty();
    // In case that part of it was kept.
    assertThat(journal.kinds()).containsExactly("Refused");
  }

  @Test
  @DisplayName("gives a job back that it could not note")
  void givesAJobBackThatItCouldNotNote() {
    journal.failingAt(JournalEntry.Created.class::isInstance);

    assertThat(generator.create(vendor.checked(SmallVendor.REQUEST)).id()).isEqualTo("job_1");
    assertThat(submission().state()).isEqualTo(SubmissionState.IN_FLIGHT);
  }

  @Test
  @DisplayName("throws the vendor's error although that could not be noted")
  void throwsTheVendorsErrorAlthoughThatCouldNotBeNoted() {
    RuntimeException failure = new InvalidRequestException(details().build());
    vendor.beforeJob(
        () -> {
          throw failure;
        });
    journal.failingAt(JournalEntry.Refused.class::isInstance);

    assertThatThrownBy(() -> generator.create(vendor.checked(SmallVendor.REQUEST)))
        .isSameAs(failure);
    assertThat(journal.kinds()).containsExactly("Intent");
  }

  @Test
  @DisplayName("reports an interrupt while it reads the source of a remix, and sends nothing")
  void reportsAnInterruptWhileReadingTheSource() {
    VideoInterruptedException interrupted = new VideoInterruptedException(details().build());
    CheckedRequest remix =
        CheckedRequest.check(
            VideoRequest.builder("a dog").source(VideoSource.remix(SOURCE)).build(),
            vendor.capabilities(),
            Fit.EXACT,
            vendor.name(),
            source -> {
              throw interrupted;
            });

    assertThatThrownBy(() -> generator.create(remix)).isSameAs(interrupted);
    assertThat(journal.kinds()).isEmpty();
    assertThat(vendor.jobs()).isEmpty();
  }
}
