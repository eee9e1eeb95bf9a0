package dev.videogen.conformance.faults;

import dev.videogen.errors.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is to come of each cell, whichever the vendor (but for {@link FaultedVendor#differences}):
 * the result, for what is paid also what the error says of money, and how many requests the vendor
 * received.
 *
 * <p>{@code -} stands for what is no cell: a refusal is final, so that it happens once or always
 * makes no difference, and neither does it to what is sent once.
 */
final class ExpectedResults {

  /** Fault, whether the job was made all the same, once, always. */
  private static final String PAID =
      """
      connection refused         |     | done (1)                                | Connection, billed no (0)
      unknown host               |     | -                                       | Connection, billed no (0)
      TLS: untrusted certificate |     | done (1)                                | Connection, billed no (0)
      TLS: garbage instead of it |     | done (1)                                | Connection, billed no (0)
      connect time-out           |     | done (1)                                | Connection, billed no (0)
      reset before the response    |     | SubmissionUncertain, billed unknown (1) | -
      reset before the response    | yes | done (1)                                | -
      reset in the head          |     | SubmissionUncertain, billed unknown (1) | -
      reset in the head          | yes | done (1)                                | -
      cut body                   |     | SubmissionUncertain, billed unknown (1) | -
      cut body                   | yes | done (1)                                | -
      stall in the head          |     | SubmissionUncertain, billed unknown (1) | -
      stall in the head          | yes | done (1)                                | -
      stall in the body          |     | SubmissionUncertain, billed unknown (1) | -
      stall in the body          | yes | done (1)                                | -
      drip, from the head on     |     | SubmissionUncertain, billed unknown (1) | -
      drip, from the head on     | yes | done (1)                                | -
      drip in the body           |     | SubmissionUncertain, billed unknown (1) | -
      drip in the body           | yes | done (1)                                | -
      garbage                    |     | SubmissionUncertain, billed unknown (1) | -
      garbage                    | yes | done (1)                                | -
      2xx with cut JSON          |     | SubmissionUncertain, billed unknown (1) | -
      2xx with cut JSON          | yes | done (1)                                | -
      400                        |     | -                                       | InvalidRequest, billed no (1)
      401                        |     | -                                       | Authentication, billed no (1)
      403                        |     | -                                       | Permission, billed no (1)
      404                        |     | -                                       | NotFound, billed no (1)
      408                        |     | SubmissionUncertain, billed unknown (1) | -
      408                        | yes | done (1)                                | -
      409                        |     | -                                       | Conflict, billed no (1)
      429                        |     | done (2)                                | RateLimit, billed no (2)
      429 with Retry-After       |     | done (2)                                | RateLimit, billed no (2)
      500                        |     | done (2)                                | ProviderFailure, billed no (2)
      500                        | yes | done (1)                                | done (1)
      502                        |     | SubmissionUncertain, billed unknown (1) | -
      502                        | yes | done (1)                                | -
      503                        |     | done (2)                                | ProviderFailure, billed no (2)
      503                        | yes | done (1)                                | done (1)
      503 with Retry-After       |     | done (2)                                | RateLimit, billed no (2)
      504                        |     | SubmissionUncertain, billed unknown (1) | -
      504                        | yes | done (1)                                | -
      redirect to another origin |     | -                                       | Configuration, billed no (1)
      redirect to plain http     |     | -                                       | Configuration, billed no (1)
      2xx in an envelope         |     | SubmissionUncertain, billed unknown (1) | -
      2xx in an envelope         | yes | done (1)                                | -
      2xx in an array            |     | SubmissionUncertain, billed unknown (1) | -
      2xx in an array            | yes | done (1)                                | -
      2xx with its ids renamed   |     | SubmissionUncertain, billed unknown (1) | -
      2xx with its ids renamed   | yes | done (1)                                | -
      200 with an error          |     | SubmissionUncertain, billed unknown (1) | -
      200 with an error          | yes | done (1)                                | -
      200 with {}                |     | SubmissionUncertain, billed unknown (1) | -
      200 with {}                | yes | done (1)                                | -
      200 with a page            |     | SubmissionUncertain, billed unknown (1) | -
      200 with a page            | yes | done (1)                                | -
      2xx of another type        |     | SubmissionUncertain, billed unknown (1) | -
      2xx of another type        | yes | done (1)                                | -
      2xx packed unasked         |     | SubmissionUncertain, billed unknown (1) | -
      2xx packed unasked         | yes | done (1)                                | -
      2xx with clocks behind     |     | SubmissionUncertain, billed unknown (1) | -
      2xx with clocks behind     | yes | done (1)                                | -
      200 with a quota error     |     | -                                       | PaymentRequired, billed no (1)
      """;

  /** The same at a vendor that lists no jobs: what was carried out shows by its id alone. */
  private static final String PAID_UNLISTED =
      """
      reset before the response  | yes | SubmissionUncertain, billed unknown (1) | -
      reset in the head          | yes | SubmissionUncertain, billed unknown (1) | -
      cut body                   | yes | SubmissionUncertain, billed unknown (1) | -
      stall in the head          | yes | SubmissionUncertain, billed unknown (1) | -
      stall in the body          | yes | SubmissionUncertain, billed unknown (1) | -
      drip, from the head on     | yes | SubmissionUncertain, billed unknown (1) | -
      garbage                    | yes | SubmissionUncertain, billed unknown (1) | -
      408                        | yes | SubmissionUncertain, billed unknown (1) | -
      500                        |     | SubmissionUncertain, billed unknown (1) | SubmissionUncertain, billed unknown (1)
      500                        | yes | SubmissionUncertain, billed unknown (1) | SubmissionUncertain, billed unknown (1)
      502                        | yes | SubmissionUncertain, billed unknown (1) | -
      503                        |     | SubmissionUncertain, billed unknown (1) | SubmissionUncertain, billed unknown (1)
      503                        | yes | SubmissionUncertain, billed unknown (1) | SubmissionUncertain, billed unknown (1)
      504                        | yes | SubmissionUncertain, billed unknown (1) | -
      200 with an error          | yes | SubmissionUncertain, billed unknown (1) | -
      200 with {}                | yes | SubmissionUncertain, billed unknown (1) | -
      200 with a page            | yes | SubmissionUncertain, billed unknown (1) | -
      """;

  /** Fault, nothing, once, always. */
  private static final String READS =
      """
      connection refused         | | done (1) | Connection (0)
      unknown host               | | -        | Connection (0)
      TLS: untrusted certificate | | done (1) | Connection (0)
      TLS: garbage instead of it | | done (1) | Connection (0)
      connect time-out           | | done (1) | Connection (0)
      reset before the response    | | done (2) | Connection (2)
      reset in the head          | | done (2) | Connection (2)
      cut body                   | | done (2) | ProviderFailure (2)
      stall in the head          | | done (2) | Connection (2)
      stall in the body          | | done (2) | ProviderFailure (2)
      drip, from the head on     | | done (2) | Connection (2)
      drip in the body           | | done (2) | Connection (2)
      garbage                    | | done (2) | Connection (2)
      2xx with cut JSON          | | done (2) | ProviderFailure (2)
      400                        | | -        | InvalidRequest (1)
      401                        | | -        | Authentication (1)
      403                        | | -        | Permission (1)
      404                        | | -        | NotFound (1)
      408                        | | done (2) | ProviderFailure (2)
      409                        | | -        | Conflict (1)
      429                        | | done (2) | RateLimit (2)
      429 with Retry-After       | | done (2) | RateLimit (2)
      500                        | | done (2) | ProviderFailure (2)
      502                        | | done (2) | ProviderFailure (2)
      503                        | | done (2) | ProviderFailure (2)
      503 with Retry-After       | | done (2) | RateLimit (2)
      504                        | | done (2) | ProviderFailure (2)
      redirect to another origin | | -        | Configuration (1)
      redirect to plain http     | | -        | Configuration (1)
      2xx in an envelope         | | done (1) | done (1)
      2xx in an array            | | done (1) | done (1)
      2xx with its ids renamed   | | done (1) | done (1)
      200 with an error          | | done (2) | ProviderFailure (2)
      200 with {}                | | done (2) | ProviderFailure (2)
      200 with a page            | | done (2) | ProviderFailure (2)
      2xx of another type        | | done (1) | done (1)
      2xx packed unasked         | | done (1) | done (1)
      2xx with clocks behind     | | done (1) | done (1)
      200 with a quota error     | | -        | PaymentRequired (1)
      """;

  /**
   * As reads, but that the job is read where the response does not say that it is deleted: one that
   * is gone is not deleted again.
   */
  private static final String DELETES =
      READS.replaceAll("(?m)^(2xx|200 with (an error|\\{}|a page)).*\\R", "")
          + """
          2xx in an envelope         |     | done (2) | ProviderFailure (2)
          2xx in an array            |     | done (2) | ProviderFailure (2)
          2xx with its ids renamed   |     | done (2) | ProviderFailure (2)
          200 with an error          |     | done (2) | ProviderFailure (2)
          200 with {}                |     | done (2) | ProviderFailure (2)
          200 with a page            |     | done (2) | ProviderFailure (2)
          2xx of another type        |     | done (2) | ProviderFailure (2)
          2xx packed unasked         |     | done (2) | ProviderFailure (2)
          2xx with clocks behind     |     | done (2) | ProviderFailure (2)
          reset before the response    | yes | done (1) | done (1)
          reset in the head          | yes | done (1) | done (1)
          cut body                   | yes | done (1) | done (1)
          stall in the head          | yes | done (1) | done (1)
          stall in the body          | yes | done (1) | done (1)
          drip, from the head on     | yes | done (1) | done (1)
          drip in the body           | yes | done (1) | done (1)
          garbage                    | yes | done (1) | done (1)
          2xx with cut JSON          | yes | done (1) | done (1)
          408                        | yes | done (1) | done (1)
          500                        | yes | done (1) | done (1)
          502                        | yes | done (1) | done (1)
          503                        | yes | done (1) | done (1)
          504                        | yes | done (1) | done (1)
          2xx in an envelope         | yes | done (1) | done (1)
          2xx in an array            | yes | done (1) | done (1)
          2xx with its ids renamed   | yes | done (1) | done (1)
          200 with an error          | yes | done (1) | done (1)
          200 with {}                | yes | done (1) | done (1)
          200 with a page            | yes | done (1) | done (1)
          2xx of another type        | yes | done (1) | done (1)
          2xx packed unasked         | yes | done (1) | done (1)
          2xx with clocks behind     | yes | done (1) | done (1)
          """;

  /**
   * As reads, but that a save goes on by itself: three rounds that open nothing, five streams that
   * get no further, and half a minute of refusals by which a file may only lag. Of a file, cut JSON
   * is one without its last byte.
   */
  private static final String DOWNLOADS =
      """
      connection refused         | | done (1) | IncompleteDownload (0)
      unknown host               | | -        | IncompleteDownload (0)
      TLS: untrusted certificate | | done (1) | IncompleteDownload (0)
      TLS: garbage instead of it | | done (1) | IncompleteDownload (0)
      connect time-out           | | done (1) | IncompleteDownload (0)
      reset before the response    | | done (2) | IncompleteDownload (6)
      reset in the head          | | done (2) | IncompleteDownload (6)
      cut body                   | | done (2) | IncompleteDownload (5)
      stall in the head          | | done (2) | IncompleteDownload (6)
      stall in the body          | | done (2) | IncompleteDownload (5)
      drip, from the head on     | | done (2) | IncompleteDownload (3)
      drip in the body           | | done (1) | done (1)
      garbage                    | | done (2) | IncompleteDownload (6)
      2xx with cut JSON          | | done (2) | IncompleteDownload (6)
      400                        | | done (2) | IncompleteDownload (7)
      401                        | | -        | Authentication (1)
      403                        | | -        | Permission (1)
      404                        | | done (2) | IncompleteDownload (7)
      408                        | | done (2) | IncompleteDownload (6)
      409                        | | done (2) | IncompleteDownload (7)
      429                        | | done (2) | IncompleteDownload (6)
      429 with Retry-After       | | done (2) | IncompleteDownload (6)
      500                        | | done (2) | IncompleteDownload (6)
      502                        | | done (2) | IncompleteDownload (6)
      503                        | | done (2) | IncompleteDownload (6)
      503 with Retry-After       | | done (2) | IncompleteDownload (6)
      504                        | | done (2) | IncompleteDownload (6)
      redirect to another origin | | -        | done (1)
      redirect to plain http     | | -        | IncompleteDownload (1)
      2xx in an envelope         | | done (1) | done (1)
      2xx in an array            | | done (2) | IncompleteDownload (3)
      2xx with its ids renamed   | | done (1) | done (1)
      200 with an error          | | done (2) | IncompleteDownload (3)
      200 with {}                | | done (2) | IncompleteDownload (3)
      200 with a page            | | done (2) | IncompleteDownload (3)
      2xx of another type        | | done (1) | done (1)
      2xx packed unasked         | | done (1) | done (1)
      2xx with clocks behind     | | done (1) | done (1)
      200 with a quota error     | | -        | IncompleteDownload (3)
      """;

  private final Map<FaultCase, String> cells = new HashMap<>();

  ExpectedResults(FaultedVendor vendor) {
    for (Operation paid : List.of(Operation.CREATE)) {
      add(paid, PAID);
    }
    for (Operation read : List.of(Operation.RETRIEVE, Operation.LIST)) {
      add(read, READS);
    }
    add(Operation.DELETE, DELETES);
    add(Operation.DOWNLOAD, DOWNLOADS);
    if (!vendor.has(Operation.LIST)) {
      add(Operation.CREATE, PAID_UNLISTED);
    }
    vendor.differences().lines().forEach(this::change);
    cells.keySet().removeIf(cell -> !vendor.has(cell.operation()));
  }

  private void change(String row) {
    String[] words = row.split("\\|", 2);
    Operation operation = Operation.valueOf(words[0].strip().toUpperCase(Locale.ROOT));
    add(operation, words[1]);
  }

  private void add(Operation operation, String table) {
    table.lines().map(row -> row.split("\\|")).forEach(row -> add(operation, row));
  }

  private void add(Operation operation, String[] row) {
    Fault fault = Fault.of(row[0].strip());
    boolean executed = !FaultCase.changes(operation) || !row[1].isBlank();
    for (boolean always : new boolean[] {false, true}) {
      String outcome = row[always ? 3 : 2].strip();
      if (!outcome.equals("-")) {
        cells.put(new FaultCase(operation, fault, executed, always), outcome);
      }
    }
  }

  String of(FaultCase cell) {
    return cells.getOrDefault(cell, "nothing is expected of this cell");
  }

  Set<FaultCase> cells() {
    return Set.copyOf(cells.keySet());
  }
}
