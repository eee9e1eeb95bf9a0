package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.testing.FaultyDisk;
import dev.videogen.testing.FaultyDisk.On;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A journal in a file that was compacted")
class JournalCompactionTest {

  private static final LocalDate DAY = LocalDate.ofInstant(Entries.AT, ZoneOffset.UTC);
  private static final int SMALL = 2_000;
  private static final int FEW = 3;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameAFile() {
    file = folder.resolve("videos.journal");
  }

  private FileJournal journal() {
    return new FileJournal(file, SMALL, FEW);
  }

  private static UUID id(int number) {
    return new UUID(7, number);
  }

  private static JobRef job(int number) {
    return JobRef.of("openai", "video/\"\\" + number);
  }

  private static String key(int number) {
    return "order \"" + number + "\" \\ é\ud83d\ude00";
  }

  private static JournalEntry.Intent intent(int number, Instant at, Optional<String> key) {
    return new JournalEntry.Intent(
        at,
        id(number),
        "openai",
        number % 5 == 0 ? ProcessStamp.current() : Entries.DEAD,
        new JobFingerprint(
            Optional.of("a cat, take " + number),
            Optional.of("m"),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(8)),
            Optional.empty()),
        1 + number % 3,
        number % 7 == 0 ? Optional.empty() : Optional.of(new BigDecimal("0.80")),
        key.map(word -> new RequestKey(word, "1:" + number)),
        number % 2 == 0 ? Map.of() : Map.of("customer", "4711=é"));
  }

  private static JournalEntry.Intent intent(int number) {
    return intent(number, Entries.AT, Optional.of(key(number)));
  }

  private static JournalEntry saved(int number) {
    return new JournalEntry.Saved(
        Entries.AT, job(number), 0, 1, Path.of("/videos/" + number + ".mp4"));
  }

  private static JournalEntry created(int number) {
    return new JournalEntry.Created(Entries.AT, id(number), job(number), number % 2 == 0);
  }

  /** Submissions that are bought, saved and forgotten, as many as it takes. */
  private static void settle(Journal journal, int from, int to) throws IOException {
    for (int number = from; number < to; number++) {
      journal.append(intent(number));
      journal.append(created(number));
      journal.append(saved(number));
    }
  }

  private List<Path> beside(String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(each -> each.toString().contains(part)).toList();
    }
  }

  private Path archive() throws IOException {
    return beside(".archive-").get(0);
  }

  @Test
  @DisplayName("has few lines, and answers all that it is asked as before")
  void answersAsBefore() throws IOException {
    settle(journal(), 0, 40);

    FileJournal later = journal();
    assertThat(Files.size(file)).isLessThan(2 * SMALL);
    assertThat(Files.readAllLines(archive())).hasSizeBetween(30, 41);
    assertThat(later.submissions()).hasSize(40);
    assertThat(later.unsettled()).isEmpty();
    assertThat(later.spent(DAY).total()).isEqualByComparingTo("27.20");
    for (int number = 0; number < 40; number++) {
      JournaledSubmission holder = later.holder(key(number)).orElseThrow();
      assertThat(holder.intent().key()).contains(new RequestKey(key(number), "1:" + number));
      assertThat(holder.intent().tags()).isEqualTo(intent(number).tags());
      assertThat(holder.state()).isEqualTo(SubmissionState.SAVED);
      assertThat(holder.job()).contains(job(number));
      assertThat(holder.adopted()).isEqualTo(number % 2 == 0);
      assertThat(holder.files()).containsExactly(Path.of("/videos/" + number + ".mp4"));
      assertThat(later.creatorOf(job(number))).contains(holder);
      assertThat(later.reserve(key(number), intent(100))).contains(holder);
    }
    assertThat(later.holder(key(41))).isEmpty();
    assertThat(later.creatorOf(job(41))).isEmpty();
    assertThat(JournaledSubmission.of(later.entries()))
        .containsExactlyInAnyOrderElementsOf(later.submissions());
  }

  @Test
  @DisplayName("has nothing of a settled submission's prompt, and all of one that is not")
  void forgetsPromptsOfSettledOnes() throws IOException {
    FileJournal journal = journal();
    for (int number = 0; number < 10; number++) {
      journal.append(intent(100 + number));
      journal.append(created(100 + number));
    }
    settle(journal, 0, 40);

    assertThat(Files.readString(archive()))
        .doesNotContain("a cat, take 7\"")
        .contains("a cat, take 100");
    List<JournaledSubmission> left = journal().unsettled();
    assertThat(left).hasSize(10);
    assertThat(left.get(0).intent().traits()).isEqualTo(intent(100).traits());
    assertThat(left.get(0).intent().variants()).isEqualTo(2);
    assertThat(left).isEqualTo(journal.unsettled());
  }

  @Test
  @DisplayName("takes news of what was settled long ago: the last word about its cost counts")
  void takesNewsOfWhatWasSettled() throws IOException {
    FileJournal journal = journal();
    settle(journal, 1, 41);
    FileJournal other = journal();
    BigDecimal before = other.spent(DAY).total();

    journal.append(
        new JournalEntry.Charged(Entries.AT, job(1), Billed.YES, Optional.of(new BigDecimal("2"))));
    assertThat(other.spent(DAY).total()).isEqualByComparingTo(before.add(new BigDecimal("1.20")));
    settle(journal, 41, 81);
    assertThat(other.spent(DAY).total())
        .isEqualByComparingTo(journal().spent(DAY).total())
        .isEqualByComparingTo(before.add(new BigDecimal("1.20")).add(new BigDecimal("27.20")));
    journal.append(new JournalEntry.Charged(Entries.AT, job(1), Billed.NO, Optional.empty()));
    settle(journal, 81, 121);

    assertThat(journal().holder(key(1)).orElseThrow().billed()).isEqualTo(Billed.NO);
    assertThat(other.holder(key(1))).isEqualTo(journal().holder(key(1)));
    assertThat(journal().submissions()).hasSize(120).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("answers as one that was not, whatever is noted, to all that share it")
  void answersAsOneThatWasNot(long seed) throws IOException {
    Random random = new Random(seed);
    Journal model = Journal.inMemory();
    List<FileJournal> shared = List.of(journal(), journal(), new FileJournal(file));
    int known = 1;
    for (int step = 0; step < 400; step++) {
      boolean begins = random.nextInt(6) == 0;
      known += begins ? 1 : 0;
      JournalEntry entry = begins ? begun(known, random) : news(random.nextInt(known) + 1, random);
      shared.get(random.nextInt(shared.size())).append(entry);
      model.append(entry);
      if (step % 25 == 0) {
        assertSame(shared.get(random.nextInt(shared.size())), model, known);
      }
    }

    for (FileJournal each : shared) {
      assertSame(each, model, known);
    }
    assertSame(journal(), model, known);
    assertThat(beside(".archive-")).hasSize(1);
    assertThat(outcomes(journal().submissions()))
        .containsExactlyInAnyOrderElementsOf(outcomes(model.submissions()));
    assertThat(outcomes(JournaledSubmission.of(journal().entries())))
        .containsExactlyInAnyOrderElementsOf(outcomes(model.submissions()));
  }

  private static JournalEntry begun(int number, Random random) {
    return intent(
        number,
        Entries.AT.plus(Duration.ofHours(random.nextInt(100))),
        random.nextBoolean() ? Optional.of(key(random.nextInt(number))) : Optional.empty());
  }

  private static JournalEntry news(int number, Random random) {
    Instant at = Entries.AT;
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 11 -> created(number);
      case 4, 5, 12, 13, 14 -> saved(number);
      case 6 -> new JournalEntry.Uncertain(at, id(number), "reset", List.of(job(number)));
      case 7 -> new JournalEntry.Target(at, job(number), Path.of("/videos/cat.mp4"));
      case 8 -> new JournalEntry.Ended(at, job(number), "failed");
      case 9 -> new JournalEntry.Charged(at, job(number), Billed.NO, Optional.empty());
      case 10 ->
          new JournalEntry.Charged(
              at, job(number), Billed.YES, Optional.of(BigDecimal.valueOf(random.nextInt(300), 2)));
      // Nobody dismisses what was refused.
      default ->
          number % 3 == 0
              ? new JournalEntry.Refused(at, id(number), "too long")
              : new JournalEntry.Dismissed(at, id(number));
    };
  }

  private static void assertSame(Journal journal, Journal model, int known) throws IOException {
    for (int day = 0; day < 5; day++) {
      Spent expected = model.spent(DAY.plusDays(day));
      Spent spent = journal.spent(DAY.plusDays(day));
      assertThat(spent.onDay()).isEqualByComparingTo(expected.onDay());
      assertThat(spent.total()).isEqualByComparingTo(expected.total());
    }
    assertThat(outcomes(journal.unsettled()))
        .containsExactlyInAnyOrderElementsOf(outcomes(model.unsettled()));
    for (int number = 1; number <= known; number++) {
      assertThat(outcomes(journal.creatorOf(job(number)).stream().toList()))
          .isEqualTo(outcomes(model.creatorOf(job(number)).stream().toList()));
      assertThat(journal.holder(key(number)).isPresent())
          .isEqualTo(model.holder(key(number)).isPresent());
    }
  }

  /** What matters of submissions for ever. */
  private static List<List<Object>> outcomes(List<JournaledSubmission> submissions) {
    return submissions.stream()
        .map(
            each ->
                List.<Object>of(
                    each.id(),
                    each.intent().at(),
                    each.state(),
                    each.job(),
                    each.adopted(),
                    each.billed(),
                    each.charge().stripTrailingZeros(),
                    each.intent().key(),
                    each.intent().tags(),
                    each.job().isPresent() || each.state().isSettled()
                        ? ""
                        : each.intent().traits(),
                    each.files().size()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = On.class,
      names = {"CREATE", "WRITE", "FORCE", "MOVE", "LOCK"})
  @DisplayName("is the old one if that failed, wherever it did, and is compacted later")
  void isTheOldOneIfThatFailed(On operation) throws IOException {
    List<Integer> counts = new ArrayList<>(List.of(0));
    boolean[] broken = {false};
    FaultyDisk disk =
        new FaultyDisk()
            .fault(
                operation,
                () -> {
                  boolean compacting = isCompacting();
                  if (compacting && !broken[0]) {
                    counts.set(0, counts.get(0) + 1);
                    if (counts.get(0) % 3 != 0) {
                      throw new IOException("no space left on device");
                    }
                  }
                });
    Path there = disk.at(file);
    FileJournal failing = new FileJournal(there, SMALL, FEW);

    settle(failing, 1, 21);
    assertThat(counts.get(0)).isPositive();
    assertKeeps(journal(), 1, 21);
    assertThat(beside(".new")).isEmpty();

    broken[0] = true;
    settle(failing, 21, 31);
    assertKeeps(journal(), 1, 31);
    assertKeeps(failing, 1, 31);
    assertThat(Files.size(file)).isLessThan(4 * SMALL);
  }

  private static boolean isCompacting() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame.getClassName().contains("JournalCompaction")
                            && !frame.getClassName().contains("Test")));
  }

  /** A process that is killed does nothing more, whatever is open or half done. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Kills at one of the operations of a compaction; and some of the many writes. */
  private static FaultyDisk killingAt(int step, List<On> passed) {
    FaultyDisk disk = new FaultyDisk();
    int[] writes = {0};
    for (On operation : On.values()) {
      disk.fault(
          operation,
          () -> {
            boolean counts = operation != On.WRITE || writes[0]++ % 40 == 20;
            if (counts && isCompacting()) {
              passed.add(operation);
              if (passed.size() == step) {
                throw new Killed();
              }
            }
          });
    }
    return disk;
  }

  @Test
  @DisplayName("has lost nothing wherever in that a process was killed, and goes on")
  void hasLostNothingWhereverItWasKilled() throws IOException {
    Set<On> steps = new HashSet<>();
    boolean killed = true;
    for (int step = 1; killed; step++) {
      file = folder.resolve(step + ".journal");
      List<On> passed = new ArrayList<>();
      int settled = 0;
      FileJournal dying = new FileJournal(killingAt(step, passed).at(file), SMALL, FEW);
      try {
        for (; settled < 7; settled++) {
          settle(dying, settled, settled + 1);
        }
        killed = false;
      } catch (Killed kill) {
        // The entry was there before the compaction began.
        settled++;
      }
      steps.addAll(passed);

      assertKeeps(journal(), 0, settled);
      settle(journal(), settled, settled + 4);
      assertKeeps(journal(), 0, settled + 4);
    }

    assertThat(steps).contains(On.CREATE, On.WRITE, On.FORCE, On.LOCK, On.MOVE, On.OPEN_FOLDER);
  }

  private static void assertKeeps(Journal journal, int from, int to) throws IOException {
    assertThat(journal.submissions())
        .extracting(JournaledSubmission::id)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(from, to).mapToObj(JournalCompactionTest::id).toList());
    for (int number = from; number < to; number++) {
      assertThat(journal.holder(key(number)).flatMap(JournaledSubmission::job))
          .contains(job(number));
    }
    BigDecimal sum =
        IntStream.range(from, to)
            .mapToObj(number -> intent(number).estimate().orElse(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(journal.spent(DAY).total()).isEqualByComparingTo(sum);
  }

  @Test
  @DisplayName("does not count what a killed process left in its archive")
  void doesNotCountWhatAKilledProcessLeft() throws IOException {
    FileJournal journal = journal();
    settle(journal, 1, 41);
    String line = Files.readAllLines(archive()).get(1);
    Files.writeString(archive(), line + "\n" + line.substring(0, 30), StandardOpenOption.APPEND);

    assertKeeps(journal(), 1, 41);
    settle(journal, 41, 81);

    assertKeeps(journal(), 1, 81);
    assertKeeps(journal, 1, 81);
  }

  @Test
  @DisplayName("is not used without its archive, or with a part of it")
  void isNotUsedWithoutItsArchive() throws IOException {
    settle(journal(), 1, 41);
    byte[] all = Files.readAllBytes(archive());
    byte[] journaled = Files.readAllBytes(file);

    Path archive = archive();
    Files.write(archive, Arrays.copyOf(all, all.length - 100));
    assertIsNotUsed("lacks its archive");
    Files.delete(archive);
    assertIsNotUsed("lacks its archive");
    Files.writeString(archive, "# mine\n".repeat(10_000));
    assertIsNotUsed("lacks its archive");
    byte[] damaged = all.clone();
    damaged[all.length / 2] = '\n';
    Files.write(archive, damaged);
    assertIsNotUsed("is damaged at byte");
    Files.delete(archive);
    Files.createSymbolicLink(archive, Files.write(folder.resolve("elsewhere"), all));
    assertIsNotUsed("names as its archive what is no file beside it");

    Files.delete(archive);
    Files.write(archive, all);
    Files.writeString(file, "{\"kind\":\"archived\",\"at\":\"2026-01-01T00:00:00Z\",\"x\":1}\n");
    assertIsNotUsed("is damaged in its first line");
    Files.write(file, journaled);
    assertKeeps(journal(), 1, 41);
  }

  private void assertIsNotUsed(String why) throws IOException {
    long size = Files.size(file);
    assertThatIOException()
        .isThrownBy(() -> journal().begin(intent(99), spent -> {}))
        .withMessageContaining(why);
    assertThatIOException().isThrownBy(() -> journal().holder(key(1))).withMessageContaining(why);
    assertThat(Files.size(file)).isEqualTo(size);
  }

  @Test
  @DisplayName("names no archive outside of its folder")
  void namesNoArchiveElsewhere() throws IOException {
    settle(journal(), 1, 41);
    String name = archive().getFileName().toString();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.move(archive(), elsewhere.resolve(name));
    Files.writeString(file, Files.readString(file).replace(name, "elsewhere/" + name));

    assertIsNotUsed("names as its archive what is no file beside it");
  }

  @Test
  @DisplayName("writes to no other place by links that lie in its folder")
  void writesToNoOtherPlace() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Path lock = Files.createSymbolicLink(folder.resolve("videos.journal.lock"), elsewhere);
    assertThatIOException().isThrownBy(() -> journal().append(intent(1)));
    Files.delete(lock);
    Files.createSymbolicLink(folder.resolve("videos.journal.new"), elsewhere);

    settle(journal(), 1, 41);

    assertThat(elsewhere).doesNotExist();
    assertKeeps(journal(), 1, 41);
    assertThat(beside(".archive-")).hasSize(1);
  }

  @Test
  @DisplayName("keeps the rights of its file, and the link that it is named by")
  void keepsRightsAndLinks() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, file);
    journal().append(intent(0));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

    settle(new FileJournal(link, SMALL, FEW), 1, 41);

    assertThat(link).isSymbolicLink();
    Set<String> rights = new HashSet<>();
    for (Path each : List.of(file, archive())) {
      rights.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
    }
    assertThat(rights).containsExactly("rw-rw----");
    assertThat(journal().holder(key(40))).isPresent();
  }

  @Test
  @DisplayName("may be copied with its archive: neither copy takes the other's lines for its own")
  void mayBeCopied() throws IOException {
    settle(journal(), 1, 41);
    Path copy = folder.resolve("copy.journal");
    Files.copy(file, copy);
    FileJournal copied = new FileJournal(copy, SMALL, FEW);

    settle(journal(), 41, 81);
    settle(copied, 1_001, 1_041);
    settle(journal(), 81, 121);

    assertKeeps(journal(), 1, 121);
    assertThat(copied.submissions()).hasSize(80);
    assertThat(new FileJournal(copy).holder(key(1_040))).isPresent();
    assertThat(copied.holder(key(41))).isEmpty();
  }
}
