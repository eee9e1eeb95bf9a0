package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.settings.Setting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The client's own settings")
class ClientSettingsTest {

  @Test
  @DisplayName(
      "are few, of which the limits of requests and jobs can be set for each instance alone")
  void areFew() {
    assertThat(ClientSettings.all())
        .extracting(Setting::name)
        .containsExactly(
            "config",
            "poll-interval",
            "poll-timeout",
            "stall-timeout",
            "download.max-size",
            "download.timeout",
            "download.lag-timeout",
            "requests-per-minute",
            "requests-per-day",
            "max-concurrent-jobs",
            "journal.file",
            "budget.per-job",
            "budget.per-day",
            "budget.total",
            "budget.unknown-price");
    assertThat(ClientSettings.all().stream().filter(Setting::isShared))
        .containsExactly(
            ClientSettings.REQUESTS_PER_MINUTE,
            ClientSettings.REQUESTS_PER_DAY,
            ClientSettings.MAX_CONCURRENT_JOBS)
        .allSatisfy(limit -> assertThat(limit.defaultValue()).isEmpty());
  }
}
