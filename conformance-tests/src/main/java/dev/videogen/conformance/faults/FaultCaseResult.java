package dev.videogen.conformance.faults;

import dev.videogen.Billed;
import dev.videogen.errors.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a cell.
 *
 * @param result {@code done}, or the exception
 * @param billed what the exception says of money; null without one
 * @param received how many requests for the operation reached the vendor
 * @param took how long the caller waited, skipped waits left out
 * @param violations what must never be, and was
 */
record FaultCaseResult(
    String result, @Nullable Billed billed, int received, Duration took, List<String> violations) {

  /** As it stands in the table; that an error about a paid job is billed goes without saying. */
  String shown(Operation operation) {
    String money =
        billed == null || !operation.isPaid()
            ? ""
            : ", billed " + billed.name().toLowerCase(Locale.ROOT);
    return result + money + " (" + received + ")";
  }

  /** The same after what was seen before: what must never be is not made up for. */
  FaultCaseResult after(FaultCaseResult earlier) {
    List<String> all =
        Stream.concat(earlier.violations.stream(), violations.stream()).distinct().toList();
    return new FaultCaseResult(result, billed, received, took, all);
  }
}
