package dev.videogen.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.VideoEvent;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus scrapes. */
@DisplayName("Prometheus")
class PrometheusTest {

  @TempDir private Path folder;

  @Test
  @DisplayName("shows the meters")
  void scrape() {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ObservationRegistry registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(prometheus));
    FakeVideoGenerator fake = FakeVideoGenerator.builder().preset(FakePreset.openAi()).build();
    VideogenObservations observations =
        VideogenObservations.builder(registry).meters(prometheus).build();
    try (VideoClient videos = observations.applyTo(VideoClient.builder().generator(fake)).build()) {
      videos.generate(
          VideoRequest.builder("A cat").model("sora-2").duration(Duration.ofSeconds(4)).build(),
          folder.resolve("cat.mp4"));
      videos.create(VideoRequest.builder("A dog").model("sora-2").build());
      observations
          .listener()
          .on(
              new VideoEvent.Wait(
                  "fake",
                  Operation.CREATE,
                  Optional.empty(),
                  VideoEvent.Wait.Reason.RETRY,
                  Duration.ofSeconds(1)));
      observations
          .listener()
          .on(
              new VideoEvent.Wait(
                  "fake",
                  Operation.CREATE,
                  Optional.empty(),
                  VideoEvent.Wait.Reason.PERMIT,
                  Duration.ofSeconds(3)));
    }

    String text = prometheus.scrape();

    assertThat(text.lines())
        .anyMatch(line -> line.matches("videogen_operation_seconds_count\\{.*\"create\".*} 2"))
        .anyMatch(line -> line.matches("videogen_job_seconds_count\\{.*\"saved\".*} 1"))
        .anyMatch(line -> line.matches("videogen_jobs_in_flight\\{.*} 1.0"))
        .anyMatch(line -> line.matches("videogen_billed_seconds_total\\{.*\"sora-2\".*} 4.0"))
        .anyMatch(line -> line.matches("videogen_cost_estimated_usd_total\\{.*} 0.8.*"))
        .anyMatch(line -> line.matches("videogen_retries_total\\{.*} 1.0"))
        .anyMatch(line -> line.matches("videogen_limiter_wait_seconds_sum\\{.*} 3.0"))
        .anyMatch(line -> line.matches("videogen_job_queue_seconds_count\\{.*} 1"))
        .anyMatch(line -> line.matches("videogen_job_render_seconds_count\\{.*} 1"))
        .anyMatch(line -> line.matches("videogen_download_bytes_total\\{.*} [1-9].*"));
    assertThat(text).doesNotContain("fake:video_").doesNotContain("A cat");
  }
}
