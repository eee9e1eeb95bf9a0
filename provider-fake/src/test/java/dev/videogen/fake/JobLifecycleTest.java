package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.spi.CheckedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A job of the fake")
class JobLifecycleTest {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").build();

  private final FakeVideoGenerator fake =
      FakeVideoGenerator.builder().jobDuration(Duration.ofSeconds(100)).build();

  private VideoJob after(Duration duration) {
    VideoJob created = fake.create(CheckedRequest.unchecked(CAT));
    fake.clock().advance(duration);
    return fake.retrieve(created.id());
  }

  @ParameterizedTest(name = "after {0} s it is {1} at {2} %")
  @CsvSource({
    "0, QUEUED, 0",
    "9, QUEUED, 0",
    "10, IN_PROGRESS, 0",
    "19, IN_PROGRESS, 10",
    "55, IN_PROGRESS, 50",
    "99, IN_PROGRESS, 98",
    "100, COMPLETED, 100",
    "3699, COMPLETED, 100",
    "3700, COMPLETED, 100",
    "99999, COMPLETED, 100",
  })
  void movesWithTheClock(int seconds, JobStatus status, int progress) {
    VideoJob job = after(Duration.ofSeconds(seconds));

    assertThat(job.status()).isEqualTo(status);
    assertThat(job.progress()).hasValue(progress);
  }

  @ParameterizedTest(name = "scripted to fail at {0} %, after {1} s it is {2} at {3} %")
  @CsvSource({
    "0, 9, QUEUED, 0",
    "0, 10, FAILED, 0",
    "40, 45, IN_PROGRESS, 38",
    "40, 46, FAILED, 40",
    "40, 99999, FAILED, 40",
    "33, 99999, FAILED, 33",
    "100, 99, IN_PROGRESS, 98",
    "100, 100, FAILED, 100",
  })
  void failsWhenScripted(int failsAt, int seconds, JobStatus status, int progress) {
    JobError error = JobError.of("internal_error", "out of luck");
    fake.script().nextJob().failsAt(failsAt, error);

    VideoJob job = after(Duration.ofSeconds(seconds));

    assertThat(job.status()).isEqualTo(status);
    assertThat(job.progress()).hasValue(progress);
    assertThat(job.error().isPresent()).isEqualTo(status == JobStatus.FAILED);
    assertThat(job.outputs()).isEmpty();
    assertThat(job.expiresAt()).isEmpty();
  }

  @Test
  void thatIsScriptedToBeCancelledIsCancelled() {
    fake.script().nextJob().isCancelledAt(50);

    VideoJob job = after(Duration.ofSeconds(55));

    assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(job.completedAt()).hasValue(FakeClock.START.plusSeconds(55));
    assertThat(job.error()).isEmpty();
  }

  @Test
  void thatHangsNeverEnds() {
    fake.script().nextJob().hangs();

    VideoJob job = after(Duration.ofDays(1000));

    assertThat(job.status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(job.progress()).hasValue(99);
  }

  @Test
  void canTakeItsOwnTime() {
    fake.script().nextJob().takes(Duration.ofSeconds(1));
    fake.script().nextJob().takes(Duration.ZERO);

    assertThat(after(Duration.ofSeconds(1)).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(fake.create(CheckedRequest.unchecked(CAT)).status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  @DisplayName("tells all that is known of it")
  void tellsAll() {
    VideoRequest request =
        VideoRequest.builder("a cat")
            .size(640, 360)
            .duration(Duration.ofSeconds(8))
            .variants(2)
            .build();

    VideoJob created = fake.create(CheckedRequest.unchecked(request));
    fake.clock().advance(Duration.ofSeconds(100));
    VideoJob completed = fake.retrieve(created.id());

    assertThat(created.ref()).isEqualTo(JobRef.of("fake", "video_000001"));
    assertThat(created.prompt()).hasValue("a cat");
    assertThat(created.model()).hasValue("fake-video");
    assertThat(created.size()).hasValue(VideoSize.of(640, 360));
    assertThat(created.duration()).hasValue(Duration.ofSeconds(8));
    assertThat(created.createdAt()).hasValue(FakeClock.START);
    assertThat(created.completedAt()).isEmpty();
    assertThat(created.outputs()).isEmpty();
    assertThat(completed.completedAt()).hasValue(FakeClock.START.plusSeconds(100));
    assertThat(completed.expiresAt()).hasValue(FakeClock.START.plusSeconds(3700));
    assertThat(completed.outputs())
        .containsExactly(
            VideoOutput.of("video_000001", "output_000001-1", 0),
            VideoOutput.of("video_000001", "output_000001-2", 1));
  }

  @ParameterizedTest(name = "is not found as {0}")
  @ValueSource(
      strings = {"video_000002", "video_000000", "video_1", "video_0000001", "task_000001"})
  void isNotFoundUnderAnotherId(String id) {
    fake.create(CheckedRequest.unchecked(CAT));

    assertThatThrownBy(() -> fake.retrieve(id))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("\"" + id + "\"");
  }

  @ParameterizedTest(name = "cannot be asked for as \"{0}\"")
  @ValueSource(strings = {"", "a b", "a\tb", "vidéo"})
  void cannotBeAskedForByWhatIsNoId(String id) {
    assertThatThrownBy(() -> fake.retrieve(id))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("cannot be an id");
  }

  @Nested
  @DisplayName("that is cancelled")
  class Cancelled {

    private final FakeVideoGenerator racy =
        FakeVideoGenerator.builder()
            .capabilities(
                FakePreset.generic().capabilities().toBuilder().cancelsByDeleting().build())
            .build();

    @Test
    @DisplayName("while it runs is told as cancelled until it is deleted")
    void isCancelled() {
      VideoJob job = fake.create(CheckedRequest.unchecked(CAT));
      fake.clock().advance(Duration.ofSeconds(55));

      VideoJob cancelled = fake.cancel(job.id());

      assertThat(fake.retrieve(job.id())).isEqualTo(cancelled);
      assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
      assertThat(cancelled.progress()).hasValue(50);
      assertThat(cancelled.completedAt()).hasValue(FakeClock.START.plusSeconds(55));
      fake.clock().advance(Duration.ofDays(1));
      assertThat(fake.retrieve(job.id())).isEqualTo(cancelled);
      fake.delete(job.id());
      assertThatThrownBy(() -> fake.retrieve(job.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    @DisplayName("after it has ended is told as it is")
    void isLeftAlone() {
      VideoJob job = after(Duration.ofSeconds(100));

      assertThat(fake.cancel(job.id())).isEqualTo(job);
      assertThat(fake.retrieve(job.id())).isEqualTo(job);
    }

    @Test
    @DisplayName("is gone where one call cancels and deletes, but not if it has ended")
    void isGoneWhereOneCallDoesBoth() {
      String running = racy.create(CheckedRequest.unchecked(CAT)).id();
      assertThat(racy.cancel(running).status()).isEqualTo(JobStatus.CANCELLED);
      assertThatThrownBy(() -> racy.retrieve(running)).isInstanceOf(NotFoundException.class);

      String deleted = racy.create(CheckedRequest.unchecked(CAT)).id();
      racy.delete(deleted);
      assertThatThrownBy(() -> racy.retrieve(deleted)).isInstanceOf(NotFoundException.class);

      String ended = racy.create(CheckedRequest.unchecked(CAT)).id();
      racy.clock().advance(Duration.ofMinutes(5));
      assertThat(racy.cancel(ended).status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(racy.retrieve(ended).status()).isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Nested
  @DisplayName("that is deleted")
  class Deleted {

    @Test
    @DisplayName("while it runs is not, but for a conflict")
    void isAConflict() {
      VideoJob job = fake.create(CheckedRequest.unchecked(CAT));

      assertThatThrownBy(() -> fake.delete(job.id())).isInstanceOf(ConflictException.class);
      assertThat(fake.retrieve(job.id())).isEqualTo(job);
    }

    @Test
    @DisplayName("after it has ended is gone")
    void isGone() {
      VideoJob job = after(Duration.ofSeconds(100));

      fake.delete(job.id());

      assertThatThrownBy(() -> fake.retrieve(job.id())).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> fake.delete(job.id())).isInstanceOf(NotFoundException.class);
    }
  }

  @Nested
  @DisplayName("that is remixed")
  class Remixed {

    @Test
    @DisplayName("gives a job of the same form that names its source")
    void namesItsSource() {
      VideoRequest request = VideoRequest.builder("a cat").size(640, 360).variants(3).build();
      VideoJob source = fake.create(CheckedRequest.unchecked(request));
      fake.clock().advance(Duration.ofSeconds(100));

      VideoJob remix = fake.create(Remix.of(source.id(), "a dog"));

      assertThat(remix.id()).isEqualTo("video_000002");
      assertThat(remix.source()).hasValue(source.ref());
      assertThat(remix.prompt()).hasValue("a dog");
      assertThat(remix.size()).isEqualTo(source.size());
      assertThat(remix.status()).isEqualTo(JobStatus.QUEUED);
      fake.clock().advance(Duration.ofSeconds(100));
      assertThat(fake.retrieve(remix.id()).outputs()).hasSize(3);
    }

    @ParameterizedTest(name = "{1} s after its creation is refused: {0}")
    @CsvSource({"QUEUED, 0", "IN_PROGRESS, 50"})
    void mustBeCompleted(JobStatus status, int seconds) {
      VideoJob job = after(Duration.ofSeconds(seconds));

      assertThat(job.status()).isEqualTo(status);
      assertThatThrownBy(() -> fake.create(Remix.of(job.id(), "a dog")))
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining(status.name().toLowerCase(Locale.ROOT));
    }

    @Test
    @DisplayName("needs a prompt that the model takes")
    void needsAPrompt() {
      VideoJob job = after(Duration.ofSeconds(100));

      fake.create(Remix.of(job.id(), "x".repeat(32_000)));
      for (String prompt : List.of("", " ", "x".repeat(32_001))) {
        assertThatThrownBy(() -> fake.create(Remix.of(job.id(), prompt)))
            .isInstanceOf(InvalidRequestException.class)
            .hasMessageContaining("prompt");
      }
    }
  }
}
