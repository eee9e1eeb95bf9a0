package dev.videogen.integration;

import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.ExpectedSkips;
import dev.videogen.conformance.VideoGeneratorConformanceTest;
import dev.videogen.emulator.VideoEmulator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Azure's jobs API, over the emulator,")
class AzureJobsConformanceTest extends VideoGeneratorConformanceTest {

  @RegisterExtension
  static final ExpectedSkips SKIPS =
      ExpectedSkips.of(
          "CAN-01", "CAN-02", "CAN-03", "CAN-04", "CAN-05", "CAN-06", "CAP-06", "CAP-08", "CAP-09",
          "CAP-11", "CAP-14", "CRE-11", "DEL-05", "DWN-13", "DWN-20", "ERR-03", "IDS-01", "IDS-02",
          "IDS-03", "IDS-04", "JOB-20", "JOB-21", "POL-12", "RMX-01", "RMX-02", "RMX-03", "RMX-04",
          "RMX-05", "RMX-06", "RMX-07", "RMX-08", "RSP-13", "SNT-05", "SNT-06", "SNT-07", "SNT-08",
          "SNT-09", "SNT-11", "SNT-15", "SRC-01", "SRC-02", "SRC-03", "SRC-04", "WEB-01", "WEB-02",
          "WEB-03", "WEB-04", "WEB-05");

  @Override
  protected ConformanceHarness harness() {
    return EmulatorHarness.azureJobs(VideoEmulator.start());
  }
}
