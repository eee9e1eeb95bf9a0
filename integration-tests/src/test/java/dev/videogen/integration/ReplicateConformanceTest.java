package dev.videogen.integration;

import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.ExpectedSkips;
import dev.videogen.conformance.VideoGeneratorConformanceTest;
import dev.videogen.emulator.VideoEmulator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Replicate, over the emulator,")
class ReplicateConformanceTest extends VideoGeneratorConformanceTest {

  @RegisterExtension
  static final ExpectedSkips SKIPS =
      ExpectedSkips.of(
          "CAP-05", "CAP-06", "CAP-07", "CAP-08", "CAP-14", "CAP-16", "CRE-11", "DEL-01", "DEL-02",
          "DEL-03", "DEL-04", "DEL-05", "DEL-06", "DWN-12", "DWN-13", "DWN-16", "DWN-20", "ERR-02",
          "ERR-03", "ERR-16", "IDS-01", "IDS-02", "IDS-03", "IDS-04", "JOB-20", "JOB-21", "LST-10",
          "POL-12", "RMX-01", "RMX-02", "RMX-03", "RMX-04", "RMX-05", "RMX-06", "RMX-07", "RMX-08",
          "RSP-03", "RSP-12", "SNT-05", "SNT-06", "SNT-09", "SNT-15", "SRC-01", "SRC-02", "SRC-03",
          "SRC-04", "WEB-03");

  @Override
  protected ConformanceHarness harness() {
    return EmulatorHarness.replicate(VideoEmulator.start());
  }
}
