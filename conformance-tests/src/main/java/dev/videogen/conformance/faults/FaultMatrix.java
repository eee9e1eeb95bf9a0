package dev.videogen.conformance.faults;

import dev.videogen.errors.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All cells of a vendor, measured many at once, since most of them wait. A cell that does not come
 * out as expected is measured once more, alone and with more patience: short time-outs take a busy
 * machine for a silent server.
 */
final class FaultMatrix {

  private static final int PARALLELISM = 32;
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Duration PATIENT_TIMEOUT = Duration.ofSeconds(1);

  /** What a busy machine may add to the time-outs that were waited for. */
  private static final Duration ALLOWANCE = Duration.ofSeconds(4);

  private static final List<Operation> OPERATIONS =
      List.of(
          Operation.CREATE,
          Operation.RETRIEVE,
          Operation.LIST,
          Operation.DELETE,
          Operation.DOWNLOAD);

  private final FaultedVendor vendor;
  private final ExpectedResults expectations;
  private final FaultCaseRunner experiment;

  /**
   * A matrix that is yet to be measured.
   *
   * @param folder an empty one, for files
   */
  FaultMatrix(FaultedVendor vendor, FaultEnvironment surroundings, Path folder) throws IOException {
    this.vendor = vendor;
    this.expectations = new ExpectedResults(vendor);
    this.experiment = new FaultCaseRunner(vendor, surroundings, folder);
  }

  FaultedVendor vendor() {
    return vendor;
  }

  ExpectedResults expectations() {
    return expectations;
  }

  /** Measures all cells; they are in the order in which they are to be told. */
  Map<FaultCase, FaultCaseResult> measure() throws Exception {
    List<FaultCase> cells = OPERATIONS.stream().filter(vendor::has).flatMap(FaultCase::of).toList();
    // The first one loads the classes; all others are to be on time.
    experiment.measure(cells.get(0), PATIENT_TIMEOUT);
    Map<FaultCase, FaultCaseResult> outcomes = new LinkedHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(PARALLELISM);
    try {
      Map<FaultCase, Future<FaultCaseResult>> running = new LinkedHashMap<>();
      cells.stream()
          .sorted(Comparator.comparing((FaultCase cell) -> cell.deadline(TIMEOUT)).reversed())
          .forEach(cell -> running.put(cell, pool.submit(() -> experiment.measure(cell, TIMEOUT))));
      for (FaultCase cell : cells) {
        outcomes.put(cell, Objects.requireNonNull(running.get(cell)).get());
      }
    } finally {
      pool.shutdownNow();
    }
    for (Map.Entry<FaultCase, FaultCaseResult> each : outcomes.entrySet()) {
      if (!isAsExpected(each.getKey(), each.getValue())) {
        FaultCaseResult again = experiment.measure(each.getKey(), PATIENT_TIMEOUT);
        each.setValue(again.after(each.getValue()));
      }
    }
    return outcomes;
  }

  private boolean isAsExpected(FaultCase cell, FaultCaseResult outcome) {
    return outcome.shown(cell.operation()).equals(expectations.of(cell))
        && outcome.took().compareTo(deadline(cell)) < 0;
  }

  /** The longest that a cell may take, whichever of the time-outs it was measured with. */
  static Duration deadline(FaultCase cell) {
    return cell.deadline(PATIENT_TIMEOUT).plus(ALLOWANCE);
  }
}
