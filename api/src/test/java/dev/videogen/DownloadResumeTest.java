package dev.videogen;

import static dev.videogen.ScriptedMedia.OUTPUT;
import static dev.videogen.ScriptedMedia.at;
import static dev.videogen.ScriptedMedia.bytes;
import static dev.videogen.ScriptedMedia.completed;
import static dev.videogen.ScriptedMedia.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.testing.Served;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Saving a file from a stream that ends too soon")
@Timeout(60)
class DownloadResumeTest {

  @TempDir Path folder;

  private final byte[] file = bytes(1_000);
  private final byte[] other = bytes(900);
  private final Served whole = Served.whole(file).tagged("\"a\"");
  private final ScriptedMedia media = new ScriptedMedia();

  private Path target() {
    return folder.resolve("cat.mp4");
  }

  private SavedFile save() {
    SavedFile saved = media.download().saveTo(target(), SaveOptions.defaults().withSha256());
    assertThat(saved.sha256()).contains(sha256(saved.length() == 1_000 ? file : other));
    assertThat(saved.mediaType()).contains("video/mp4");
    return saved;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }

  @AfterEach
  void nothing_but_the_target_is_there() {
    assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(target()));
  }

  @Test
  void resumes_where_it_broke() {
    media.then(whole.breakingAt(400)).then(whole.breakingAt(700)).then(whole);
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.ranges)
        .containsExactly(
            ByteRange.all(), ByteRange.from(400, "\"a\""), ByteRange.from(700, "\"a\""));
    assertThat(media.clock.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  static Stream<String> tags_that_tell_nothing() {
    return Stream.of(null, "W/\"a\"");
  }

  @ParameterizedTest
  @MethodSource("tags_that_tell_nothing")
  void starts_over_where_no_strong_tag_tells_that_the_rest_is_of_the_same_file(String tag) {
    Served untold = Served.whole(file).tagged(tag);
    media.then(untold.breakingAt(400)).then(untold);
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.ranges).containsExactly(ByteRange.all(), ByteRange.all());
  }

  @Test
  void asks_for_no_tag_if_it_has_nothing_yet() {
    media.then(whole.tagged("\"a\"").breakingAt(0)).then(whole.tagged("\"b\""));
    save();
    assertThat(media.ranges).containsExactly(ByteRange.all(), ByteRange.all());
  }

  @Test
  void starts_over_if_the_next_stream_does_not_say_that_it_is_of_the_same_file() {
    media.then(whole.breakingAt(400)).then(whole.tagged(null)).then(whole);
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.offsets()).containsExactly(0L, 400L, 0L);
  }

  @Test
  void learns_the_length_from_a_later_stream() {
    media.then(whole.announcing(null).breakingAt(400)).then(whole.endingAt(600));
    media.then(whole.announcing(null));
    save();
    assertThat(media.offsets()).containsExactly(0L, 400L, 600L);
  }

  @Test
  void does_not_take_an_end_within_a_box_for_the_end_of_a_file_of_unknown_length() {
    System.arraycopy(new byte[] {0, 0, 3, (byte) 0xd0, 'm', 'd', 'a', 't'}, 0, file, 24, 8);
    Served untold = whole.announcing(null);
    media.then(untold.endingAt(400)).then(untold);
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.offsets()).containsExactly(0L, 400L);
  }

  @Test
  void starts_over_where_the_vendor_does() {
    media.then(whole.withoutRanges().breakingAt(400)).then(whole.withoutRanges());
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.offsets()).containsExactly(0L, 400L);
  }

  @Test
  void starts_over_if_the_file_has_another_tag() {
    Served first = whole.tagged("\"a\"").announcing(null);
    Served changed = Served.whole(other).tagged("\"b\"").announcing(null);
    media.then(first.breakingAt(400)).then(changed);
    assertThat(save().length()).isEqualTo(900);
    assertThat(target()).hasBinaryContent(other);
    assertThat(media.ranges)
        .containsExactly(ByteRange.all(), ByteRange.from(400, "\"a\""), ByteRange.all());
  }

  @Test
  void starts_over_if_the_file_has_another_length() {
    media.then(whole.breakingAt(400)).then(Served.whole(other).tagged("\"a\""));
    assertThat(save().length()).isEqualTo(900);
    assertThat(target()).hasBinaryContent(other);
    assertThat(media.offsets()).containsExactly(0L, 400L, 0L);
  }

  @Test
  void takes_up_at_once_a_changed_file_that_comes_from_its_beginning() {
    media.then(whole.tagged("\"a\"").breakingAt(400));
    media.then(Served.whole(other).tagged("\"b\"").withoutRanges());
    assertThat(save().length()).isEqualTo(900);
    assertThat(target()).hasBinaryContent(other);
    assertThat(media.ranges).hasSize(2);
  }

  static Stream<Served> rests() {
    Served rest = Served.whole(Arrays.copyOfRange(bytes(1_000), 400, 1_000)).withoutRanges();
    return Stream.of(
        rest.tagged("\"a\""), rest.tagged("\"a\"").announcing(null), rest.tagged(null));
  }

  @ParameterizedTest
  @MethodSource("rests")
  void does_not_take_the_rest_for_the_whole(Served rest) {
    media.then(whole.tagged("\"a\"").breakingAt(400)).then(rest).then(whole);
    save();
    assertThat(target()).hasBinaryContent(file);
  }

  @Test
  void starts_over_if_the_stream_begins_elsewhere() {
    media.then(whole.breakingAt(400)).then(range -> whole.open(ByteRange.from(300))).then(whole);
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.offsets()).containsExactly(0L, 400L, 0L);
  }

  @Test
  void does_not_take_a_first_stream_that_begins_in_the_middle() {
    media.then(range -> whole.open(ByteRange.from(300))).then(whole);
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.offsets()).containsExactly(0L, 0L);
  }

  static Stream<VideoException> refusals() {
    return Stream.of(
        new InvalidRequestException(details("416")),
        new UnsupportedRequestException(details("no ranges")));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void starts_over_if_the_offset_is_refused(VideoException refusal) {
    media.then(whole.breakingAt(400)).then(refusal).then(whole);
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.offsets()).containsExactly(0L, 400L, 0L);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void believes_a_refusal_that_is_not_about_an_offset(VideoException refusal) {
    media.then(refusal);
    assertThatThrownBy(this::save)
        .hasSameClassAs(refusal)
        .extracting(Throwable::getStackTrace)
        .isEqualTo(refusal.getStackTrace());
    assertThat(media.ranges).hasSize(1);
  }

  @Test
  void reads_on_if_less_came_than_was_announced() {
    media.then(whole.endingAt(600)).then(whole);
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.offsets()).containsExactly(0L, 600L);
  }

  @Test
  void starts_over_if_more_came_than_was_announced() {
    media.then(whole.announcing(700L)).then(whole);
    save();
    assertThat(target()).hasBinaryContent(file);
    assertThat(media.offsets()).containsExactly(0L, 0L);
  }

  @Test
  void does_not_mind_a_break_after_the_last_byte() {
    media.then(whole.breakingAt(1_000));
    save();
    media.then(whole.failingAt(1_000, new AuthenticationException(details("odd")))).then(whole);
    save();
    save();
    assertThat(media.offsets()).containsExactly(0L, 0L, 0L);
  }

  @Test
  void does_not_take_a_break_for_the_end_where_no_length_is_known() {
    media.then(whole.announcing(null).breakingAt(400)).then(whole.announcing(null));
    save();
    assertThat(target()).hasBinaryContent(file);
  }

  @Test
  void goes_on_after_every_failure_that_may_pass() {
    media
        .then(new ConnectionException(details("reset")))
        .then(new ProviderFailureException(details("500")))
        .then(whole.failingAt(300, new ConnectionException(details("reset while reading"))))
        .then(new CircuitOpenException(details("open")))
        .then(whole);
    save();
    assertThat(media.offsets()).containsExactly(0L, 0L, 0L, 300L, 300L);
  }

  @Test
  void ends_at_once_with_a_failure_that_will_not_pass() {
    VideoException refused = new PaymentRequiredException(details("402"));
    media.then(whole.failingAt(300, refused));
    PaymentRequiredException thrown =
        catchThrowableOfType(PaymentRequiredException.class, this::save);
    assertThat(thrown.getStackTrace()).isEqualTo(refused.getStackTrace());
    assertThat(thrown.job()).contains(ScriptedMedia.REF);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void waits_as_long_as_a_rate_limit_asks_for() {
    media
        .then(new RateLimitException(details("429"), Duration.ofSeconds(60)))
        .then(new RateLimitException(details("429"), Duration.ofMillis(1)))
        .then(whole);
    save();
    assertThat(media.clock.sleeps()).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(2));
  }

  @Test
  void reports_a_rate_limit_that_asks_for_more_than_a_minute() {
    VideoException limit = new RateLimitException(details("429"), Duration.ofSeconds(61));
    media.then(limit);
    assertThatThrownBy(this::save)
        .hasSameClassAs(limit)
        .extracting(Throwable::getStackTrace)
        .isEqualTo(limit.getStackTrace());
    assertThat(media.clock.sleeps()).isEmpty();
  }

  @Test
  void takes_a_fresh_address_when_the_old_one_runs_out_on_the_way() {
    VideoOutput old = at("https://cdn.example/a?sig=1");
    VideoOutput fresh = at("https://cdn.example/a?sig=2");
    media.job(completed(old)).thenJob(completed(fresh));
    VideoException expired = new PermissionException(details("403"));
    media.then(whole.breakingAt(400)).then(expired).then(expired).then(whole);
    save();
    assertThat(media.outputs).containsExactly(old, old, OUTPUT, fresh);
    assertThat(media.offsets()).containsExactly(0L, 400L, 400L, 400L);
    assertThat(media.looks).isEqualTo(2);
  }
}
