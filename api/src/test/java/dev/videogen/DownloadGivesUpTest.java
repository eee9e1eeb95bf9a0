package dev.videogen;

import static dev.videogen.ScriptedMedia.bytes;
import static dev.videogen.ScriptedMedia.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoException;
import dev.videogen.internal.download.DownloadLimits;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import dev.videogen.testing.Served;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Saving a file that cannot be read to its end")
@Timeout(60)
class DownloadGivesUpTest {

  @TempDir Path folder;

  private final byte[] file = bytes(1_000);
  private final Served whole = Served.whole(file).tagged("\"a\"");
  private final ScriptedMedia media = new ScriptedMedia();

  private IncompleteDownloadException giveUp() {
    return catchThrowableOfType(
        IncompleteDownloadException.class,
        () -> media.download().saveTo(folder.resolve("cat.mp4")));
  }

  @AfterEach
  void nothing_is_left() {
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void is_given_up_at_once_if_every_way_is_a_redirect_to_nothing() {
    ErrorDetails loop = details("too many redirects").toBuilder().httpStatus(302).build();
    media.then(new ProviderFailureException(loop));
    IncompleteDownloadException end = giveUp();
    assertThat(media.offsets()).containsExactly(0L);
    assertThat(media.clock.sleeps()).isEmpty();
    assertThat(end)
        .hasMessageContaining("is not where the vendor redirects to: too many redirects")
        .hasMessageContaining("download again by its ref");
  }

  @Test
  void is_given_up_after_five_streams_that_brought_nothing_new() {
    media.then(whole.breakingAt(400));
    IncompleteDownloadException end = giveUp();
    assertThat(media.offsets()).containsExactly(0L, 400L, 400L, 400L, 400L);
    assertThat(media.clock.sleeps())
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L);
    assertThat(end)
        .hasMessage(
            "the video of job openai:video_1 could not be read to its end: 400 of 1000 bytes came,"
                + " and the last 5 attempts brought next to nothing new, lastly because of:"
                + " connection reset. The job's files are still there, as the vendor says until"
                + " 2026-11-22T11:00:00Z: download again by its ref");
    assertThat(end).hasCauseInstanceOf(IOException.class);
    assertThat(end.job()).contains(ScriptedMedia.REF);
    assertThat(end.provider()).contains("openai");
    assertThat(end.operation()).isEqualTo(Operation.DOWNLOAD);
    assertThat(end.billed()).isEqualTo(Billed.YES);
  }

  @Test
  void goes_on_as_long_as_each_few_streams_bring_something_new() {
    Served large = Served.whole(bytes(400_000)).tagged("\"a\"");
    for (int position = 70_000; position < 300_000; position += 70_000) {
      for (int stream = 0; stream < 4; stream++) {
        media.then(large.breakingAt(position));
      }
    }
    media.then(large.breakingAt(280_000));
    assertThat(giveUp()).hasMessageContaining("280000 of 400000 bytes came");
    assertThat(media.ranges).hasSize(4 * 4 + 2);
  }

  @Test
  void is_given_up_if_each_stream_brings_next_to_nothing() {
    for (int position = 100; position < 1_000; position++) {
      media.then(whole.breakingAt(position));
    }
    assertThat(giveUp()).hasMessageContaining("104 of 1000 bytes came");
    assertThat(media.ranges).hasSize(5);
  }

  @Test
  void is_given_up_if_its_bytes_trickle() {
    media.then(whole);
    SaveOptions slow =
        SaveOptions.defaults()
            .listener((saved, total) -> media.clock.advance(Duration.ofMillis(100)));
    IncompleteDownloadException end =
        catchThrowableOfType(
            IncompleteDownloadException.class,
            () -> media.download().saveTo(folder.resolve("cat.mp4"), slow));
    assertThat(end).hasMessageContaining("only 10 bytes came in 100 ms");
  }

  @Test
  void is_given_up_when_its_time_is_over() {
    media.limits = new DownloadLimits(1L << 32, Duration.ofSeconds(7), Duration.ofSeconds(30));
    media.then(whole.breakingAt(400));
    assertThat(giveUp()).hasMessageContaining("within the download.timeout of 7s");
    assertThat(media.ranges).hasSize(3);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(longs = {1_000})
  void is_given_up_at_once_if_it_is_larger_than_allowed(@Nullable Long announced) {
    media.limits = new DownloadLimits(999, Duration.ofHours(1), Duration.ofSeconds(30));
    media.then(whole.announcing(announced));
    assertThat(giveUp()).hasMessageContaining("larger than the 999 bytes").hasNoCause();
    assertThat(media.ranges).hasSize(1);
  }

  @Test
  void does_not_take_the_same_bytes_again_for_progress() {
    media.then(whole.withoutRanges().breakingAt(400));
    assertThat(giveUp()).hasMessageContaining("400 of 1000 bytes came");
    assertThat(media.ranges).hasSize(5);
  }

  @Test
  void has_the_last_failure_as_its_cause() {
    VideoException last = new CircuitOpenException(details("too many failures"));
    media.then(whole.announcing(null).breakingAt(20)).then(last);
    IncompleteDownloadException end = giveUp();
    assertThat(end).hasCause(last);
    assertThat(end)
        .hasMessageContaining("20 bytes came")
        .hasMessageContaining("because of: too many failures");
  }

  @Test
  void says_nothing_of_an_expiry_that_is_not_known() {
    media
        .job(
            VideoJob.builder(ScriptedMedia.REF, JobStatus.COMPLETED)
                .outputs(List.of(ScriptedMedia.OUTPUT))
                .build())
        .then(whole.breakingAt(0));
    assertThat(giveUp()).hasMessageContaining("files are still there: download again");
  }

  @Test
  void may_be_shorter_than_announced() {
    media.then(whole.announcing(1_001L));
    assertThat(giveUp()).hasMessageContaining("1000 of 1001 bytes came");
  }

  @Test
  void may_be_longer_than_announced() {
    media.then(whole.announcing(995L));
    assertThat(giveUp())
        .hasMessageContaining("bytes came")
        .hasMessageContaining("more bytes came than the 995 announced");
    assertThat(media.offsets()).containsExactly(0L, 0L, 0L, 0L, 0L);
  }

  @Test
  void may_never_come_from_where_it_is_asked_for() {
    media.then(range -> whole.open(ByteRange.from(300)));
    assertThat(giveUp()).hasMessageContaining("was not sent from where it was asked for");
  }

  @ParameterizedTest
  @EnumSource(Asset.class)
  void is_never_whole_if_it_is_empty(Asset asset) {
    media.then(
        range -> MediaStream.builder(new ByteArrayInputStream(new byte[0])).totalLength(0).build());
    IncompleteDownloadException end =
        catchThrowableOfType(
            IncompleteDownloadException.class,
            () -> media.download().asset(asset).saveTo(folder.resolve("cat.mp4")));
    assertThat(end)
        .hasMessageStartingWith("the " + asset.name().toLowerCase(Locale.ROOT))
        .hasMessageContaining("0 of 0 bytes came")
        .hasMessageContaining("the stream ended early");
    assertThat(media.ranges).hasSize(5);
  }

  @Test
  void is_not_whole_if_it_is_empty_and_of_unknown_length() {
    media.then(Served.whole(new byte[0]).announcing(null));
    assertThat(giveUp()).hasMessageContaining("0 bytes came");
  }
}
