package dev.videogen.integration;

import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.ExpectedSkips;
import dev.videogen.conformance.VideoGeneratorConformanceTest;
import dev.videogen.emulator.VideoEmulator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("OpenRouter, over the emulator,")
class OpenRouterConformanceTest extends VideoGeneratorConformanceTest {

  @RegisterExtension
  static final ExpectedSkips SKIPS =
      ExpectedSkips.of(
          "CAN-01", "CAN-02", "CAN-03", "CAN-04", "CAN-05", "CAN-06", "CAP-05", "CAP-06", "CAP-07",
          "CAP-13", "CAP-14", "CRE-11", "DEL-01", "DEL-02", "DEL-03", "DEL-04", "DEL-05", "DEL-06",
          "DWN-12", "DWN-13", "DWN-16", "DWN-19", "DWN-20", "ERR-02", "ERR-03", "ERR-16", "IDS-01",
          "IDS-02", "IDS-03", "IDS-04", "JOB-12", "JOB-13", "JOB-14", "JOB-20", "JOB-21", "LST-01",
          "LST-02", "LST-03", "LST-04", "LST-05", "LST-06", "LST-07", "LST-08", "LST-09", "LST-10",
          "POL-12", "RMX-01", "RMX-02", "RMX-03", "RMX-04", "RMX-05", "RMX-06", "RMX-07", "RMX-08",
          "RSP-03", "RSP-11", "RSP-12", "RSP-13", "SNT-05", "SNT-06", "SNT-09", "SNT-11", "SNT-15",
          "SRC-01", "SRC-02", "SRC-03", "SRC-04", "WEB-01", "WEB-02", "WEB-03", "WEB-04", "WEB-05");

  @Override
  protected ConformanceHarness harness() {
    return EmulatorHarness.openRouter(VideoEmulator.start());
  }
}
