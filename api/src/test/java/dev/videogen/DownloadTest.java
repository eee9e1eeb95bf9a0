package dev.videogen;

import static dev.videogen.ScriptedMedia.OUTPUT;
import static dev.videogen.ScriptedMedia.REF;
import static dev.videogen.ScriptedMedia.at;
import static dev.videogen.ScriptedMedia.bytes;
import static dev.videogen.ScriptedMedia.completed;
import static dev.videogen.ScriptedMedia.details;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.IncompleteDownloadException;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A download")
class DownloadTest {

  @TempDir Path folder;

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
    assertThatThrownBy(() -> download.variant(1).asset(Asset.SPRITESHEET).open())
        .hasMessageStartingWith("instead of the spritesheet of job openai:video_1 came a video");
    download.open();
    assertThat(media.outputs).startsWith(second).endsWith(OUTPUT);
    assertThat(media.assets).startsWith(Asset.SPRITESHEET).endsWith(Asset.VIDEO);
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
    void says_that_the_vendor_says_that_one_expired() {
      VideoJob job =
          VideoJob.builder(REF, JobStatus.EXPIRED)
              .expiresAt(Instant.parse("2026-11-22T09:00:00Z"))
              .build();
      assertThat(failure(job, NotFoundException.class))
          .hasMessage(
              "the vendor says that the files of job openai:video_1 expired and are gone: create"
                  + " the video again");
    }

    static Stream<Object[]> variants() {
      VideoOutput none = VideoOutput.of("video_1", "x", 0);
      return Stream.of(
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
    private final VideoException gone = new PermissionException(details("403"));

    static Stream<VideoException> refusals() {
      return Stream.of(
          new NotFoundException(details("404")),
          new PermissionException(details("403")),
          new AuthenticationException(details("401")),
          new InvalidRequestException(details("400")),
          new ConnectionException(details("no such host")),
          new ProviderFailureException(details("500")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void takes_the_jobs_own_call_for_content(VideoException refusal) {
      media.job(completed(old)).then(refusal).then(Served.whole(file));
      media.download().open();
      assertThat(media.outputs).containsExactly(old, OUTPUT);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void reads_the_job_again_and_takes_the_new_address(VideoException refusal) {
      media.job(completed(old)).thenJob(completed(fresh)).then(refusal).then(gone);
      media.then(Served.whole(file));
      media.download().open();
      assertThat(media.outputs).containsExactly(old, OUTPUT, fresh);
    }

    @Test
    void takes_another_way_if_something_else_is_there() {
      media.job(completed(old)).then(Served.whole("<html>Sign in</html>".getBytes(UTF_8)));
      media.then(Served.whole(file));
      media.download().open();
      assertThat(media.outputs).containsExactly(old, OUTPUT);
    }

    @Test
    void believes_a_refusal_of_every_way_that_will_not_pass() {
      media.job(completed(old)).then(gone);
      assertThatThrownBy(() -> media.download().open())
          .hasSameClassAs(gone)
          .extracting(Throwable::getStackTrace)
          .isEqualTo(gone.getStackTrace());
      assertThat(media.outputs).containsExactly(old, OUTPUT);
      assertThat(media.clock.sleeps()).isEmpty();
    }

    @Test
    void says_so_if_the_vendor_says_that_the_job_has_expired() {
      media
          .job(completed(old))
          .thenJob(VideoJob.builder(REF, JobStatus.EXPIRED).build())
          .then(new NotFoundException(details("404")));
      assertThatThrownBy(() -> media.download().open())
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("the vendor says that the files of job openai:video_1 expired");
      assertThat(media.clock.sleeps()).isEmpty();
    }
  }

  @Nested
  @DisplayName("of a completed job whose file is not there yet")
  class OfACompletedJobWhoseFileIsNotThereYet {

    static Stream<VideoException> refusals() {
      return Stream.of(
          new NotFoundException(status(404)),
          new ConflictException(status(409)),
          new InvalidRequestException(status(425)),
          new InvalidRequestException(status(400)));
    }

    private static ErrorDetails status(int status) {
      return ErrorDetails.builder(Operation.DOWNLOAD, "not ready").httpStatus(status).build();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void asks_again_until_it_is(VideoException refusal) {
      media.then(refusal).then(refusal).then(Served.whole(file));
      media.download().open();
      assertThat(media.clock.sleeps())
          .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void ends_after_a_while_and_says_how_to_pick_it_up(VideoException refusal) {
      media.then(refusal);
      assertThatThrownBy(() -> media.download().open())
          .isInstanceOf(IncompleteDownloadException.class)
          .hasMessageContaining("job openai:video_1 has completed, but its video was not there")
          .hasMessageContaining("within 30s (setting download.lag-timeout): not ready.")
          .hasMessageContaining("download again by its ref");
      assertThat(media.ranges.size()).isBetween(5, 10);
    }

    @Test
    void waits_for_its_outputs_as_well() {
      media.job(completed()).thenJob(completed(OUTPUT)).then(Served.whole(file));
      media.download().open();
      assertThat(media.outputs).containsExactly(OUTPUT);
    }

    @Test
    void does_not_mind_a_replica_that_has_not_heard_of_it() {
      media
          .job(completed(OUTPUT))
          .thenJob(VideoJob.builder(REF, JobStatus.IN_PROGRESS).build())
          .then(new ConflictException(status(409)))
          .then(Served.whole(file));
      media.download().open();
      assertThat(media.outputs).containsExactly(OUTPUT, OUTPUT);
    }

    @Test
    void believes_the_vendor_that_it_is_gone() {
      VideoException expired =
          new NotFoundException(status(404).toBuilder().code("video_expired").build());
      for (VideoException gone : List.of(new NotFoundException(status(410)), expired)) {
        media.then(gone);
        assertThatThrownBy(() -> media.download().open()).isInstanceOf(NotFoundException.class);
      }
      assertThat(media.clock.sleeps()).isEmpty();
    }

    @Test
    void is_not_given_up_because_its_time_is_over_by_our_clock() {
      media.job(completed(OUTPUT).toBuilder().expiresAt(Instant.ofEpochSecond(3600)).build());
      media.then(Served.whole(file));
      media.download().open();
      assertThat(media.ranges).hasSize(1);
    }
  }

  @Nested
  @DisplayName("that brings something else")
  class ThatBringsSomethingElse {

    private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR";

    static Stream<Arguments> wrong() {
      return Stream.of(
          Arguments.of(Asset.VIDEO, "{\"error\": {}}", "text that begins \"{\"error\": {}}\""),
          Arguments.of(Asset.VIDEO, "<!DOCTYPE html>", "text that begins \"<!DOCTYPE html>\""),
          Arguments.of(Asset.VIDEO, "upstream timed out", "text that begins"),
          Arguments.of(Asset.VIDEO, PNG, "a picture"),
          Arguments.of(Asset.VIDEO, "ID3\3\0\0\0\0\0\0\0\0\0\0\0\0", "a file of another kind"),
          Arguments.of(Asset.THUMBNAIL, "no picture", "text that begins"),
          Arguments.of(Asset.SPRITESHEET, "\0\0\0\30ftypisom\0\0\2\0", "a video"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void is_refused_after_a_few_rounds(Asset asset, String bytes, String came) {
      media.then(Served.whole(bytes.getBytes(ISO_8859_1)));
      Path target = folder.resolve("cat.mp4");
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> media.download().asset(asset).saveTo(target),
              () -> media.download().asset(asset).open(),
              () -> media.download().asset(asset).metadata())) {
        media.ranges.clear();
        assertThatThrownBy(call)
            .isInstanceOf(IncompleteDownloadException.class)
            .hasMessageContaining("instead of the %s of job", asset.name().toLowerCase(Locale.ROOT))
            .hasMessageContaining(came);
        assertThat(media.ranges).hasSize(3);
      }
      assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(Asset.class)
    void is_kept_if_it_is_binary_and_nobody_knows_what(Asset asset) {
      byte[] unknown = {0, 1, 2, 3, 4, 5, 6, 7};
      media.then(Served.whole(unknown));
      Path target = folder.resolve("cat.mp4");
      media.download().asset(asset).saveTo(target);
      assertThat(target).hasBinaryContent(unknown);
    }

    @Test
    void is_seen_though_it_came_in_pieces() {
      Served page = Served.whole("<html>Sign in</html>".getBytes(UTF_8)).tagged("\"a\"");
      media.then(page.breakingAt(6)).then(page);
      assertThatThrownBy(() -> media.download().saveTo(folder.resolve("cat.mp4")))
          .isInstanceOf(IncompleteDownloadException.class)
          .hasMessageContaining("<html>Sign in</html>");
      assertThat(folder).isEmptyDirectory();
    }
  }
}
