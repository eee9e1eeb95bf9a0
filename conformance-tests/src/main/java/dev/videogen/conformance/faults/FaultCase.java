package dev.videogen.conformance.faults;

import dev.videogen.errors.Operation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One cell of the matrix: what goes wrong, with what, and how often.
 *
 * @param operation with what
 * @param fault what goes wrong
 * @param executed whether the vendor does what it is asked before that
 * @param always whether it goes wrong every time, or only the first
 */
record FaultCase(Operation operation, Fault fault, boolean executed, boolean always) {

  /** How often a client sends a request. */
  static final int ATTEMPTS = 2;

  /** How often a save opens a file without getting any further. */
  private static final int OPENINGS = 5;

  /** Whether it matters if the vendor did what it was asked. */
  static boolean changes(Operation operation) {
    return operation.isPaid() || operation == Operation.DELETE;
  }

  /** All cells of an operation. */
  static Stream<FaultCase> of(Operation operation) {
    return Stream.of(Fault.values()).flatMap(fault -> of(operation, fault));
  }

  private static Stream<FaultCase> of(Operation operation, Fault fault) {
    return executed(operation, fault).stream()
        .flatMap(
            done ->
                often(operation, fault).stream()
                    .map(always -> new FaultCase(operation, fault, done, always)));
  }

  private static List<Boolean> executed(Operation operation, Fault fault) {
    if (!changes(operation)) {
      return List.of(true);
    }
    if (!fault.mayBeCarriedOut()) {
      return List.of(false);
    }
    // A vendor that says that it has deleted, and has not, is past help.
    boolean lies = operation == Operation.DELETE && fault == Fault.CUT_JSON;
    return lies ? List.of(true) : List.of(false, true);
  }

  private static List<Boolean> often(Operation operation, Fault fault) {
    if (operation == Operation.DOWNLOAD && fault.isOfFileThatLags()) {
      return List.of(false, true);
    }
    if (fault.verdict() == SubmissionVerdict.REFUSED_IT || fault == Fault.UNKNOWN_HOST) {
      // Refused once is refused for good, and a name that is not known stays so.
      return List.of(true);
    }
    // What may have been paid for is sent once, and what would come of a second time is seen best
    // when nothing goes wrong with it.
    boolean sentOnce = operation.isPaid() && fault.verdict() == SubmissionVerdict.MAY_HAVE_IT;
    return sentOnce ? List.of(false) : List.of(false, true);
  }

  /** The longest that it may take if each silence lasts as long as the client allows. */
  Duration deadline(Duration timeout) {
    int silences = operation == Operation.DOWNLOAD ? OPENINGS * ATTEMPTS : ATTEMPTS;
    return fault.isSilence() ? timeout.multipliedBy(silences) : Duration.ZERO;
  }

  @Override
  public String toString() {
    String done = changes(operation) && executed ? ", carried out" : "";
    return operation + ": " + fault.label() + done + (always ? ", always" : ", once");
  }
}
