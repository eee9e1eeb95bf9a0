package dev.videogen.internal.download;

import static dev.videogen.ScriptedMedia.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.videogen.SaveOptions;
import dev.videogen.SavedFile;
import dev.videogen.ScriptedMedia;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.testing.FaultyDisk;
import dev.videogen.testing.FaultyDisk.On;
import dev.videogen.testing.LockedByAnotherException;
import dev.videogen.testing.Served;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The temporary file of a save on a simple disk,")
@Timeout(60)
class PartFileOnSimpleDisksTest {

  private static final SaveOptions KEEPING = SaveOptions.defaults().keepExisting();

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

  @Nested
  @DisplayName("that must not replace a file")
  class ThatMustNotReplaceAFile {

    static Stream<FaultyDisk.Fault> disksWithoutLinks() {
      return Stream.of(
          () -> {
            throw new UnsupportedOperationException();
          },
          () -> {
            throw new FileSystemException("a", "b", "Operation not permitted");
          });
    }

    @ParameterizedTest
    @MethodSource("disksWithoutLinks")
    void is_renamed_where_there_are_no_links(FaultyDisk.Fault fault) {
      disk.fault(On.LINK, fault);
      save(KEEPING);
      assertThat(real()).hasBinaryContent(file);
      assertThat(names()).containsExactly("cat.mp4");
    }

    @ParameterizedTest
    @MethodSource("disksWithoutLinks")
    void is_not_renamed_over_a_file_that_came_meanwhile(FaultyDisk.Fault fault) {
      disk.fault(
          On.LINK,
          () -> {
            Files.writeString(real(), "somebody else's");
            fault.strike();
          });
      assertThat(failure(KEEPING)).hasMessageContaining("to be kept");
      assertThat(real()).hasContent("somebody else's");
      assertThat(names()).containsExactly("cat.mp4");
    }

    @Test
    void is_linked_where_that_is_possible_and_no_second_name_is_left() {
      disk.fails(On.MOVE, new IOException("not needed"));
      save(KEEPING);
      assertThat(real()).hasBinaryContent(file);
      assertThat(names()).containsExactly("cat.mp4");
    }
  }

  @Nested
  @DisplayName("whose lock")
  class WhoseLock {

    private int locks;

    @Test
    void does_not_exist_on_this_file_system_does_without() {
      disk.fails(On.LOCK, new IOException("No locks available"));
      save(SaveOptions.defaults());
      assertThat(real()).hasBinaryContent(file);
    }

    @Test
    void is_given_to_nobody_does_without() {
      disk.fault(
          On.LOCK,
          () -> {
            locks++;
            throw new LockedByAnotherException();
          });
      save(SaveOptions.defaults());
      assertThat(locks).isEqualTo(3);
      assertThat(real()).hasBinaryContent(file);
      assertThat(names()).containsExactly("cat.mp4");
    }

    static Stream<FaultyDisk.Fault> sweeps() {
      return Stream.of(
          () -> {
            throw new LockedByAnotherException();
          },
          () -> {
            throw new OverlappingFileLockException();
          });
    }

    @ParameterizedTest
    @MethodSource("sweeps")
    void is_held_by_somebodys_sweep_takes_another_file(FaultyDisk.Fault sweep) {
      disk.fault(
          On.LOCK,
          () -> {
            if (locks++ == 0) {
              sweep.strike();
            }
          });
      save(SaveOptions.defaults());
      assertThat(locks).isEqualTo(2);
      assertThat(real()).hasBinaryContent(file);
      assertThat(names()).containsExactly("cat.mp4");
    }

    @Test
    void comes_after_somebodys_sweep_takes_another_file() {
      disk.fault(
          On.LOCK,
          () -> {
            if (locks++ == 0) {
              for (String name : names()) {
                Files.delete(folder.resolve(name));
              }
            }
          });
      save(SaveOptions.defaults());
      assertThat(locks).isEqualTo(2);
      assertThat(real()).hasBinaryContent(file);
    }
  }
}
