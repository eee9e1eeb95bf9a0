package dev.videogen.benchmarks;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoSize;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.ProcessStamp;
import dev.videogen.journal.RequestKey;
import dev.videogen.journal.Spent;
import dev.videogen.spi.JobFingerprint;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a journal in a file costs that has a million submissions: to open it, to begin one more
 * create with a key and a budget, to compact it, and in bytes; a table, and then a line of JSON for
 * each figure.
 */
public final class JournalBenchmark {

  private static final int SUBMISSIONS = 1_000_000;

  /** So many are written at a time, and then compacted, as happens when they come one by one. */
  private static final int SLICE = 2_000;

  private static final int CREATES = 400;
  private static final int OPENINGS = 3;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final BigDecimal PRICE = new BigDecimal("0.80");
  private static final BigDecimal LIMIT = new BigDecimal("1000000000");
  private static final String PROMPT =
      "A lighthouse on a cliff at dusk, waves breaking below, gulls circling the lamp, a slow"
          + " aerial shot that comes closer and ends on the keeper at his window, take ";

  private final int submissions;
  private final Path folder;
  private final List<String> rows = new ArrayList<>();
  private final List<String> figures = new ArrayList<>();

  private JournalBenchmark(int submissions, Path folder) {
    this.submissions = submissions;
    this.folder = folder;
  }

  /**
   * Prints them.
   *
   * @param arguments how many submissions, if another number than a million
   */
  public static void main(String[] arguments) throws IOException {
    int submissions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SUBMISSIONS;
    Path folder = Files.createTempDirectory("journal-benchmark");
    try {
      new JournalBenchmark(submissions, folder).run();
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private void run() throws IOException {
    Path large = folder.resolve("large.journal");
    compactions(large);
    row("bytes of files, a submission", "journal_bytes_a_submission", size() / submissions, "byte");
    open(large);
    creates(large, folder.resolve("small.journal"));
    System.out.printf(
        Locale.ROOT, "A journal of %,d submissions, all of them settled:%n%n", submissions);
    System.out.println("| what | value | goal |");
    System.out.println("|---|---|---|");
    rows.forEach(System.out::println);
    System.out.println();
    figures.forEach(System.out::println);
  }

  /** Writes entries as processes do, and has an entry after each slice compact them. */
  private void compactions(Path file) throws IOException {
    Journal journal = Journal.inFile(file);
    List<Double> pauses = new ArrayList<>();
    for (int first = 0; first < submissions; first += SLICE) {
      try (Writer lines =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        for (int number = first; number < Math.min(submissions, first + SLICE); number++) {
          for (JournalEntry entry : settled(number)) {
            lines.write(entry.toJson() + "\n");
          }
        }
      }
      long start = System.nanoTime();
      journal.append(new JournalEntry.Dismissed(BEGIN, UUID.randomUUID()));
      pauses.add(seconds(start));
    }
    List<Double> last = pauses.subList(pauses.size() - Math.min(20, pauses.size()), pauses.size());
    row(
        "an entry that compacts " + SLICE + " submissions of them, the median of the last 20",
        "compact_s_" + submissions,
        median(last),
        0.5,
        "s");
    row(
        "the same, the slowest of all",
        "compact_worst_s_" + submissions,
        pauses.stream().mapToDouble(each -> each).max().orElse(0),
        "s");
  }

  private static List<JournalEntry> settled(int number) {
    UUID id = new UUID(0x1234_5678_9abc_def0L * (number + 1), number);
    JobRef job = JobRef.of("openai", "video_" + Long.toHexString(id.getMostSignificantBits()));
    Instant at = BEGIN.plus(Duration.ofSeconds(28L * number));
    return List.of(
        intent(number, id, at),
        new JournalEntry.Created(at, id, job),
        new JournalEntry.Charged(at, job, Billed.YES, Optional.of(PRICE)),
        new JournalEntry.Saved(at, job, 0, 1, Path.of("/srv/videos/order-" + number + ".mp4")));
  }

  private static JournalEntry.Intent intent(int number, UUID id, Instant at) {
    return new JournalEntry.Intent(
        at,
        id,
        "openai",
        ProcessStamp.current(),
        new JobFingerprint(
            Optional.of(PROMPT + number),
            Optional.of("sora-2"),
            Optional.of(VideoSize.of(1280, 720)),
            Optional.of(Duration.ofSeconds(8)),
            Optional.empty()),
        1,
        Optional.of(PRICE),
        Optional.of(new RequestKey("order-" + number, "1:" + "0123456789abcdef".repeat(4))),
        Map.of());
  }

  private double size() throws IOException {
    double size = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  private void open(Path file) throws IOException {
    List<Double> times = new ArrayList<>();
    double heap = 0;
    for (int opening = 0; opening < OPENINGS; opening++) {
      double before = heap();
      long start = System.nanoTime();
      Journal journal = Journal.inFile(file);
      Spent spent = journal.spent(TODAY);
      times.add(seconds(start));
      heap = heap() - before;
      BigDecimal expected = PRICE.multiply(BigDecimal.valueOf(submissions));
      if (spent.total().compareTo(expected) != 0 || journal.holder("order-7").isEmpty()) {
        throw new IllegalStateException("spent " + spent.total() + ", not " + expected);
      }
    }
    row("open and ask what is spent", "open_s_" + submissions, median(times), 5, "s");
    row(
        "bytes of heap, a submission",
        "journal_heap_bytes_a_submission",
        heap / submissions,
        "byte");
  }

  private static double heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int times = 0; times < 3; times++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The two in turn, so that what else the machine does meets both. */
  private void creates(Path large, Path small) throws IOException {
    Journal much = Journal.inFile(large);
    Journal little = Journal.inFile(small);
    create(much, submissions);
    create(little, submissions);
    List<Double> atMuch = new ArrayList<>();
    List<Double> atLittle = new ArrayList<>();
    for (int number = 1; number <= CREATES; number++) {
      atMuch.add(create(much, submissions + number));
      atLittle.add(create(little, submissions + number));
    }
    row("a create with key and budget", "create_ms_" + submissions, median(atMuch), "ms");
    row("the same where there is nothing yet", "create_ms_0", median(atLittle), "ms");
    row(
        "so it costs more",
        "create_ms_more_" + submissions,
        median(atMuch) - median(atLittle),
        1,
        "ms");
  }

  /** All that a create asks and notes, flushed to disk twice. */
  private static double create(Journal journal, int number) throws IOException {
    UUID id = UUID.randomUUID();
    JournalEntry.Intent intent = intent(number, id, TODAY.atTime(10, 0).toInstant(ZoneOffset.UTC));
    long start = System.nanoTime();
    if (journal.holder("order-" + number).isPresent()) {
      throw new IllegalStateException("a key is taken that was never used");
    }
    journal.begin(
        intent,
        spent -> {
          if (spent.total().add(PRICE).compareTo(LIMIT) > 0) {
            throw new IllegalStateException("too much is spent");
          }
        });
    journal.append(new JournalEntry.Created(intent.at(), id, JobRef.of("openai", "v_" + id)));
    return seconds(start) * 1e3;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(each -> each).sorted().toArray();
    return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElse(0);
  }

  private void row(String what, String figure, double value, double goal, String unit) {
    rows.add(
        String.format(
            Locale.ROOT, "| %s | %.3f %s | %s %s |", what, value, unit, text(goal), unit));
    figures.add(
        String.format(
            Locale.ROOT,
            "{\"figure\":\"%s\",\"value\":%.3f,\"goal\":%s,\"unit\":\"%s\"}",
            figure,
            value,
            text(goal),
            unit));
  }

  private void row(String what, String figure, double value, String unit) {
    rows.add(String.format(Locale.ROOT, "| %s | %.3f %s | |", what, value, unit));
    figures.add(
        String.format(
            Locale.ROOT,
            "{\"figure\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}",
            figure,
            value,
            unit));
  }

  private static String text(double goal) {
    return goal == Math.rint(goal) ? String.valueOf((long) goal) : String.valueOf(goal);
  }
}
