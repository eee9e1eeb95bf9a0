package dev.videogen;

import static dev.videogen.ScriptedMedia.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.testing.Served;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Saving a file that is held up")
@Timeout(60)
class DownloadStallTest {

  @TempDir Path folder;

  private final byte[] file = bytes(1_000);
  private final Served whole = Served.whole(file).tagged("\"a\"");
  private final ScriptedMedia media = new ScriptedMedia();

  private void timePasses() {
    media.clock.advance(Duration.ofMillis(50));
  }

  private VideoInterruptedException interrupted(SaveOptions options) {
    VideoInterruptedException end =
        catchThrowableOfType(
            VideoInterruptedException.class,
            () -> media.download().saveTo(folder.resolve("cat.mp4"), options));
    assertThat(Thread.interrupted()).as("the flag is set again").isTrue();
    assertThat(end.job()).contains(ScriptedMedia.REF);
    assertThat(folder).isEmptyDirectory();
    return end;
  }

  @Test
  void ends_a_stream_that_stalls_and_resumes_where_it_did() {
    media.then(whole.stallingAt(400, this::timePasses)).then(whole);
    media.download().saveTo(folder.resolve("cat.mp4"));
    assertThat(folder.resolve("cat.mp4")).hasBinaryContent(file);
    assertThat(media.offsets()).containsExactly(0L, 400L);
  }

  @Test
  void does_not_take_a_stream_that_was_ended_for_one_that_is_at_its_end() {
    Served unknown = whole.announcing(null);
    media.then(unknown.stallingAt(400, this::timePasses)).then(unknown);
    media.download().saveTo(folder.resolve("cat.mp4"));
    assertThat(folder.resolve("cat.mp4")).hasBinaryContent(file);
  }

  @Test
  void gives_up_when_every_stream_stalls() {
    media.then(whole.stallingAt(400, this::timePasses));
    assertThatThrownBy(() -> media.download().saveTo(folder.resolve("cat.mp4")))
        .isInstanceOf(IncompleteDownloadException.class)
        .hasMessageContaining("no byte came for 50 ms")
        .hasCauseInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void ends_by_an_interrupt_while_a_stream_stalls() {
    media.then(whole.stallingAt(400, Thread.currentThread()::interrupt));
    assertThat(interrupted(SaveOptions.defaults()))
        .hasMessage(
            "interrupted while saving the video of job openai:video_1. The job's files are still"
                + " there, as the vendor says until 2026-11-22T11:00:00Z: download again by its"
                + " ref");
    assertThat(media.ranges).hasSize(1);
  }

  @Test
  void ends_by_an_interrupt_while_it_waits_for_the_next_attempt() {
    media.then(whole.breakingAt(400));
    media.clock.beforeEachSleep(Thread.currentThread()::interrupt);
    assertThat(interrupted(SaveOptions.defaults()))
        .hasCauseInstanceOf(InterruptedException.class)
        .hasMessageContaining("still there");
    assertThat(media.ranges).hasSize(1);
  }

  @Test
  void ends_by_an_interrupt_while_it_writes() {
    media.then(whole);
    SaveOptions options =
        SaveOptions.defaults().listener((saved, total) -> Thread.currentThread().interrupt());
    assertThat(interrupted(options)).hasMessageContaining("interrupted while saving to");
  }

  @Test
  void does_not_tell_of_saving_when_a_check_of_targets_is_interrupted() {
    Path target = folder.resolve("cat.mp4");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Download.checkTargets(List.of(target), SaveOptions.defaults()))
          .isInstanceOf(VideoInterruptedException.class)
          .hasMessage("interrupted while it was checked whether a file can be saved to " + target);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void ends_by_an_interrupt_that_a_generator_noticed() {
    VideoException noticed =
        new VideoInterruptedException(ScriptedMedia.details("interrupted while opening"));
    media.then(
        range -> {
          Thread.currentThread().interrupt();
          throw noticed;
        });
    assertThat(interrupted(SaveOptions.defaults()))
        .hasSameClassAs(noticed)
        .extracting(Throwable::getStackTrace)
        .isEqualTo(noticed.getStackTrace());
  }
}
