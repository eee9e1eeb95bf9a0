package dev.videogen.internal.download;

import static dev.videogen.ScriptedMedia.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.Billed;
import dev.videogen.SaveOptions;
import dev.videogen.SavedFile;
import dev.videogen.ScriptedMedia;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.testing.FaultyDisk;
import dev.videogen.testing.FaultyDisk.On;
import dev.videogen.testing.Served;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The target of a save")
@Timeout(60)
class TargetFileTest {

  @TempDir Path folder;

  private final byte[] file = bytes(1_000);
  private final ScriptedMedia media = new ScriptedMedia().then(Served.whole(file));

  private SavedFile save(Path target) {
    return media.download().saveTo(target);
  }

  /** Refused by the check that is made before paying, and by the save itself in the same way. */
  private String refusal(Path target, SaveOptions options) {
    LocalStorageException before =
        catchThrowableOfType(LocalStorageException.class, () -> TargetCheck.check(target, options));
    assertThat(before.job()).isEmpty();
    assertThat(before.billed()).isEqualTo(Billed.NO);
    assertThat(before.isRetryable()).isFalse();
    LocalStorageException after =
        catchThrowableOfType(
            LocalStorageException.class, () -> media.download().saveTo(target, options));
    assertThat(after)
        .hasMessage(
            before.getMessage() + ". Job openai:video_1 keeps its files: save them elsewhere");
    assertThat(after.job()).contains(ScriptedMedia.REF);
    assertThat(after.billed()).isEqualTo(Billed.YES);
    assertThat(media.ranges).as("nothing is read for it").isEmpty();
    return before.getMessage();
  }

  private String refusal(Path target) {
    return refusal(target, SaveOptions.defaults());
  }

  @Nested
  @DisplayName("is refused")
  class IsRefused {

    @Test
    void if_its_folder_does_not_exist() {
      Path target = folder.resolve("none/cat.mp4");
      assertThat(refusal(target))
          .isEqualTo(
              "cannot save to %s: %s does not exist: create it first",
              target, folder.resolve("none"));
    }

    @Test
    void if_its_folder_is_a_file() throws IOException {
      Files.writeString(folder.resolve("file"), "");
      assertThat(refusal(folder.resolve("file/cat.mp4"))).endsWith("file is no folder");
    }

    @Test
    void if_it_is_a_folder() {
      assertThat(refusal(folder))
          .isEqualTo("cannot save to %s: it is a folder: name a file in it", folder);
      assertThat(refusal(folder, SaveOptions.defaults().keepExisting())).contains("is a folder");
      assertThat(refusal(Path.of(""))).contains("is a folder");
      assertThat(refusal(folder.getRoot())).contains("is a folder");
    }

    @Test
    void if_it_is_a_device() {
      assumeTrue(Files.exists(Path.of("/dev/null")));
      assertThat(refusal(Path.of("/dev/null"))).contains("it is no file but a device or a pipe");
    }

    @Test
    void if_it_is_there_and_to_be_kept() throws IOException {
      Path target = Files.writeString(folder.resolve("cat.mp4"), "old");
      assertThat(refusal(target, SaveOptions.defaults().keepExisting()))
          .endsWith("there is a file already, and it is to be kept");
    }

    @Test
    void if_it_is_write_protected() throws IOException {
      Path target = Files.writeString(folder.resolve("cat.mp4"), "old");
      FaultyDisk disk =
          new FaultyDisk().fails(On.CHECK, new AccessDeniedException(target.toString()));
      assertThat(refusal(disk.at(target))).endsWith("the file there is write-protected");
      assertThat(target).hasContent("old");
    }

    @Test
    void if_its_folder_cannot_be_written() {
      FaultyDisk disk =
          new FaultyDisk().fails(On.CREATE, new AccessDeniedException("/the/temporary/file"));
      assertThat(refusal(disk.at(folder.resolve("cat.mp4"))))
          .endsWith("there is no permission to write in " + folder);
    }

    @Test
    void if_its_name_is_too_long() {
      assertThat(refusal(folder.resolve("x".repeat(300)))).containsIgnoringCase("name too long");
    }

    @Test
    void if_its_links_lead_in_a_circle() throws IOException {
      Path link = folder.resolve("a");
      Files.createSymbolicLink(link, folder.resolve("b"));
      Files.createSymbolicLink(folder.resolve("b"), link);
      assertThat(refusal(link)).contains("symbolic links lead in a circle");
    }
  }

  @Test
  void is_refused_before_paying_if_the_disk_is_full() {
    FaultyDisk disk = new FaultyDisk().fails(On.WRITE, new IOException("No space left on device"));
    assertThatThrownBy(
            () -> TargetCheck.check(disk.at(folder.resolve("cat.mp4")), SaveOptions.defaults()))
        .isInstanceOf(LocalStorageException.class)
        .hasMessageContaining("No space left on device");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void is_left_as_it_is_by_the_check() throws IOException {
    TargetCheck.check(folder.resolve("cat.mp4"), SaveOptions.defaults().keepExisting());
    assertThat(folder).isEmptyDirectory();

    Path there = Files.writeString(folder.resolve("there.mp4"), "old");
    TargetCheck.check(there, SaveOptions.defaults());
    assertThat(there).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(there));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"my cat.mp4", "Katze \u00fc\u2603 \ud83d\udc08.mp4", ".hidden", "a.b.c", "-"})
  void may_have_any_name(String name) {
    Path target = inThisLocale(name);
    save(target);
    assertThat(target).hasBinaryContent(file);
    assertThat(folder.toFile().list()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00fc", "\ud83d\udc08", "x\ud83d\udc08"})
  void may_have_the_longest_name_that_there_is(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    Path target = inThisLocale(text.repeat(255 / bytes));
    save(target);
    assertThat(target).hasBinaryContent(file);
  }

  /** Some locales have no names beyond ASCII. */
  private Path inThisLocale(String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException inexpressible) {
      return abort(inexpressible.getMessage());
    }
  }

  @Test
  void may_be_relative() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path target = here.relativize(folder.toRealPath()).resolve("cat.mp4");
    SavedFile saved = save(target);
    assertThat(saved.path()).isEqualTo(target);
    assertThat(folder.resolve("cat.mp4")).hasBinaryContent(file);
  }

  @Nested
  @DisplayName("behind a symbolic link")
  class BehindASymbolicLink {

    @Test
    void is_replaced_and_the_link_stays() throws IOException {
      Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
      Path old = Files.writeString(elsewhere.resolve("old.mp4"), "old");
      Path second = Files.createSymbolicLink(folder.resolve("second"), old);
      Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("second"));
      SavedFile saved = save(first);
      assertThat(saved.path()).isEqualTo(first);
      assertThat(first).isSymbolicLink();
      assertThat(second).isSymbolicLink();
      assertThat(old).isRegularFile().hasBinaryContent(file);
    }

    @Test
    void is_created_if_it_is_not_there() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("new.mp4"));
      save(link);
      assertThat(link).isSymbolicLink();
      assertThat(folder.resolve("new.mp4")).isRegularFile().hasBinaryContent(file);
    }

    @Test
    void is_kept_if_asked_to() throws IOException {
      Path old = Files.writeString(folder.resolve("old.mp4"), "old");
      Path link = Files.createSymbolicLink(folder.resolve("link"), old);
      assertThat(refusal(link, SaveOptions.defaults().keepExisting())).contains("to be kept");
    }
  }

  @Nested
  @DisplayName("must not be a file that is needed")
  class MustNotBeNeeded {

    private Path journal;

    @BeforeEach
    void journal() throws IOException {
      journal = Files.writeString(folder.resolve("paid.journal"), "paid");
      media.needed = List.of(new NeededFile(journal, "the journal"));
    }

    @Test
    void by_its_name_another_spelling_or_a_link() throws IOException {
      Path inside = Files.createDirectory(folder.resolve("inside"));
      Path link = Files.createSymbolicLink(folder.resolve("cat.mp4"), journal);
      Path linkedFolder = Files.createSymbolicLink(inside.resolve("out"), folder);
      for (Path same :
          List.of(
              journal,
              folder.resolve("./paid.journal"),
              inside.resolve("../paid.journal"),
              link,
              linkedFolder.resolve("paid.journal"))) {
        for (ThrowingCallable use :
            List.<ThrowingCallable>of(
                () -> TargetCheck.check(List.of(same), media.needed, SaveOptions.defaults()),
                () -> save(same))) {
          assertThatThrownBy(use)
              .isInstanceOf(LocalStorageException.class)
              .hasMessageContaining("it is the journal, which it would replace");
        }
      }
      assertThat(journal).hasContent("paid");
    }

    @Test
    void although_it_is_not_there_yet() throws IOException {
      Files.delete(journal);
      assertThatThrownBy(() -> save(journal)).isInstanceOf(LocalStorageException.class);
    }

    @Test
    void but_may_be_beside_one() {
      media.needed =
          List.of(
              new NeededFile(journal, "the journal"),
              new NeededFile(folder.resolve("none/videogen.properties"), "a file of settings"));
      Path target = folder.resolve("cat.mp4");
      TargetCheck.check(List.of(target), media.needed, SaveOptions.defaults());
      assertThat(save(target).path()).hasBinaryContent(file);
    }
  }

  @Nested
  @DisplayName("of several")
  class OfSeveral {

    private void check(Path... targets) {
      TargetCheck.check(List.of(targets), List.of(), SaveOptions.defaults());
    }

    @Test
    void may_be_another_in_the_same_folder() {
      assertThatCode(() -> check(folder.resolve("a.mp4"), folder.resolve("a.png")))
          .doesNotThrowAnyException();
    }

    @Test
    void must_not_be_the_same_by_another_spelling_or_a_link() throws IOException {
      Path video = folder.resolve("a.mp4");
      Path inside = Files.createDirectory(folder.resolve("inside"));
      Path link = Files.createSymbolicLink(folder.resolve("link.png"), video);
      Path linkedFolder = Files.createSymbolicLink(inside.resolve("out"), folder);
      for (Path same :
          List.of(
              video,
              folder.resolve("./a.mp4"),
              inside.resolve("../a.mp4"),
              link,
              linkedFolder.resolve("a.mp4"))) {
        assertThatThrownBy(() -> check(video, same))
            .isInstanceOf(LocalStorageException.class)
            .hasMessageContaining("it is the same file as " + video);
      }
    }

    @Test
    void is_told_apart_by_capitals_where_the_file_system_does() throws IOException {
      Path lower = folder.resolve("a.mp4");
      Path upper = folder.resolve("A.mp4");
      Files.createFile(lower);
      boolean one = Files.exists(upper);
      Files.delete(lower);
      assertThat(catchThrowable(() -> check(lower, upper)) != null).isEqualTo(one);
    }
  }
}
