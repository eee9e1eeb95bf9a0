package dev.videogen.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.videogen.conformance.testing.FaultServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fault matrix: every operation of a provider over HTTP into every fault of the wire, once and
 * each time, carried out or not. Each cell has a result that is expected, and in each no job is
 * paid twice, what an error says of money is true, the key stays where it belongs, connections are
 * given back, and a file is whole or not there.
 *
 * <p>An author extends it and says which vendors there are. They are played by a stand-in that
 * listens on loopback and whose jobs are done at once; a proxy with the fault stands before it. The
 * matrix takes a minute or so, for some of its faults are silences.
 *
 * <pre>{@code
 * class AcmeFaultsTest extends FaultToleranceTest {
 *   private final AcmeVendor acme = AcmeVendor.start();
 *
 *   @Override
 *   protected List<FaultedVendor> vendors() {
 *     return List.of(
 *         new FaultedVendor(
 *             "Acme's API", "acme", "acme", "base-url", "/v1", Map.of(),
 *             Map.of("api-key", FaultedVendor.KEY),
 *             Map.of(
 *                 "POST /v1/jobs", Operation.CREATE,
 *                 "GET /v1/jobs/[^/]+", Operation.RETRIEVE,
 *                 "GET /v1/files/[^/]+", Operation.DOWNLOAD),
 *             "", acme));
 *   }
 *
 *   @Override
 *   protected int port() {
 *     return acme.port();
 *   }
 * }
 * }</pre>
 *
 * <p>A system property {@code faults.write=true} writes the {@linkplain #page pages} anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FaultToleranceTest {

  private static final String WRITE = "faults.write";

  /** In the order in which they are documented. */
  private final Map<FaultMatrix, Map<FaultCase, FaultCaseResult>> measured = new LinkedHashMap<>();

  private List<FaultServer.Request> askedElsewhere = List.of();

  /** For provider authors' classes. */
  protected FaultToleranceTest() {}

  /**
   * The vendors that are measured.
   *
   * @return one or more, in the order in which they are documented
   */
  protected abstract List<FaultedVendor> vendors();

  /**
   * Where they are played.
   *
   * @return a port of loopback, over plain http
   */
  protected abstract int port();

  /**
   * Where the other origin is played at which some vendors keep their files: what is asked for
   * below {@code /files/}, {@code /delivery/} and {@code /uploads/}.
   *
   * @return a port of loopback, over plain http; that of the vendors where there is none
   */
  protected int filesPort() {
    return port();
  }

  /**
   * The page that tells the results of a module's vendors, and is held to them.
   *
   * @param module the module
   * @return the page; empty if there is none
   */
  protected Optional<Path> page(String module) {
    return Optional.empty();
  }

  /**
   * How the results of the pages were measured.
   *
   * @return Markdown
   */
  protected String introduction() {
    return "Measured by `" + getClass().getSimpleName() + "` through `VideoClient`.";
  }

  @BeforeAll
  final void measure(@TempDir Path folder) throws Exception {
    try (FaultEnvironment environment =
        new FaultEnvironment(folder, new Upstream(port(), filesPort()))) {
      for (FaultedVendor vendor : vendors()) {
        Path files = Files.createTempDirectory(folder, "files");
        FaultMatrix matrix = new FaultMatrix(vendor, environment, files);
        measured.put(matrix, matrix.measure());
      }
      askedElsewhere = environment.askedElsewhere();
    }
  }

  @AfterAll
  final void forget() {
    measured.clear();
  }

  @TestFactory
  @DisplayName("comes out as expected, in time, and without harm")
  final Stream<DynamicContainer> cells() {
    return measured.entrySet().stream()
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
  final void complete() {
    assertThat(measured).isNotEmpty();
    measured.forEach(
        (matrix, outcomes) ->
            assertThat(matrix.expectations().cells())
                .as(matrix.vendor().toString())
                .containsExactlyInAnyOrderElementsOf(outcomes.keySet()));
  }

  @Test
  @DisplayName("takes no key to another origin, and nothing at all from https to http")
  final void elsewhere() {
    assertThat(askedElsewhere)
        .hasSameSizeAs(measured.keySet())
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
  final Stream<DynamicTest> documented() {
    return measured.keySet().stream()
        .map(matrix -> matrix.vendor().module())
        .distinct()
        .flatMap(
            module ->
                page(module)
                    .map(page -> dynamicTest(page.toString(), () -> assertDocumented(module, page)))
                    .stream());
  }

  private void assertDocumented(String module, Path page) throws Exception {
    Map<FaultedVendor, Map<FaultCase, FaultCaseResult>> vendors = new LinkedHashMap<>();
    measured.forEach(
        (matrix, outcomes) -> {
          if (matrix.vendor().module().equals(module)) {
            vendors.put(matrix.vendor(), outcomes);
          }
        });
    String measured = FaultTable.page(module, introduction(), vendors);
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(page, measured);
    }
    assertThat(page).exists();
    assertThat(Files.readString(page))
        .as("%s, to be written anew with -D%s=true", page, WRITE)
        .isEqualTo(measured);
  }
}
