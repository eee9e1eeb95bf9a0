package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.videogen.ListQuery;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.ConformanceHarness;
import dev.videogen.conformance.LiveHarness;
import dev.videogen.conformance.VideoGeneratorConformanceTest;
import dev.videogen.fake.FakeClock;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@DisplayName("The kit on a vendor that is paid")
class LiveHarnessTest {

  private static LiveHarness live;

  /** The kit, as it runs on a real vendor. */
  static class OnAPaidVendor extends VideoGeneratorConformanceTest {

    @Override
    protected ConformanceHarness harness() {
      return live;
    }
  }

  private final FakeClock clock = new FakeClock();
  @TempDir private Path jobs;

  @Test
  @DisplayName("keeps to the number of jobs that was announced, and none of its rules goes without")
  void keepsToItsPrice() {
    live = LiveHarness.of(this::vendor, VideoRequest.builder("a cat").build());
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(OnAPaidVendor.class))
            .execute()
            .testEvents();

    assertThat(tests.failed().count()).isZero();
    assertThat(tests.succeeded().count()).isGreaterThan(60);
    assertThat(vendor().list(ListQuery.newest(100)).items()).hasSizeLessThan(LiveHarness.MAX_JOBS);
  }

  @Test
  @DisplayName("says beforehand what it will cost")
  void saysItsPrice() {
    live = LiveHarness.of(this::vendor, VideoRequest.builder("a cat").build());

    assertThat(live.price())
        .isEqualTo(
            "The conformance kit will pay for up to 50 jobs, US$ 0.40 each, US$ 20.00 in all.");
  }

  private FakeVideoGenerator vendor() {
    return FakeVideoGenerator.builder()
        .preset(FakePreset.openAi())
        .directory(jobs)
        .time(clock)
        .build();
  }
}
