package dev.videogen.conformance.faults;

import dev.videogen.emulator.VideoEmulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Whatever goes wrong on the way to a vendor")
class FaultMatrixTest extends FaultToleranceTest {

  private final VideoEmulator emulator = FaultedVendors.emulator();

  @AfterAll
  void stop() {
    emulator.close();
  }

  @Override
  protected List<FaultedVendor> vendors() {
    return FaultedVendors.all(emulator);
  }

  @Override
  protected int port() {
    return emulator.port();
  }

  @Override
  protected int filesPort() {
    return emulator.filesUrl().getPort();
  }

  @Override
  protected Optional<Path> page(String module) {
    return Optional.of(Path.of("..", module, "FAULTS.md"));
  }

  @Override
  protected String introduction() {
    return """
    Measured by `FaultMatrixTest` in `integration-tests` through `VideoClient`, against the emulator behind a gate at which one thing goes wrong, and compared with this page in every build.
    To write it anew: `mvn test -pl integration-tests -am -Dtest=FaultMatrixTest -Dsurefire.failIfNoSpecifiedTests=false -Dfaults.write=true`.\
    """;
  }
}
