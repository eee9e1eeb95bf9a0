package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.videogen.testing.FaultyDisk;
import dev.videogen.testing.FaultyDisk.On;
import java.io.IOException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A journal in a file")
class FileJournalTest {

  @TempDir private Path folder;
  private Path file;
  private Journal journal;

  @BeforeEach
  void keepAJournal() {
    file = folder.resolve("journal");
    journal = Journal.inFile(file);
  }

  private static JournalEntry entry(int number) {
    return new JournalEntry.Dismissed(Entries.AT, new UUID(0, number));
  }

  @Test
  @DisplayName("is empty, and no file, before the first entry")
  void isEmptyBeforeTheFirstEntry() throws IOException {
    assertThat(journal.entries()).isEmpty();
    assertThat(file).doesNotExist();
    assertThat(journal).hasToString("Journal[" + file + "]");
  }

  @Test
  @DisplayName("gives its entries back in order, to others that read the file, too")
  void givesItsEntriesBackInOrder() throws IOException {
    Journal other = Journal.inFile(folder.resolve(".").resolve("journal"));

    journal.append(entry(1));
    other.append(entry(2));
    assertThat(journal.entries()).containsExactly(entry(1), entry(2));
    journal.append(entry(3));

    assertThat(other.entries()).containsExactly(entry(1), entry(2), entry(3));
    assertThat(Journal.inFile(file).entries()).isEqualTo(journal.entries());
    assertThat(file)
        .hasContent(entry(1).toJson() + "\n" + entry(2).toJson() + "\n" + entry(3).toJson());
  }

  @Test
  @DisplayName("is for its owner alone to read")
  void isForItsOwnerAlone() throws IOException {
    journal.append(entry(1));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName("makes the folders that are missing, for its owner alone")
  void makesFolders() throws IOException {
    Path deep = folder.resolve("a").resolve("b").resolve("journal");

    Journal.inFile(deep).append(entry(1));

    assertThat(Journal.inFile(deep).entries()).containsExactly(entry(1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# mine\nalias ls='ls -l'\n",
        "no newline",
        "{\"kind\":\"Config\",\"apiVersion\":\"v1\",\"at\":\"home\"}\n",
        "{\"at\":\"2026-01-01T00:00:00Z\"}\n",
        "ssh-ed25519 AAAA me@here\n",
        "\n\n[core]\n",
        "[]\n",
        "\u0000\u0001\u0002",
      })
  @DisplayName("is no other file: that is neither written to nor read")
  void isNoOtherFile(String text) throws IOException {
    Files.writeString(file, text);

    assertThatIOException()
        .isThrownBy(() -> journal.append(entry(1)))
        .withMessageContaining("is not a journal");
    assertThatIOException()
        .isThrownBy(() -> journal.reserve("key", Entries.intent(Entries.ID, Entries.DEAD)))
        .withMessageContaining("is not a journal");
    assertThatIOException().isThrownBy(journal::entries).withMessageContaining("is not a journal");
    assertThat(file).hasContent(text);
  }

  @Test
  @DisplayName("is no folder and no pipe, for which nobody waits")
  void isNoFolderAndNoPipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    for (Path other : List.of(folder, pipe, Path.of("/dev/null"))) {
      Journal there = Journal.inFile(other);
      assertThatIOException()
          .isThrownBy(() -> there.append(entry(1)))
          .withMessageContaining("no journal");
      assertThatIOException().isThrownBy(there::entries).withMessageContaining("no journal");
    }
  }

  @Test
  @DisplayName("may be behind a link, if what is there is a journal")
  void mayBeBehindALink() throws IOException {
    journal.append(entry(1));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    Path bashrc = Files.writeString(folder.resolve("bashrc"), "# mine\n");
    Path toOther = Files.createSymbolicLink(folder.resolve("other"), bashrc);

    Journal.inFile(link).append(entry(2));

    assertThat(journal.entries()).containsExactly(entry(1), entry(2));
    assertThatIOException().isThrownBy(() -> Journal.inFile(toOther).append(entry(3)));
    assertThat(bashrc).hasContent("# mine\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "{\"ki", "{\"kind\":\"intent\",\"at\":\"2026-01", " \n"})
  @DisplayName("may begin with what a killed process left of its first entry")
  void mayBeginTorn(String torn) throws IOException {
    Files.writeString(file, torn);

    journal.append(entry(1));

    assertThat(journal.entries()).containsExactly(entry(1));
  }

  @Test
  @DisplayName("may be of a later version, or formatted by hand")
  void mayBeOfALaterVersion() throws IOException {
    Files.writeString(file, "{ \"at\" : \"2027-01-01T00:00:00Z\", \"kind\" : \"novelty\" }\n");

    journal.append(entry(1));

    assertThat(journal.entries()).containsExactly(entry(1));
  }

  @Test
  @DisplayName(
      "skips what a stranger wrote: endless lines, deep nesting, wrong types, huge numbers")
  void skipsWhatAStrangerWrote() throws IOException {
    journal.append(entry(1));
    String at = "\"at\":\"2026-01-01T00:00:00Z\"";
    String job = "\"job\":\"fake:1\"";
    for (String line :
        List.of(
            "x".repeat(9 << 20),
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "{\"kind\":7," + at + "}",
            "{\"kind\":\"saved\"," + at + "," + job + ",\"variant\":{},\"variants\":[],\"file\":1}",
            "{\"kind\":\"saved\","
                + at
                + ","
                + job
                + ",\"variant\":0,\"variants\":1,\"file\":\"\\u0000\"}",
            "{\"kind\":\"charged\","
                + at
                + ","
                + job
                + ",\"billed\":\"yes\",\"cost_usd\":1e999999999}",
            "{\"kind\":\"charged\","
                + at
                + ","
                + job
                + ",\"billed\":\"yes\",\"cost_usd\":\"1e999999999\"}",
            "{\"kind\":\"target\"," + at + "," + job + ",\"file\":null}",
            "{\"kind\":\"dismissed\"," + at + ",\"submission\":\"\\ud800\"}",
            "\u202e\u0000")) {
      Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    }

    journal.append(entry(2));

    assertThat(journal.entries()).containsExactly(entry(1), entry(2));
    assertThat(Journal.inFile(file).entries()).containsExactly(entry(1), entry(2));
  }

  @Test
  @DisplayName("skips the torn end that a killed process left, and goes on in a new line")
  void skipsATornEnd() throws IOException {
    journal.append(entry(1));
    String torn = entry(2).toJson().substring(0, 40);
    Files.writeString(file, torn, StandardOpenOption.APPEND);

    assertThat(journal.entries()).containsExactly(entry(1));
    journal.append(entry(3));

    assertThat(journal.entries()).containsExactly(entry(1), entry(3));
    assertThat(Files.readAllLines(file)).hasSize(3).element(1).isEqualTo(torn);
  }

  @Test
  @DisplayName("has an entry that is whole but for the end of its line, once")
  void hasAnEntryWithoutTheEndOfItsLine() throws IOException {
    Files.writeString(file, entry(1).toJson() + "\n\nnonsense\n" + entry(2).toJson());

    assertThat(journal.entries()).containsExactly(entry(1), entry(2));
    journal.append(entry(3));

    assertThat(journal.entries()).containsExactly(entry(1), entry(2), entry(3));
  }

  @Test
  @DisplayName("begins anew when its file was taken away or emptied")
  void beginsAnew() throws IOException {
    journal.append(entry(1));
    journal.append(entry(2));
    assertThat(journal.entries()).hasSize(2);

    Files.delete(file);
    assertThat(journal.entries()).isEmpty();
    journal.append(entry(3));
    assertThat(journal.entries()).containsExactly(entry(3));

    Files.write(file, new byte[0]);
    assertThat(journal.entries()).isEmpty();
  }

  @Test
  @DisplayName("takes an entry of an interrupted thread, which stays interrupted")
  void takesAnEntryOfAnInterruptedThread() throws IOException {
    Thread.currentThread().interrupt();
    journal.append(entry(1));
    assertThat(Thread.interrupted()).isTrue();

    Thread.currentThread().interrupt();
    assertThat(journal.entries()).containsExactly(entry(1));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  @DisplayName("takes an entry although an interrupt comes in the middle")
  void takesAnEntryAlthoughInterrupted() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    List<String> interrupts = new ArrayList<>();
    disk.fault(
        On.FORCE,
        () -> {
          if (interrupts.isEmpty()) {
            interrupts.add("one");
            Thread.currentThread().interrupt();
            throw new FileLockInterruptionException();
          }
        });

    Journal.inFile(disk.at(file)).append(entry(1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(new HashSet<>(journal.entries())).containsExactly(entry(1));
  }

  @Test
  @DisplayName("says so if an entry cannot be written, or not be flushed")
  void saysSoIfAnEntryCannotBeWritten() {
    for (On operation : List.of(On.CREATE, On.WRITE, On.FORCE)) {
      FaultyDisk disk = new FaultyDisk().fails(operation, new IOException("no space left"));

      assertThatIOException()
          .isThrownBy(
              () -> Journal.inFile(disk.at(folder.resolve("" + operation))).append(entry(1)))
          .withMessage("no space left");
    }
  }

  @Test
  @DisplayName(
      "goes on in a new line after a write that broke off, and where folders are not flushed")
  void goesOnAfterABrokenWrite() throws IOException {
    List<String> writes = new ArrayList<>();
    FaultyDisk disk =
        new FaultyDisk()
            .fails(On.OPEN_FOLDER, new IOException("folders cannot be opened"))
            .fault(
                On.WRITE,
                () -> {
                  writes.add("write");
                  if (writes.size() == 3) {
                    throw new IOException("no space left");
                  }
                });
    Journal faulty = Journal.inFile(disk.at(file));

    assertThatIOException().isThrownBy(() -> faulty.append(entry(1)));
    assertThat(file).hasContent(entry(1).toJson().substring(0, 14));
    faulty.append(entry(2));

    assertThat(faulty.entries()).containsExactly(entry(2));
  }

  @Test
  @DisplayName("loses nothing of many threads with journals of their own")
  void losesNothingOfManyThreads() throws Exception {
    int threads = 8;
    int each = 25;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch start = new CountDownLatch(threads);
      List<Future<?>> writers = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread * each;
        Journal own = Journal.inFile(file);
        writers.add(
            pool.submit(
                () -> {
                  start.countDown();
                  start.await();
                  for (int number = first; number < first + each; number++) {
                    own.append(entry(number));
                    own.entries();
                  }
                  return null;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(Files.readAllLines(file)).hasSize(threads * each);
    assertThat(Set.copyOf(journal.entries())).hasSize(threads * each);
  }

  @Test
  @DisplayName("loses nothing of several processes")
  void losesNothingOfSeveralProcesses() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      writers.add(
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  file.toString(),
                  "" + number * 1_000)
              .inheritIO()
              .start());
    }
    // As in the other processes: not before all are ready.
    for (int number = 0; number < Writer.ENTRIES; number++) {
      journal.append(entry(number));
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor()).isZero();
    }

    Set<JournalEntry> expected =
        Stream.of(0, 1_000, 2_000)
            .flatMap(first -> Stream.iterate(first, number -> number + 1).limit(Writer.ENTRIES))
            .map(FileJournalTest::entry)
            .collect(Collectors.toSet());
    assertThat(Files.readAllLines(file)).hasSameSizeAs(expected);
    assertThat(Set.copyOf(journal.entries())).isEqualTo(expected);
  }

  /** Another process. */
  static final class Writer {

    static final int ENTRIES = 100;

    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Journal journal = Journal.inFile(Path.of(arguments[0]));
      int first = Integer.parseInt(arguments[1]);
      for (int number = first; number < first + ENTRIES; number++) {
        journal.append(entry(number));
      }
    }
  }
}
