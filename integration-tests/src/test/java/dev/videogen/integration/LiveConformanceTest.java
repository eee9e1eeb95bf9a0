package dev.videogen.integration;

import dev.videogen.VideoRequest;
import dev.videogen.config.Configuration;
import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.LiveHarness;
import dev.videogen.conformance.VideoGeneratorConformanceTest;
import dev.videogen.spi.VideoGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("A real vendor")
@EnabledIfSystemProperty(
    named = LiveConformanceTest.INSTANCE,
    matches = ".+",
    disabledReason = "it costs money: -Dconformance.live=INSTANCE switches it on")
class LiveConformanceTest extends VideoGeneratorConformanceTest {

  static final String INSTANCE = "conformance.live";

  private static final LiveHarness HARNESS =
      LiveHarness.of(
          LiveConformanceTest::open,
          VideoRequest.builder("A cat playing piano in a jazz bar").build());

  @BeforeAll
  static void announce() {
    System.err.println(HARNESS.price());
  }

  @Override
  protected ConformanceHarness harness() {
    return HARNESS;
  }

  private static VideoGenerator open() {
    return Configuration.builder().build().open().generator(System.getProperty(INSTANCE));
  }
}
