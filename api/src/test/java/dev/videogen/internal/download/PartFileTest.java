package dev.videogen.internal.download;

import static dev.videogen.ScriptedMedia.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.SaveOptions;
import dev.videogen.SavedFile;
import dev.videogen.ScriptedMedia;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.spi.MediaStream;
import dev.videogen.testing.FaultyDisk;
import dev.videogen.testing.FaultyDisk.On;
import dev.videogen.testing.Served;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The temporary file of a save")
@Timeout(60)
class PartFileTest {

  @TempDir Path folder;

  private final byte[] file = bytes(1_000);
  private final FaultyDisk disk = new FaultyDisk();
  private final ScriptedMedia media = new ScriptedMedia().then(Served.whole(file));

  private Path real() {
    return folder.resolve("cat.mp4");
  }

  private SavedFile save(SaveOptions options) {
    return media.download().saveTo(disk.at(real()), options);
  }

  private LocalStorageException failure(SaveOptions options) {
    LocalStorageException failure =
        catchThrowableOfType(LocalStorageException.class, () -> save(options));
    assertThat(failure.job()).contains(ScriptedMedia.REF);
    return failure;
  }

  private List<String> names() {
    String[] names = folder.toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  @Test
  void lies_beside_its_target_under_a_name_that_says_what_it_is() {
    List<String> seen = new ArrayList<>();
    save(SaveOptions.defaults().listener((saved, total) -> seen.addAll(names())));
    assertThat(seen)
        .hasSize(2)
        .allMatch(name -> name.matches("\\.cat\\.mp4\\.[0-9a-f]{16}\\.videogen-part"));
    assertThat(names()).containsExactly("cat.mp4");
  }

  @Test
  void may_be_written_piece_by_piece() {
    save(SaveOptions.defaults());
    assertThat(real()).hasBinaryContent(file);
  }

  @Nested
  @DisplayName("on a disk that fails")
  class OnADiskThatFails {

    @BeforeEach
    void somethingIsThereAlready() throws IOException {
      Files.writeString(real(), "old");
    }

    @ParameterizedTest
    @EnumSource(
        value = On.class,
        names = {"CREATE", "WRITE", "FORCE", "MOVE"})
    void is_removed_and_the_target_stays_as_it_was(On operation) {
      IOException full = new IOException("No space left on device");
      disk.fails(operation, full);
      assertThat(failure(SaveOptions.defaults()))
          .hasMessage(
              "cannot save to "
                  + real()
                  + ": No space left on device. Job openai:video_1 keeps its files: save them"
                  + " elsewhere")
          .hasCause(full);
      assertThat(names()).containsExactly("cat.mp4");
      assertThat(real()).hasContent("old");
    }

    @Test
    void is_removed_if_it_cannot_be_emptied() {
      disk.fails(On.TRUNCATE, new IOException("Input/output error"));
      Served broken = Served.whole(file).breakingAt(400);
      ScriptedMedia twice =
          new ScriptedMedia().then(broken).then(Served.whole(file).withoutRanges());
      assertThatThrownBy(() -> twice.download().saveTo(disk.at(real())))
          .isInstanceOf(LocalStorageException.class)
          .hasMessageContaining("Input/output error");
      assertThat(names()).containsExactly("cat.mp4");
    }

    @Test
    void is_not_copied_where_it_cannot_be_moved() {
      disk.fails(On.MOVE, new AtomicMoveNotSupportedException("a", "b", "different file stores"));
      assertThat(failure(SaveOptions.defaults()))
          .hasMessageContaining("cannot move a file into place in one step");
      assertThat(names()).containsExactly("cat.mp4");
      assertThat(real()).hasContent("old");
    }

    static Stream<FileSystemException> reasons() {
      return Stream.of(
          new FileSystemException("a", "b", "Device or resource busy"),
          new FileSystemException("a", "b", null));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void tells_the_systems_reason(FileSystemException failure) {
      disk.fails(On.MOVE, failure);
      String reason = failure.getReason() == null ? failure.toString() : "Device or resource busy";
      assertThat(failure(SaveOptions.defaults()))
          .hasMessageContaining("cannot save to " + real() + ": " + reason + ".");
    }

    @Test
    void says_so_if_somebody_removed_it() {
      disk.fault(
          On.MOVE,
          () -> {
            throw new NoSuchFileException("the temporary file");
          });
      assertThat(failure(SaveOptions.defaults()))
          .hasMessageContaining("or the temporary file in it was removed meanwhile");
    }

    @Test
    void does_no_harm_if_it_cannot_be_removed() {
      disk.fails(On.FORCE, new IOException("Input/output error"));
      disk.fails(On.DELETE, new IOException("Input/output error"));
      assertThat(failure(SaveOptions.defaults())).hasMessageContaining("Input/output error");
      assertThat(names()).hasSize(2);
      // It is not taken for one in use: the next save removes it.
      media.download().saveTo(real());
      assertThat(names()).containsExactly("cat.mp4");
    }
  }

  @Test
  void is_flushed_before_it_is_moved_and_its_folder_after() {
    List<String> steps = new ArrayList<>();
    disk.fault(On.FORCE, () -> steps.add("flush, target there: " + Files.exists(real())));
    save(SaveOptions.defaults());
    assertThat(steps).containsExactly("flush, target there: false", "flush, target there: true");
  }

  @Test
  void is_moved_even_where_folders_cannot_be_flushed() {
    disk.fails(On.OPEN_FOLDER, new IOException("is a directory"));
    save(SaveOptions.defaults());
    assertThat(real()).hasBinaryContent(file);
  }

  @Test
  void may_be_larger_than_an_int_counts() {
    long length = 3L * 1024 * 1024 * 1024;
    ScriptedMedia huge =
        new ScriptedMedia()
            .then(range -> MediaStream.builder(new Zeros(length)).totalLength(length).build());
    disk.discarding();
    SavedFile saved = huge.download().saveTo(disk.at(real()));
    assertThat(saved.length()).isEqualTo(length);
  }

  /** So many bytes, made in no time. */
  private static final class Zeros extends InputStream {

    private long left;

    Zeros(long length) {
      left = length;
    }

    @Override
    public int read() {
      throw new AssertionError("read one by one, this takes for ever");
    }

    @Override
    public int read(byte[] buffer, int from, int count) {
      int some = (int) Math.min(left, count);
      left -= some;
      return some == 0 ? -1 : some;
    }
  }
}
