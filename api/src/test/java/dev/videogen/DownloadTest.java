package dev.videogen;

import static dev.videogen.ScriptedMedia.OUTPUT;
import static dev.videogen.ScriptedMedia.REF;
import static dev.videogen.ScriptedMedia.at;
import static dev.videogen.ScriptedMedia.bytes;
import static dev.videogen.ScriptedMedia.completed;
import static dev.videogen.ScriptedMedia.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.testing.Served;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A download")
class DownloadTest {

  private final byte[] file = bytes(100);
  private final ScriptedMedia media = new ScriptedMedia();

  @Test
  void asks_nothing_of_the_vendor_before_it_is_used() {
    Download download = media.download().asset(Asset.THUMBNAIL).variant(1);
    assertThat(download).hasToString("Download[openai:video_1, THUMBNAIL, 1]");
    assertThat(media.ranges).isEmpty();
  }

  @Test
  void opens_the_first_variants_video_unless_told_otherwise() throws IOException {
    media.then(Served.whole(file));
    try (MediaStream stream = media.download().open()) {
      assertThat(stream.content().readAllBytes()).isEqualTo(file);
    }
    assertThat(media.outputs).containsExactly(OUTPUT);
    assertThat(media.assets).containsExactly(Asset.VIDEO);
    assertThat(media.ranges).containsExactly(ByteRange.all());
  }

  @Test
  void opens_the_file_of_the_variant_that_was_asked_for_and_stays_as_it_was_itself() {
    VideoOutput second = VideoOutput.of("video_1", "gen_2", 1);
    media.job(completed(OUTPUT, second)).then(Served.whole(file));
    Download download = media.download();
    download.variant(1).asset(Asset.SPRITESHEET).open();
    download.open();
    assertThat(media.outputs).containsExactly(second, OUTPUT);
    assertThat(media.assets).containsExactly(Asset.SPRITESHEET, Asset.VIDEO);
  }

  @Test
  void tells_what_the_vendor_says_of_the_file_and_closes_it_unread() {
    boolean[] closed = {false};
    InputStream unread =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public void close() throws IOException {
            closed[0] = true;
            throw new IOException("reset while closing");
          }
        };
    media.then(
        range ->
            MediaStream.builder(unread)
                .totalLength(7)
                .mediaType("video/mp4")
                .etag("\"e\"")
                .build());

    assertThat(media.download().metadata())
        .isEqualTo(
            new DownloadInfo(Optional.of("video/mp4"), OptionalLong.of(7), Optional.of("\"e\"")));
    assertThat(closed[0]).isTrue();
  }

  @Test
  void tells_nothing_where_the_vendor_says_nothing() {
    media.then(range -> MediaStream.builder(new ByteArrayInputStream(file)).offset(0).build());
    assertThat(media.download().metadata())
        .isEqualTo(new DownloadInfo(Optional.empty(), OptionalLong.empty(), Optional.empty()));
  }

  @Test
  void names_the_job_in_every_error() {
    media.then(new ConnectionException(details("reset")));
    Download download = media.download();
    assertThatThrownBy(download::open)
        .isInstanceOfSatisfying(
            VideoException.class,
            failure -> {
              assertThat(failure.job()).contains(REF);
              assertThat(failure.provider()).contains("openai");
            });
    assertThatThrownBy(download::metadata).hasMessageContaining("openai:video_1");
  }

  @Nested
  @DisplayName("of a job without the file")
  class OfAJobWithoutTheFile {

    private <E extends VideoException> E failure(VideoJob job, Class<E> type) {
      media.job(job);
      E failure = catchThrowableOfType(type, () -> media.download().variant(1).open());
      assertThat(failure.job()).contains(REF);
      assertThat(failure.provider()).contains("openai");
      assertThat(failure.operation()).isEqualTo(Operation.DOWNLOAD);
      assertThat(media.ranges).isEmpty();
      return failure;
    }

    @ParameterizedTest
    @EnumSource(
        value = JobStatus.class,
        names = {"QUEUED", "IN_PROGRESS"})
    void says_to_await_one_that_has_not_ended(JobStatus status) {
      assertThat(failure(VideoJob.builder(REF, status).build(), ConflictException.class))
          .hasMessage(
              "job openai:video_1 is %s, so there is no file yet: await it, then download", status);
    }

    @ParameterizedTest
    @EnumSource(
        value = JobStatus.class,
        names = {"FAILED", "CANCELLED"})
    void gives_the_reason_of_one_that_ended_without(JobStatus status) {
      VideoJob job =
          VideoJob.builder(REF, status).error(JobError.of("gpu_lost", "Try again.")).build();
      JobFailedException failure = failure(job, JobFailedException.class);
      assertThat(failure)
          .hasMessage(
              "job openai:video_1 is %s (gpu_lost: Try again.), so there is no file to read",
              status);
      assertThat(failure.videoJob()).isSameAs(job);
    }

    @Test
    void gives_no_reason_where_there_is_none() {
      assertThat(
              failure(VideoJob.builder(REF, JobStatus.CANCELLED).build(), JobFailedException.class))
          .hasMessage("job openai:video_1 is CANCELLED, so there is no file to read");
    }

    @Test
    void says_when_the_files_of_one_expired() {
      VideoJob job =
          VideoJob.builder(REF, JobStatus.EXPIRED)
              .expiresAt(Instant.parse("2026-11-22T09:00:00Z"))
              .build();
      assertThat(failure(job, NotFoundException.class))
          .hasMessage(
              "the files of job openai:video_1 expired at 2026-11-22T09:00:00Z and are gone:"
                  + " create the video again");
      assertThat(failure(VideoJob.builder(REF, JobStatus.EXPIRED).build(), NotFoundException.class))
          .hasMessageContaining("expired and are gone");
    }

    static Stream<Object[]> variants() {
      VideoOutput none = VideoOutput.of("video_1", "x", 0);
      return Stream.of(
          new Object[] {completed(), 1, "no video"},
          new Object[] {completed(none), 1, "one video, variant 0"},
          new Object[] {completed(none, none, none), 3, "3 videos, variants 0 to 2"});
    }

    @ParameterizedTest
    @MethodSource("variants")
    void says_how_many_variants_there_are(VideoJob job, int variant, String there) {
      media.job(job);
      assertThatThrownBy(() -> media.download().variant(variant).open())
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("job openai:video_1 has %s; there is no variant %d", there, variant);
    }

    @Test
    void refuses_a_variant_below_0_at_once() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> media.download().variant(-1))
          .withMessage("a variant's index is 0 or more, not -1");
    }
  }

  @Nested
  @DisplayName("from an address that is no longer served")
  class FromAnAddressThatIsNoLongerServed {

    private final VideoOutput old = at("https://cdn.example/a?sig=1");
    private final VideoOutput fresh = at("https://cdn.example/a?sig=2");

    static Stream<VideoException> refusals() {
      return Stream.of(
          new NotFoundException(details("404")),
          new PermissionException(details("403")),
          new AuthenticationException(details("401")),
          new InvalidRequestException(details("400")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void looks_the_job_up_again_and_takes_the_new_address(VideoException refusal) {
      media.job(completed(old)).thenJob(completed(fresh)).then(refusal).then(Served.whole(file));
      media.download().open();
      assertThat(media.outputs).containsExactly(old, fresh);
      assertThat(media.looks).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void believes_the_vendor_if_the_address_is_still_the_same(VideoException refusal) {
      media.job(completed(old)).then(refusal);
      assertThatThrownBy(() -> media.download().open())
          .hasSameClassAs(refusal)
          .extracting(Throwable::getStackTrace)
          .isEqualTo(refusal.getStackTrace());
      assertThat(media.outputs).containsExactly(old);
      assertThat(media.looks).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void does_not_look_again_where_there_is_no_address(VideoException refusal) {
      media.then(refusal);
      assertThatThrownBy(() -> media.download().open())
          .hasSameClassAs(refusal)
          .extracting(Throwable::getStackTrace)
          .isEqualTo(refusal.getStackTrace());
      assertThat(media.looks).isEqualTo(1);
    }

    @Test
    void does_not_look_again_for_what_has_nothing_to_do_with_the_address() {
      VideoException broken = new ProviderFailureException(details("500"));
      media.job(completed(old)).thenJob(completed(fresh)).then(broken);
      assertThatThrownBy(() -> media.download().open())
          .hasSameClassAs(broken)
          .extracting(Throwable::getStackTrace)
          .isEqualTo(broken.getStackTrace());
      assertThat(media.looks).isEqualTo(1);
    }

    @Test
    void says_so_if_the_job_has_expired_meanwhile() {
      media
          .job(completed(old))
          .thenJob(VideoJob.builder(REF, JobStatus.EXPIRED).build())
          .then(new PermissionException(details("403")));
      assertThatThrownBy(() -> media.download().open())
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("expired");
    }
  }
}
