package dev.videogen.conformance.faults;

import dev.videogen.errors.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix as a page of the module's documentation. */
final class FaultTable {

  private static final List<List<Operation>> GROUPS =
      List.of(
          List.of(Operation.CREATE),
          List.of(Operation.RETRIEVE, Operation.LIST),
          List.of(Operation.DELETE),
          List.of(Operation.DOWNLOAD));

  private final FaultedVendor vendor;
  private final Map<FaultCase, FaultCaseResult> outcomes;
  private final StringBuilder page = new StringBuilder();

  private FaultTable(FaultedVendor vendor, Map<FaultCase, FaultCaseResult> outcomes) {
    this.vendor = vendor;
    this.outcomes = outcomes;
  }

  /**
   * The page of a module.
   *
   * @param introduction how it was measured
   * @param vendors what was measured of each of its vendors
   */
  static String page(
      String module,
      String introduction,
      Map<FaultedVendor, Map<FaultCase, FaultCaseResult>> vendors) {
    String tables =
        vendors.entrySet().stream()
            .map(each -> new FaultTable(each.getKey(), each.getValue()).tables())
            .collect(Collectors.joining());
    return """
    # %s: what comes of every fault

    %s

    - *Once*: it goes wrong the first time. *Always*: every time. An empty cell cannot differ from its neighbour: a refusal is final, and what may have been paid for is sent once.
    - In brackets: how many requests for the operation the server received. A request is sent %d times at most here (`retry.max-attempts`), and a save gives up after three rounds that bring nothing, and after one if a redirect leads to nothing.
    - Names are those of the exceptions, without `Exception`. In every cell, moreover: no job is paid twice, what an error says of money is true, an error about a job names it, the connection is given back,
      at the target of a save is the whole file or nothing, the key goes to no other origin, and no wait is longer than the time-outs that it consists of.
    """
            .formatted(module, introduction, FaultCase.ATTEMPTS)
        + tables;
  }

  private String tables() {
    for (List<Operation> group : GROUPS) {
      List<Operation> there = group.stream().filter(vendor::has).toList();
      if (!there.isEmpty()) {
        group(there);
      }
    }
    return page.toString();
  }

  private void group(List<Operation> operations) {
    Map<Row, Map<Operation, String>> rows = new LinkedHashMap<>();
    outcomes.keySet().stream()
        .filter(cell -> operations.contains(cell.operation()))
        .map(Row::of)
        .distinct()
        .sorted()
        .forEach(row -> rows.put(row, columns(row, operations)));
    boolean alike =
        rows.values().stream().allMatch(row -> row.values().stream().distinct().count() == 1);
    boolean changes = FaultCase.changes(operations.get(0));
    List<Operation> shown = alike ? operations.subList(0, 1) : operations;

    title(operations);
    line("fault" + (changes ? " | carried out" : "") + heads(shown, alike));
    line("---" + (changes ? " | ---" : "") + " | --- | ---".repeat(shown.size()));
    rows.forEach(
        (row, columns) ->
            line(
                row.fault().label()
                    + (changes ? row.executed() ? " | yes" : " | " : "")
                    + shown.stream().map(columns::get).collect(Collectors.joining())));
  }

  private void title(List<Operation> operations) {
    String names =
        operations.stream().map(Operation::toString).collect(Collectors.joining(" and "));
    page.append("\n## ").append(vendor.title()).append(": ").append(names).append("\n\n");
  }

  private static String heads(List<Operation> shown, boolean alike) {
    return shown.stream()
        .map(each -> alike ? " | once | always" : " | " + each + " once | " + each + " always")
        .collect(Collectors.joining());
  }

  private void line(String cells) {
    page.append("| ").append(cells).append(" |\n");
  }

  private Map<Operation, String> columns(Row row, List<Operation> operations) {
    return operations.stream()
        .collect(
            Collectors.toMap(
                operation -> operation,
                operation -> shown(row, operation, false) + shown(row, operation, true)));
  }

  private String shown(Row row, Operation operation, boolean always) {
    FaultCaseResult outcome =
        outcomes.get(new FaultCase(operation, row.fault(), row.executed(), always));
    return " | " + (outcome == null ? "" : outcome.shown(operation));
  }

  /** A line of a table. */
  private record Row(Fault fault, boolean executed) implements Comparable<Row> {

    static Row of(FaultCase cell) {
      return new Row(cell.fault(), cell.executed());
    }

    @Override
    public int compareTo(Row other) {
      int byFault = fault.compareTo(other.fault);
      return byFault == 0 ? Boolean.compare(executed, other.executed) : byFault;
    }
  }
}
