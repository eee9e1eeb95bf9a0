package dev.videogen.internal.download;

import static dev.videogen.ScriptedMedia.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.SaveOptions;
import dev.videogen.SavedFile;
import dev.videogen.ScriptedMedia;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.spi.MediaStream;
import dev.videogen.testing.Served;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Saving a file")
@Timeout(60)
class DownloadToFileTest {

  @TempDir Path folder;

  private final byte[] file = bytes(1_000);
  private final ScriptedMedia media = new ScriptedMedia();

  private Path target() {
    return folder.resolve("cat.mp4");
  }

  @AfterEach
  void nothing_but_the_target_is_ever_left() throws IOException {
    try (var entries = Files.list(folder)) {
      assertThat(entries.filter(entry -> entry.toString().endsWith("-part"))).isEmpty();
    }
  }

  @Test
  void puts_the_whole_file_in_place_and_tells_about_it() {
    media.then(Served.whole(file));
    SavedFile saved = media.download().saveTo(target());
    assertThat(target()).hasBinaryContent(file);
    assertThat(saved)
        .isEqualTo(new SavedFile(target(), 1_000, Optional.of("video/mp4"), Optional.empty()));
    assertThat(media.ranges).hasSize(1);
    assertThat(media.clock.sleeps()).isEmpty();
  }

  @Test
  void copies_files_larger_than_its_buffer() {
    byte[] large = bytes(300_000);
    media.then(
        range ->
            MediaStream.builder(new ByteArrayInputStream(large)).totalLength(large.length).build());
    media.download().saveTo(target(), SaveOptions.defaults().withSha256());
    assertThat(target()).hasBinaryContent(large);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takes_a_checksum_if_asked_to(boolean asked) throws Exception {
    media.then(Served.whole(file));
    SaveOptions options = SaveOptions.defaults();
    SavedFile saved = media.download().saveTo(target(), asked ? options.withSha256() : options);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    assertThat(saved.sha256()).isEqualTo(asked ? Optional.of(sha256) : Optional.empty());
  }

  @Test
  void needs_neither_a_length_nor_a_type() {
    media.then(range -> MediaStream.builder(new ByteArrayInputStream(file)).build());
    assertThat(media.download().saveTo(target()))
        .isEqualTo(new SavedFile(target(), 1_000, Optional.empty(), Optional.empty()));
    assertThat(target()).hasBinaryContent(file);
  }

  @Nested
  @DisplayName("where there is one already")
  class WhereThereIsOneAlready {

    @Test
    void replaces_it() throws IOException {
      Files.writeString(target(), "old");
      media.then(Served.whole(file));
      media.download().saveTo(target());
      assertThat(target()).hasBinaryContent(file);
    }

    @Test
    void leaves_it_as_it_was_until_the_new_one_is_whole() throws IOException {
      Files.writeString(target(), "old");
      media.then(Served.whole(file));
      media
          .download()
          .saveTo(
              target(),
              SaveOptions.defaults()
                  .listener((saved, total) -> assertThat(target()).hasContent("old")));
      assertThat(target()).hasBinaryContent(file);
    }

    @Test
    void keeps_its_mode() throws IOException {
      Files.writeString(target(), "old");
      Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rw-rw-r-x");
      Files.setPosixFilePermissions(target(), mode);
      media.then(Served.whole(file));
      media.download().saveTo(target());
      assertThat(target()).hasBinaryContent(file);
      assertThat(Files.getPosixFilePermissions(target())).isEqualTo(mode);
    }

    @Test
    void keeps_it_if_asked_to_and_reads_nothing() throws IOException {
      Files.writeString(target(), "old");
      assertThatThrownBy(
              () -> media.download().saveTo(target(), SaveOptions.defaults().keepExisting()))
          .isInstanceOf(LocalStorageException.class)
          .hasMessageContaining("there is a file already, and it is to be kept")
          .hasMessageContaining("openai:video_1");
      assertThat(target()).hasContent("old");
      assertThat(media.ranges).isEmpty();
    }

    @Test
    void keeps_one_that_came_meanwhile() {
      media.then(Served.whole(file));
      SaveOptions options =
          SaveOptions.defaults()
              .keepExisting()
              .listener((saved, total) -> write(target(), "somebody else's"));
      assertThatThrownBy(() -> media.download().saveTo(target(), options))
          .isInstanceOf(LocalStorageException.class)
          .hasMessageContaining("to be kept");
      assertThat(target()).hasContent("somebody else's");
    }

    @Test
    void lets_exactly_one_of_many_that_save_at_once_keep_it() throws Exception {
      AtomicInteger winners = saveAtOnce(SaveOptions.defaults().keepExisting());
      assertThat(winners).hasValue(1);
      assertThat(target()).hasBinaryContent(file);
    }

    @Test
    void leaves_one_whole_file_when_many_save_at_once() throws Exception {
      AtomicInteger winners = saveAtOnce(SaveOptions.defaults());
      assertThat(winners).hasValue(8);
      assertThat(target()).hasBinaryContent(file);
    }

    private AtomicInteger saveAtOnce(SaveOptions options) throws InterruptedException {
      AtomicInteger winners = new AtomicInteger();
      CyclicBarrier allRead = new CyclicBarrier(8);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ScriptedMedia own = new ScriptedMedia().then(Served.whole(file));
        SaveOptions together =
            options.listener(
                (saved, total) -> {
                  if (saved == file.length) {
                    await(allRead);
                  }
                });
        Thread thread =
            new Thread(
                () -> {
                  try {
                    own.download().saveTo(target(), together);
                    winners.incrementAndGet();
                  } catch (LocalStorageException kept) {
                    assertThat(kept).hasMessageContaining("to be kept");
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      return winners;
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }

  private static void write(Path path, String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Nested
  @DisplayName("with a listener")
  class WithAListener {

    private final List<Long> heard = Collections.synchronizedList(new ArrayList<>());
    private final SaveOptions options =
        SaveOptions.defaults()
            .listener(
                (saved, total) -> {
                  assertThat(total).isEqualTo(OptionalLong.of(1_000));
                  heard.add(saved);
                });

    @Test
    void tells_it_of_the_first_bytes_and_of_the_end() {
      media.then(Served.whole(file));
      media.download().saveTo(target(), options);
      assertThat(heard).containsExactly(20L, 1_000L);
    }

    @Test
    void tells_it_ten_times_a_second_in_between() {
      media.stallTimeout(Duration.ofHours(1));
      media.then(Served.whole(file));
      SaveOptions slow =
          options.listener(
              (saved, total) -> {
                heard.add(saved);
                media.clock.advance(Duration.ofMillis(99));
              });
      media.download().saveTo(target(), slow);
      assertThat(heard).containsExactly(20L, 1_000L);

      heard.clear();
      SaveOptions slower =
          options.listener(
              (saved, total) -> {
                heard.add(saved);
                media.clock.advance(Duration.ofMillis(100));
              });
      media.download().saveTo(target(), slower);
      assertThat(heard).hasSize(100).startsWith(20L, 30L).endsWith(990L, 1_000L, 1_000L);
    }

    @Test
    void tells_it_when_all_begins_anew() {
      media.then(Served.whole(file).breakingAt(500)).then(Served.whole(file).withoutRanges());
      media.download().saveTo(target(), options);
      assertThat(heard).containsExactly(20L, 20L, 1_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 1_000})
    void ends_with_whatever_it_throws_and_leaves_nothing(long when) {
      media.then(Served.whole(file));
      for (Throwable thrown :
          List.of(
              new IllegalStateException("stop"),
              new ConnectionException(ScriptedMedia.details("looks as if it could be tried again")),
              new LinkageError("stop"))) {
        SaveOptions stopping =
            options.listener(
                (saved, total) -> {
                  if (saved == when) {
                    DownloadToFileTest.<RuntimeException>sneak(thrown);
                  }
                });
        assertThatThrownBy(() -> media.download().saveTo(target(), stopping))
            .hasSameClassAs(thrown)
            .extracting(Throwable::getStackTrace)
            .isEqualTo(thrown.getStackTrace());
        assertThat(folder).isEmptyDirectory();
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
