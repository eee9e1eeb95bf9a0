package dev.videogen.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.videogen.http.testing.FaultServer;
import dev.videogen.integration.faults.FaultedVendor.Starter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Whatever goes wrong on the way to")
class FaultMatrixTest {

  private static final String WRITE = "faults.write";

  private final Expectations expectations = new Expectations();

  @TempDir Path folder;

  @TestFactory
  @DisplayName("a vendor")
  Stream<DynamicContainer> vendors() throws Exception {
    List<DynamicContainer> vendors = new ArrayList<>();
    for (Starter starter : FaultedVendor.all()) {
      try (Surroundings surroundings = new Surroundings(Files.createTempDirectory(folder, "keys"));
          FaultedVendor vendor = starter.start()) {
        Path files = Files.createTempDirectory(folder, "files");
        Map<Cell, Outcome> outcomes =
            new FaultMatrix(vendor, expectations, surroundings, files).measure();
        vendors.add(
            dynamicContainer(
                vendor.name(),
                Stream.concat(
                    outcomes.entrySet().stream().map(each -> cell(each.getKey(), each.getValue())),
                    Stream.of(
                        elsewhere(vendor, surroundings.askedElsewhere()),
                        complete(outcomes),
                        documented(vendor, outcomes)))));
      }
    }
    return vendors.stream();
  }

  private DynamicNode cell(Cell cell, Outcome outcome) {
    return dynamicTest(
        cell.toString(),
        () -> {
          assertThat(outcome.violations()).isEmpty();
          assertThat(outcome.shown(cell.operation())).isEqualTo(expectations.of(cell));
          assertThat(outcome.took()).isLessThan(FaultMatrix.deadline(cell));
        });
  }

  private static DynamicNode elsewhere(FaultedVendor vendor, List<FaultServer.Request> asked) {
    return dynamicTest(
        "another origin is asked for the file alone, and sees no key",
        () ->
            assertThat(asked)
                .isNotEmpty()
                .allSatisfy(
                    request -> {
                      assertThat(request.target()).startsWith("/" + Fault.REDIRECT_ELSEWHERE);
                      assertThat(request.headers())
                          .containsOnlyKeys(
                              "Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
                      assertThat(request.toString()).doesNotContain(vendor.key());
                    }));
  }

  private DynamicNode complete(Map<Cell, Outcome> outcomes) {
    return dynamicTest(
        "every cell that something is expected of was measured",
        () ->
            assertThat(
                    expectations.all().keySet().stream()
                        .filter(
                            cell ->
                                outcomes.keySet().stream()
                                    .anyMatch(each -> each.operation() == cell.operation())))
                .isSubsetOf(outcomes.keySet()));
  }

  private static DynamicNode documented(FaultedVendor vendor, Map<Cell, Outcome> outcomes) {
    Path page = Path.of("..", vendor.module(), "FAULTS.md");
    String measured = FaultTable.of(vendor, outcomes);
    return dynamicTest(
        "is told by " + page.getFileName() + " of " + vendor.module(),
        () -> {
          if (Boolean.getBoolean(WRITE)) {
            Files.writeString(page, measured);
          }
          assertThat(page).exists();
          assertThat(Files.readString(page))
              .as("%s, to be written anew with -D%s=true", page, WRITE)
              .isEqualTo(measured);
        });
  }
}
