package dev.videogen.internal.download;

import static dev.videogen.ScriptedMedia.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.SaveOptions;
import dev.videogen.ScriptedMedia;
import dev.videogen.testing.FaultyDisk;
import dev.videogen.testing.FaultyDisk.On;
import dev.videogen.testing.Served;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a killed process left behind")
@Timeout(60)
class StalePartCleanupTest {

  private static final String LEFT = ".cat.mp4.0123456789abcdef.videogen-part";

  @TempDir Path folder;

  private final FaultyDisk disk = new FaultyDisk();
  private final ScriptedMedia media = new ScriptedMedia().then(Served.whole(bytes(100)));
  private Path left;

  @BeforeEach
  void leaveSomethingBehind() throws IOException {
    left = Files.writeString(folder.resolve(LEFT), "half a cat");
  }

  private void save() {
    media.download().saveTo(disk.at(folder.resolve("cat.mp4")));
    assertThat(folder.resolve("cat.mp4")).hasBinaryContent(bytes(100));
  }

  @Test
  void is_removed_by_the_next_save_to_the_same_target() {
    save();
    assertThat(folder.toFile().list()).containsExactly("cat.mp4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".dog.mp4.0123456789abcdef.videogen-part",
        ".cat.mp4.extra.0123456789abcdef.videogen-part",
        ".cat.mp4.0123456789abcde.videogen-part",
        ".cat.mp4.0123456789abcdeg.videogen-part",
        "cat.mp4.0123456789abcdef.videogen-part",
        ".cat.mp4.0123456789abcdef.videogen-part.txt",
        ".catXmp4.0123456789abcdef.videogen-part"
      })
  void is_told_from_what_is_not_for_this_target(String name) throws IOException {
    Path other = Files.writeString(folder.resolve(name), "");
    save();
    assertThat(other).exists();
    assertThat(left).doesNotExist();
  }

  @Test
  void is_told_from_what_is_for_another_long_name_that_begins_alike() throws IOException {
    String begin = "x".repeat(60);
    String[] part = new String[1];
    media
        .download()
        .saveTo(
            folder.resolve(begin + "a"),
            SaveOptions.defaults().listener((saved, total) -> part[0] = partOf("." + begin)));
    Path dead = Files.writeString(folder.resolve(part[0]), "half a cat");
    save(begin + "b");
    assertThat(dead).exists();
    save(begin + "a");
    assertThat(dead).doesNotExist();
  }

  private void save(String name) {
    media.download().saveTo(folder.resolve(name));
  }

  private String partOf(String begin) {
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith(begin.substring(0, Math.min(begin.length(), 40))))
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void is_told_from_what_this_process_is_writing() {
    boolean[] other = {false};
    media
        .download()
        .saveTo(
            folder.resolve("cat.mp4"),
            SaveOptions.defaults()
                .listener(
                    (saved, total) -> {
                      if (!other[0]) {
                        other[0] = true;
                        save();
                      }
                    }));
    assertThat(other[0]).isTrue();
    assertThat(folder.toFile().list()).containsExactly("cat.mp4");
  }

  @Test
  void is_told_from_what_another_copy_of_the_library_in_this_process_is_writing()
      throws IOException {
    try (FileChannel channel = FileChannel.open(left, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      save();
      assertThat(lock.isValid()).isTrue();
      assertThat(left).exists();
    }
    save();
    assertThat(left).doesNotExist();
  }

  @Test
  void is_told_from_what_another_process_is_writing_until_that_is_killed() throws Exception {
    Process process = locking(left);
    try {
      assertThat(whatItSays(process)).isEqualTo("locked");
      save();
      assertThat(left).exists();
    } finally {
      process.destroyForcibly().waitFor();
    }
    save();
    assertThat(left).doesNotExist();
  }

  @Test
  void is_told_by_another_process_from_what_this_one_is_writing_while_it_sweeps_itself() {
    List<String> heard = new ArrayList<>();
    SaveOptions options =
        SaveOptions.defaults()
            .listener(
                (saved, total) -> {
                  if (heard.isEmpty()) {
                    save();
                    heard.add(whatAnotherProcessSaysOf(partOf(".cat.mp4.")));
                  }
                });
    media.download().saveTo(folder.resolve("cat.mp4"), options);
    assertThat(heard).containsExactly("locked by another process");
  }

  private String whatAnotherProcessSaysOf(String part) {
    try {
      Process process = locking(folder.resolve(part));
      try {
        return whatItSays(process);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Process locking(Path part) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Locking.class.getName(),
            part.toString())
        .start();
  }

  private static String whatItSays(Process process) throws IOException {
    return process.inputReader().readLine();
  }

  /** A process that writes a temporary file, for as long as it lives. */
  static final class Locking {
    private Locking() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        System.out.println(lock == null ? "locked by another process" : "locked");
        System.in.read();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"PT23H, true", "PT25H, false"})
  void is_known_by_its_age_where_there_are_no_locks(Duration age, boolean stays)
      throws IOException {
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(age)));
    disk.fails(On.LOCK, new IOException("No locks available"));
    save();
    assertThat(Files.exists(left)).isEqualTo(stays);
  }

  @Test
  void is_no_reason_not_to_save_if_it_cannot_be_found() {
    disk.fails(On.LIST, new IOException("Permission denied"));
    save();
    assertThat(left).exists();
  }

  @Test
  void is_no_reason_not_to_save_if_it_cannot_be_opened() throws IOException {
    Files.delete(left);
    Files.createDirectory(left);
    save();
    assertThat(left).exists();
  }
}
