package dev.videogen.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.http.JobMapping;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.spi.TimeSource;
import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A job of OpenRouter's")
class JobResponseTest {

  private static final JobResponse MAPPING =
      new JobResponse(
          new JobMapping.Context(
              id -> JobRef.of("openrouter", id),
              OpenRouterVideoGenerator.RULES,
              text -> text,
              TimeSource.system()));

  private static VideoJob job(String json) {
    return MAPPING.job(JsonView.parse(json));
  }

  @ParameterizedTest
  @CsvSource({
    "pending, QUEUED",
    "in_progress, IN_PROGRESS",
    "completed, COMPLETED",
    "failed, FAILED",
    "cancelled, CANCELLED",
    "expired, EXPIRED",
    "SUCCEEDED, COMPLETED",
    "running, IN_PROGRESS",
    "unheard_of, IN_PROGRESS"
  })
  @DisplayName("has a status word of six, or a relay's")
  void words(String word, JobStatus status) {
    assertThat(job("{\"id\":\"j\",\"status\":\"" + word + "\"}").status()).isEqualTo(status);
  }

  @Test
  @DisplayName("may have its file in its JSON")
  void inline() {
    VideoJob job =
        job(
            "{\"id\":\"j\",\"status\":\"completed\",\"b64_json\":\"AAAAGGZ0eXBpc29tAAACAGlzb21hdmMx\"}");
    assertThat(job.outputs())
        .extracting(VideoOutput::kind)
        .containsExactly(VideoOutput.Kind.INLINE);
  }

  @Test
  @DisplayName("tells its cost and its files once it is completed")
  void completed() {
    VideoJob job =
        job(
            """
            {"id":"j","status":"completed","unsigned_urls":["https://a.example/1.mp4","https://a.example/2.mp4"],
             "usage":{"cost":0.5,"is_byok":false}}
            """);
    assertThat(job.cost()).contains(new BigDecimal("0.5"));
    assertThat(job.billed()).isEqualTo(Billed.YES);
    assertThat(job.outputs()).extracting(VideoOutput::kind).containsOnly(VideoOutput.Kind.ADDRESS);
    assertThat(job.outputs())
        .extracting(output -> output.address().orElseThrow())
        .containsExactly(
            URI.create("https://a.example/1.mp4"), URI.create("https://a.example/2.mp4"));
    assertThat(job.outputs()).extracting(VideoOutput::index).containsExactly(0, 1);
  }

  @Test
  @DisplayName("is opened by its id where no address is told")
  void withoutAddress() {
    VideoJob job = job("{\"id\":\"j\",\"status\":\"completed\"}");
    assertThat(job.outputs()).containsExactly(VideoOutput.of("j", "j", 0));
    assertThat(job.cost()).isEmpty();
    assertThat(job.billed()).isEqualTo(Billed.YES);
  }

  @Test
  @DisplayName("says why it failed, and not whether that costs")
  void failed() {
    VideoJob job = job("{\"id\":\"j\",\"status\":\"failed\",\"error\":\"too violent\"}");
    assertThat(job.error().orElseThrow().message()).isEqualTo("too violent");
    assertThat(job.billed()).isEqualTo(Billed.UNKNOWN);
  }

  @Test
  @DisplayName("has an id; generation_id is none")
  void ids() {
    assertThatThrownBy(() -> job("{\"generation_id\":\"g\",\"status\":\"pending\"}"))
        .isInstanceOf(UnreadableResponseException.class);
  }
}
