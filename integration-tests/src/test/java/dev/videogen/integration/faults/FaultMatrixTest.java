package dev.videogen.integration.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.videogen.conformance.testing.FaultServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Whatever goes wrong on the way to a vendor")
class FaultMatrixTest {

  private static final String WRITE = "faults.write";

  /** In the order in which they are documented. */
  private static final Map<FaultMatrix, Map<FaultCase, FaultCaseResult>> MEASURED =
      new LinkedHashMap<>();

  private static List<FaultServer.Request> askedElsewhere;

  @BeforeAll
  static void measure(@TempDir Path folder) throws Exception {
    try (FaultEnvironment surroundings = new FaultEnvironment(folder)) {
      for (FaultedVendor vendor : surroundings.vendors()) {
        Path files = Files.createTempDirectory(folder, "files");
        FaultMatrix matrix = new FaultMatrix(vendor, surroundings, files);
        MEASURED.put(matrix, matrix.measure());
      }
      askedElsewhere = surroundings.askedElsewhere();
    }
  }

  @AfterAll
  static void forget() {
    MEASURED.clear();
  }

  @TestFactory
  @DisplayName("comes out as expected, in time, and without harm")
  Stream<DynamicContainer> cells() {
    return MEASURED.entrySet().stream()
        .map(
            each ->
                dynamicContainer(
                    each.getKey().vendor().toString(), cells(each.getKey(), each.getValue())));
  }

  private static Stream<DynamicTest> cells(
      FaultMatrix matrix, Map<FaultCase, FaultCaseResult> outcomes) {
    return outcomes.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey().toString(),
                    () -> {
                      FaultCase cell = each.getKey();
                      FaultCaseResult outcome = each.getValue();
                      assertThat(outcome.violations()).isEmpty();
                      assertThat(outcome.shown(cell.operation()))
                          .isEqualTo(matrix.expectations().of(cell));
                      assertThat(outcome.took()).isLessThan(FaultMatrix.deadline(cell));
                    }));
  }

  @Test
  @DisplayName("is measured in every cell")
  void complete() {
    assertThat(MEASURED).isNotEmpty();
    MEASURED.forEach(
        (matrix, outcomes) ->
            assertThat(matrix.expectations().cells())
                .as(matrix.vendor().toString())
                .containsExactlyInAnyOrderElementsOf(outcomes.keySet()));
  }

  @Test
  @DisplayName("takes no key to another origin, and nothing at all from https to http")
  void elsewhere() {
    assertThat(askedElsewhere)
        .hasSameSizeAs(MEASURED.keySet())
        .allSatisfy(
            request -> {
              assertThat(request.target()).startsWith("/" + Fault.REDIRECT_ELSEWHERE);
              assertThat(request.headers())
                  .containsOnlyKeys(
                      "Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
              assertThat(request.toString()).doesNotContain(FaultedVendor.KEY);
            });
  }

  @TestFactory
  @DisplayName("is told by")
  Stream<DynamicTest> documented() {
    return MEASURED.keySet().stream()
        .map(matrix -> matrix.vendor().module())
        .distinct()
        .map(
            module -> {
              Path page = Path.of("..", module, "FAULTS.md");
              return dynamicTest(module + "/FAULTS.md", () -> assertDocumented(module, page));
            });
  }

  private static void assertDocumented(String module, Path page) throws Exception {
    Map<FaultedVendor, Map<FaultCase, FaultCaseResult>> vendors = new LinkedHashMap<>();
    MEASURED.forEach(
        (matrix, outcomes) -> {
          if (matrix.vendor().module().equals(module)) {
            vendors.put(matrix.vendor(), outcomes);
          }
        });
    String measured = FaultTable.page(module, vendors);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(page, measured);
    }
    assertThat(page).exists();
    assertThat(Files.readString(page))
        .as("%s, to be written anew with -D%s=true", page, WRITE)
        .isEqualTo(measured);
  }
}
