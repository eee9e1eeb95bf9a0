package dev.videogen.integration;

import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.ExpectedSkips;
import dev.videogen.conformance.VideoGeneratorConformanceTest;
import dev.videogen.emulator.VideoEmulator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Azure's videos API, over the emulator,")
class AzureVideosConformanceTest extends VideoGeneratorConformanceTest {

  @RegisterExtension
  static final ExpectedSkips SKIPS =
      ExpectedSkips.of(
          "CAN-01", "CAN-02", "CAN-03", "CAN-04", "CAN-05", "CAN-06", "CAP-08", "CAP-09", "CAP-10",
          "CAP-11", "CAP-12", "CAP-15", "CRE-11", "DEL-05", "DWN-20", "IDS-01", "IDS-02", "IDS-03",
          "IDS-04", "JOB-20", "JOB-21", "POL-07", "POL-12", "POL-14", "RSP-13", "SNT-05", "SNT-06",
          "SNT-07", "SNT-08", "SNT-09", "SNT-11", "SRC-05", "SRC-06", "WAI-03", "WEB-01", "WEB-02",
          "WEB-03", "WEB-04", "WEB-05");

  @Override
  protected ConformanceHarness harness() {
    return EmulatorHarness.azureVideos(VideoEmulator.start());
  }
}
