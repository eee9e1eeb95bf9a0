package dev.videogen.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.testing.FaultyDisk;
import dev.videogen.testing.FaultyDisk.On;
import dev.videogen.testing.SmallVendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that share a journal, buy, and are killed at any moment, compacting among others.
 * {@code journal.kill.rounds} says how often.
 */
@DisplayName("A journal in a file that is shared by processes which are killed")
class JournalInKilledProcessesTest {

  private static final int PROCESSES = 3;
  private static final int ROUNDS = Integer.getInteger("journal.kill.rounds", 2);
  private static final BigDecimal PRICE = new BigDecimal("0.10");

  @TempDir private Path folder;

  /** A process that buys until it is killed, and says of each step that it was noted. */
  static final class Buyer {

    private static final int MAX_SUBMISSIONS = 300;

    private Buyer() {}

    /**
     * Arguments: the file, the round, the limit, and at which operation on the disk it is killed.
     */
    public static void main(String[] arguments) throws IOException {
      int killedAt = Integer.parseInt(arguments[3]);
      AtomicInteger operations = new AtomicInteger();
      FaultyDisk disk = new FaultyDisk();
      for (On operation : On.values()) {
        disk.fault(
            operation,
            () -> {
              if (operations.incrementAndGet() == killedAt) {
                Runtime.getRuntime().halt(9);
              }
            });
      }
      Path file = Path.of(arguments[0]);
      Journal journal = new FileJournal(killedAt > 0 ? disk.at(file) : file, 4_000, 5);
      BigDecimal limit = new BigDecimal(arguments[2]);
      for (int number = 0; number < MAX_SUBMISSIONS; number++) {
        buy(journal, "order-" + arguments[1] + "-" + number, limit);
      }
    }

    private static void buy(Journal journal, String key, BigDecimal limit) throws IOException {
      UUID id = UUID.randomUUID();
      JobRef job = JobRef.of("openai", "video_" + id);
      Optional<JournaledSubmission> holder =
          journal.begin(
              intent(id, key),
              spent -> {
                if (spent.total().add(PRICE).compareTo(limit) > 0) {
                  System.out.println("full");
                  System.out.flush();
                  Runtime.getRuntime().halt(0);
                }
              });
      if (holder.isPresent()) {
        return;
      }
      say("begun " + key + " " + id);
      journal.append(new JournalEntry.Created(Entries.AT, id, job));
      say("created " + key + " " + id);
      journal.append(new JournalEntry.Saved(Entries.AT, job, 0, 1, Path.of("/v/" + id + ".mp4")));
      say("saved " + key + " " + id);
    }

    private static void say(String what) {
      System.out.println(what);
      System.out.flush();
    }

    private static JournalEntry.Intent intent(UUID id, String key) {
      return new JournalEntry.Intent(
          Entries.AT,
          id,
          "openai",
          ProcessStamp.current(),
          JobFingerprint.of(SmallVendor.REQUEST),
          1,
          Optional.of(PRICE),
          Optional.of(new RequestKey(key, "1:abc")),
          Map.of());
    }
  }

  @Test
  @DisplayName("sells no key twice, loses nothing that was noted, and passes no limit")
  void losesNothing() throws Exception {
    Path file = folder.resolve("videos.journal");
    Random random = new Random(ROUNDS);
    Map<String, String> bought = new HashMap<>();
    Map<String, SubmissionState> noted = new HashMap<>();
    BigDecimal limit = BigDecimal.ZERO;
    for (int round = 0; round < ROUNDS; round++) {
      // In some rounds it is reached by processes that go on at the same time.
      limit = limit.add(BigDecimal.valueOf(5 + random.nextInt(20)));
      for (List<String> said : saidByKilled(file, round, limit, random)) {
        said.forEach(line -> read(line, bought, noted));
      }
      assertWhole(new FileJournal(file), bought, noted, limit);
    }

    assertThat(Files.size(file)).isLessThan(100_000);
    try (var files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .anyMatch(name -> name.startsWith("videos.journal.archive-"))
          .hasSizeLessThanOrEqualTo(4 + ROUNDS);
    }
  }

  private static List<List<String>> saidByKilled(
      Path file, int round, BigDecimal limit, Random random) throws Exception {
    List<Process> buyers = new ArrayList<>();
    List<BufferedReader> outputs = new ArrayList<>();
    for (int number = 0; number < PROCESSES; number++) {
      // One is killed from outside.
      int killedAt = number == 0 ? 0 : 300 + random.nextInt(4_000);
      Process buyer = start(file, round, limit, killedAt);
      buyers.add(buyer);
      outputs.add(buyer.inputReader());
    }
    List<List<String>> said = new ArrayList<>();
    int lines = 1 + random.nextInt(60);
    said.add(outputs.get(0).lines().limit(lines).collect(Collectors.toCollection(ArrayList::new)));
    // Not by the process, which would close its output.
    buyers.get(0).toHandle().destroyForcibly();
    for (int number = 0; number < PROCESSES; number++) {
      List<String> rest = outputs.get(number).lines().toList();
      if (number == 0) {
        said.get(0).addAll(rest);
      } else {
        said.add(rest);
      }
      assertThat(buyers.get(number).waitFor()).isIn(0, 9, 137);
    }
    return said;
  }

  private static Process start(Path file, int round, BigDecimal limit, int killedAt)
      throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Buyer.class.getName(),
            file.toString(),
            "" + round,
            limit.toPlainString(),
            "" + killedAt)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The last line of one that was killed may be torn. */
  private static void read(
      String line, Map<String, String> bought, Map<String, SubmissionState> noted) {
    String[] words = line.split(" ");
    if (words.length < 3 || words[2].length() < 36) {
      return;
    }
    assertThat(bought.putIfAbsent(words[1], words[2])).isIn(null, words[2]);
    noted.put(
        words[2],
        switch (words[0]) {
          case "created" -> SubmissionState.CREATED;
          case "saved" -> SubmissionState.SAVED;
          default -> SubmissionState.UNCERTAIN;
        });
  }

  private static void assertWhole(
      FileJournal journal,
      Map<String, String> bought,
      Map<String, SubmissionState> noted,
      BigDecimal limit)
      throws IOException {
    Map<String, JournaledSubmission> all =
        journal.submissions().stream()
            .collect(Collectors.toMap(each -> each.id().toString(), each -> each));
    noted.forEach(
        (id, state) ->
            // What came last may be there although it was not said any more.
            assertThat(all.get(id))
                .as(id)
                .isNotNull()
                .extracting(each -> each.state().ordinal())
                .matches(now -> now >= state.ordinal()));
    for (Map.Entry<String, String> each : bought.entrySet()) {
      assertThat(journal.holder(each.getKey()).orElseThrow().id()).hasToString(each.getValue());
    }
    assertThat(all.values().stream().map(each -> each.intent().key().orElseThrow().key()))
        .doesNotHaveDuplicates();
    BigDecimal sum = PRICE.multiply(BigDecimal.valueOf(all.size()));
    Spent spent = journal.spent(DailySums.dayOf(Entries.AT));
    assertThat(spent.total()).isEqualByComparingTo(sum).isLessThanOrEqualTo(limit);
    assertThat(spent.onDay()).isEqualByComparingTo(sum);
  }
}
