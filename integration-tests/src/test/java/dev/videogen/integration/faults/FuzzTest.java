package dev.videogen.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.VideoEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
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

  private static final String SEED = "20261128";

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
    emulator = FaultedVendor.emulator();
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

  @Property(seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label("of OpenAI")
  void openAi(@ForAll long seed) throws Exception {
    live(0, seed);
  }

  @Property(seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label("of Azure's jobs API")
  void azureJobs(@ForAll long seed) throws Exception {
    live(1, seed);
  }

  @Property(seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  @Label("of Azure's videos API")
  void azureVideos(@ForAll long seed) throws Exception {
    live(2, seed);
  }

  private static void live(int vendor, long seed) throws Exception {
    FaultedVendor faulted = FaultedVendor.all(emulator).get(vendor);
    FuzzedLife life =
        new FuzzedLife(faulted, emulator.port(), threads, new Random(seed), folder, "film " + seed);
    Future<List<String>> violations = threads.submit(life::violations);
    try {
      assertThat(violations.get(HANG.toSeconds(), TimeUnit.SECONDS))
          .as("seed %d: %s", seed, life.told())
          .isEmpty();
    } catch (TimeoutException hung) {
      violations.cancel(true);
      throw new AssertionError("seed " + seed + " hangs: " + life.told(), hung);
    } catch (ExecutionException other) {
      throw new AssertionError("seed " + seed + ": " + life.told(), other.getCause());
    }
  }
}
