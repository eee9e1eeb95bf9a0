package dev.videogen.integration;

import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.ExpectedSkips;
import dev.videogen.conformance.VideoGeneratorConformanceTest;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The fake, which has everything,")
class GenericFakeConformanceTest extends VideoGeneratorConformanceTest {

  @RegisterExtension
  static final ExpectedSkips SKIPS =
      ExpectedSkips.of(
          "CAP-07", "CAP-08", "CAP-09", "CAP-10", "CAP-11", "CAP-12", "CAP-15", "CAP-16", "DEL-05",
          "POL-13", "SRC-05", "SRC-06");

  @Override
  protected ConformanceHarness harness() {
    return FakeHarness.of(FakeVideoGenerator.builder().preset(FakePreset.generic()).build());
  }
}
