package dev.videogen.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.ListOrder;
import dev.videogen.ListQuery;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Lets a vendor respond to every call of a video's life in forms that nobody has promised. Runs
 * with a heap of 128 MB; how many seeds there are says the property {@code fuzz.tries} of the
 * build.
 */
@Label("Whatever a vendor responds, nothing is bought twice, lost, hung or kept that is no video,")
class FuzzTest {

  /** More than all time-outs of one life together. */
  private static final Duration HANG = Duration.ofSeconds(60);

  /** Each takes much longer than a search, and none finds more after these. */
  private static final int LIVES = 20;

  /** How many are tried for each seed. */
  private static final int SEARCHES = 3;

  private static final String SEED = "20261128";

  /** Seeds come more than once, and not every vendor can be emptied in between. */
  private static final AtomicInteger TAKES = new AtomicInteger();

  private static ExecutorService threads;
  private static VideoEmulator emulator;
  private static Path folder;

  @BeforeContainer
  static void start() throws IOException {
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fuzz");
              thread.setDaemon(true);
              return thread;
            });
    emulator = FaultedVendors.emulator();
    folder = Files.createTempDirectory("videogen-fuzz");
  }

  @AfterContainer
  static void stop() throws IOException {
    emulator.close();
    threads.shutdownNow();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A property of a video's whole life. */
  @Retention(RetentionPolicy.RUNTIME)
  @Property(
      tries = LIVES,
      seed = SEED,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.PREVIOUS_SEED)
  @interface Life {}

  /** A property of the search for a job. */
  @Retention(RetentionPolicy.RUNTIME)
  @Property(
      seed = SEED,
      shrinking = ShrinkingMode.OFF,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.PREVIOUS_SEED)
  @interface Search {}

  /** What is tried with one seed. */
  interface Scenario {

    /** Plays it to its end, and reports what must never be and was. */
    void run() throws IOException;
  }

  @Life
  @Label("in a life with OpenAI")
  void openAi(@ForAll long seed) throws Exception {
    live(0, seed);
  }

  @Life
  @Label("in a life with Azure's jobs API")
  void azureJobs(@ForAll long seed) throws Exception {
    live(1, seed);
  }

  @Life
  @Label("in a life with Azure's videos API")
  void azureVideos(@ForAll long seed) throws Exception {
    live(2, seed);
  }

  @Life
  @Label("in a life with OpenRouter")
  void openRouter(@ForAll long seed) throws Exception {
    live(3, seed);
  }

  @Life
  @Label("of fal")
  void fal(@ForAll long seed) throws Exception {
    live(4, seed);
  }

  @Life
  @Label("in a life with Replicate")
  void replicate(@ForAll long seed) throws Exception {
    live(5, seed);
  }

  @Search
  @Label("in the search for a job whose response was lost at OpenAI")
  void searchAtOpenAi(@ForAll long seed) throws Exception {
    search(0, seed);
  }

  @Search
  @Label("in the search for a job whose response was lost at Azure's jobs API")
  void searchAtAzureJobs(@ForAll long seed) throws Exception {
    search(1, seed);
  }

  @Search
  @Label("in the search for a job whose response was lost at Azure's videos API")
  void searchAtAzureVideos(@ForAll long seed) throws Exception {
    search(2, seed);
  }

  private static void live(int index, long seed) throws Exception {
    FaultedVendor vendor = FaultedVendors.all(emulator).get(index);
    Report report = new Report();
    Random random = new Random(seed);
    play(
        vendor,
        seed,
        new FuzzedLife(
            vendor,
            FaultedVendors.upstream(emulator),
            threads,
            random,
            folder,
            "film " + seed + ", take " + TAKES.incrementAndGet(),
            report),
        report);
  }

  private static void search(int index, long seed) throws Exception {
    // Each is over in no time.
    for (int more = 0; more < SEARCHES; more++) {
      searchOnce(index, seed + more);
    }
  }

  private static void searchOnce(int index, long seed) throws Exception {
    FaultedVendor vendor = FaultedVendors.all(emulator).get(index);
    Report report = new Report();
    Random random = new Random(seed);
    // With all that servers fold, escape and cut.
    String prompt =
        "A  Red fox & its <b>12</b> cubs cross the ice,\n  number %d; nobody's there, at Dusk."
            .formatted(seed);
    play(
        vendor,
        seed,
        new FuzzedSearch(
            vendor, FaultedVendors.upstream(emulator), threads, random, prompt, report),
        report);
  }

  private static void play(FaultedVendor vendor, long seed, Scenario scenario, Report report)
      throws Exception {
    Future<?> over =
        threads.submit(
            () -> {
              scenario.run();
              return report;
            });
    try {
      over.get(HANG.toSeconds(), TimeUnit.SECONDS);
      assertThat(report.violations()).as("seed %d: %s", seed, report).isEmpty();
    } catch (TimeoutException hung) {
      over.cancel(true);
      throw new AssertionError("seed " + seed + " hangs: " + report, hung);
    } catch (ExecutionException other) {
      throw new AssertionError("seed " + seed + ": " + report, other.getCause());
    } finally {
      empty(vendor);
    }
  }

  /** Each seed is tried at a vendor without jobs, so that it can be tried alone. */
  private static void empty(FaultedVendor vendor) {
    if (!vendor.has(Operation.LIST) || !vendor.has(Operation.DELETE)) {
      return;
    }
    FakeVideoGenerator fake = ((FakePlayedVendor) vendor.played()).fake();
    fake.list(new ListQuery(100, ListOrder.NEWEST_FIRST, Optional.empty()))
        .items()
        .forEach(job -> fake.delete(job.id()));
  }
}
