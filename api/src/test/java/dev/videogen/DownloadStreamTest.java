package dev.videogen;

import static dev.videogen.ScriptedMedia.REF;
import static dev.videogen.ScriptedMedia.bytes;
import static dev.videogen.ScriptedMedia.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.internal.download.DownloadLimits;
import dev.videogen.spi.MediaStream;
import dev.videogen.testing.Served;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Reading a file as a stream")
@Timeout(60)
class DownloadStreamTest {

  private final byte[] file = bytes(2_000);
  private final Served whole = Served.whole(file).tagged("\"a\"");
  private ScriptedMedia media = new ScriptedMedia();
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();

  /** Forgets what was served before. */
  private ScriptedMedia anew() {
    read.reset();
    DownloadLimits limits = media.limits;
    media = new ScriptedMedia();
    media.limits = limits;
    return media;
  }

  private byte[] read() throws IOException {
    try (MediaStream stream = media.download().open()) {
      stream.content().transferTo(read);
    }
    return read.toByteArray();
  }

  private IncompleteDownloadException incomplete() {
    IncompleteDownloadException failure =
        catchThrowableOfType(IncompleteDownloadException.class, this::read);
    assertThat(failure).hasMessageContaining("download again by its ref");
    assertThat(failure.job()).contains(REF);
    assertThat(failure.provider()).contains("openai");
    return failure;
  }

  @Test
  void resumes_where_it_broke() throws IOException {
    media.then(whole.breakingAt(600)).then(whole.endingAt(700)).then(whole);
    assertThat(read()).isEqualTo(file);
    assertThat(media.offsets()).containsExactly(0L, 600L, 700L);
  }

  @Test
  void resumes_what_stalls() throws IOException {
    media.then(whole.stallingAt(600, () -> media.clock.advance(Duration.ofSeconds(1)))).then(whole);
    assertThat(read()).isEqualTo(file);
    assertThat(media.offsets()).containsExactly(0L, 600L);
  }

  @Test
  void begins_again_what_breaks_in_the_head_so_that_it_is_judged() throws IOException {
    media.then(whole.breakingAt(100)).then(whole);
    assertThat(read()).isEqualTo(file);
    assertThat(media.offsets()).containsExactly(0L, 0L);
  }

  @Test
  void skips_what_it_has_where_a_vendor_always_begins_at_the_beginning() throws IOException {
    media.then(whole.breakingAt(600)).then(whole.withoutRanges());
    assertThat(read()).isEqualTo(file);
  }

  @Test
  void is_whole_once_all_bytes_are_there() throws IOException {
    media.then(whole.breakingAt(file.length));
    assertThat(read()).isEqualTo(file);
    assertThat(media.offsets()).containsExactly(0L);
  }

  @Test
  void ends_with_an_error_if_nothing_tells_that_the_rest_is_of_the_same_file() {
    for (String tag : new String[] {null, "W/\"a\""}) {
      anew().then(whole.tagged(tag).breakingAt(600));
      assertThat(incomplete()).hasMessageContaining("600 of 2000 bytes");
      assertThat(media.offsets()).containsExactly(0L);
    }
  }

  @Test
  void does_not_take_an_end_within_a_box_for_the_end_of_a_file_of_unknown_length()
      throws IOException {
    System.arraycopy(new byte[] {0, 0, 7, (byte) 0xb8, 'm', 'd', 'a', 't'}, 0, file, 24, 8);
    Served untold = whole.announcing(null);
    media.then(untold.endingAt(600)).then(untold);
    assertThat(read()).isEqualTo(file);
  }

  @Test
  void ends_with_an_error_if_the_file_changed() {
    Served longer = Served.whole(bytes(3_000)).tagged("\"a\"");
    for (Served other : new Served[] {whole.tagged("\"b\""), whole.tagged(null), longer}) {
      anew().then(whole.breakingAt(600)).then(other);
      assertThat(incomplete()).hasMessageContaining("the file changed");
      assertThat(read.size()).isEqualTo(600);
    }
  }

  @Test
  void ends_with_an_error_if_the_file_is_gone_or_cannot_be_read_from_there() {
    media.then(whole.breakingAt(600)).then(new InvalidRequestException(details("no ranges")));
    assertThat(incomplete()).hasMessageContaining("no ranges");
    anew().then(whole.breakingAt(600)).then(new NotFoundException(details("it has expired")));
    assertThat(incomplete()).hasMessageContaining("600 of 2000 bytes");
  }

  @Test
  void goes_on_when_reading_fails_in_a_way_that_may_pass() throws IOException {
    media.then(whole.failingAt(600, new ProviderFailureException(details("503")))).then(whole);
    assertThat(read()).isEqualTo(file);
  }

  @Test
  void ends_after_attempts_that_bring_next_to_nothing() {
    for (int end = 600; end < 700; end++) {
      media.then(whole.breakingAt(end));
    }
    incomplete();
    assertThat(media.offsets()).hasSizeLessThan(8);
  }

  @Test
  void never_tells_a_torn_file_by_its_end() {
    media.then(whole.endingAt(600));
    incomplete();
    anew().then(whole.announcing(1_900L));
    assertThat(incomplete()).hasMessageContaining("more bytes came than the 1900 announced");
  }

  @Test
  void ends_beyond_the_size_that_a_file_may_have_and_fails_the_same_way_again() throws IOException {
    media.limits = new DownloadLimits(1_000, Duration.ofHours(1), Duration.ofSeconds(30));
    media.then(whole);
    assertThatThrownBy(() -> media.download().open()).hasMessageContaining("download.max-size");
    anew().then(whole.announcing(null));
    try (MediaStream stream = media.download().open()) {
      InputStream content = stream.content();
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> content.transferTo(read))
            .isInstanceOf(IncompleteDownloadException.class)
            .hasMessageContaining("download.max-size");
      }
    }
  }

  @Test
  void ends_after_its_time_out_of_which_the_apps_own_time_is_no_part() throws IOException {
    media.limits = new DownloadLimits(1L << 32, Duration.ofSeconds(10), Duration.ofSeconds(30));
    media.then(whole.breakingAt(600)).then(whole);
    try (MediaStream stream = media.download().open()) {
      stream.content().readNBytes(550);
      media.clock.advance(Duration.ofMinutes(1));
      assertThat(stream.content().readAllBytes()).hasSize(file.length - 550);
    }
    media.limits = new DownloadLimits(1L << 32, Duration.ofMillis(500), Duration.ofSeconds(30));
    anew().then(whole.breakingAt(600)).then(whole);
    assertThat(incomplete()).hasMessageContaining("download.timeout");
  }

  @Test
  void is_interrupted_with_its_thread() throws IOException {
    media.then(whole.breakingAt(600)).then(whole);
    try (MediaStream stream = media.download().open()) {
      stream.content().readNBytes(600);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> stream.content().read())
          .isInstanceOf(VideoInterruptedException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void is_over_once_closed() throws IOException {
    media.then(whole);
    MediaStream stream = media.download().open();
    stream.close();
    assertThatThrownBy(() -> stream.content().read())
        .isInstanceOf(IOException.class)
        .hasMessage("the stream is closed");
    assertThat(media.offsets()).containsExactly(0L);
  }
}
