package dev.videogen.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.VideoSize;
import dev.videogen.http.JobMapping;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A prediction of Replicate's")
class PredictionResponseTest {

  private static final PredictionResponse MAPPING =
      new PredictionResponse(
          new JobMapping.Context(
              id -> JobRef.of("replicate", id),
              ReplicateVideoGenerator.RULES,
              text -> text,
              TimeSource.system()));

  private static VideoJob job(String fields) {
    return MAPPING.job(JsonView.parse("{\"id\":\"p1\"," + fields + "}"));
  }

  @ParameterizedTest
  @CsvSource({
    "starting, QUEUED, UNKNOWN",
    "processing, IN_PROGRESS, UNKNOWN",
    "succeeded, COMPLETED, YES",
    "failed, FAILED, UNKNOWN",
    "canceled, CANCELLED, UNKNOWN",
    "aborted, CANCELLED, NO",
    "Completed, COMPLETED, YES",
    "queued, QUEUED, UNKNOWN",
    "unheard_of, IN_PROGRESS, UNKNOWN"
  })
  @DisplayName("has a status word of six, or a relay's")
  void words(String word, JobStatus status, Billed billed) {
    VideoJob job = job("\"status\":\"" + word + "\"");
    assertThat(job.status()).isEqualTo(status);
    assertThat(job.billed()).isEqualTo(billed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "https://a.example/1.mp4"                                                | https://a.example/1.mp4
          "https://a.example/1"                                                    | https://a.example/1
          ["https://a.example/1.png","https://a.example/2.mp4"]                    | https://a.example/2.mp4
          {"video":"https://a.example/1.mp4","thumbnail":"https://a.example/1.jpg"} | https://a.example/1.mp4
          {"clip":"https://a.example/1.webm","size":7}                             | https://a.example/1.webm
          [{"url":"https://a.example/1.mp4"}]                                      | https://a.example/1.mp4
          """)
  @DisplayName("has its video in whichever form its model gives it")
  void outputs(String output, URI address) {
    assertThat(job("\"status\":\"succeeded\",\"output\":" + output).outputs())
        .singleElement()
        .satisfies(found -> assertThat(found.address()).contains(address));
  }

  @Test
  @DisplayName("has its video at the address that a relay names instead of an output")
  void ofRelay() {
    assertThat(
            job("\"status\":\"succeeded\",\"output\":null,\"video_url\":\"https://a.example/1.mp4\"")
                .outputs())
        .singleElement()
        .satisfies(
            found -> assertThat(found.address()).contains(URI.create("https://a.example/1.mp4")));
  }

  @Test
  @DisplayName("tells its input, and its moments")
  void input() {
    VideoJob job =
        job(
            """
            "status":"succeeded","output":"https://a.example/1.mp4","model":"bytedance/seedance-2.0",
            "input":{"prompt":"a cat","duration":5,"resolution":"720p","aspect_ratio":"16:9"},
            "created_at":"2026-11-28T10:00:00.123Z","completed_at":"2026-11-28T10:01:12.9Z",
            "urls":{"get":"https://api.replicate.com/v1/predictions/p1"}
            """);
    assertThat(job.prompt()).contains("a cat");
    assertThat(job.duration()).contains(Duration.ofSeconds(5));
    assertThat(job.size()).contains(VideoSize.of(1280, 720));
    assertThat(job.createdAt()).contains(Instant.parse("2026-11-28T10:00:00.123Z"));
    assertThat(job.expiresAt()).contains(Instant.parse("2026-11-28T11:01:12.9Z"));
  }

  @Test
  @DisplayName("has no size where its model has words of its own for that")
  void adaptive() {
    assertThat(
            job("\"status\":\"starting\",\"input\":{\"resolution\":\"720p\",\"aspect_ratio\":\"adaptive\"}")
                .size())
        .isEmpty();
  }

  @Test
  @DisplayName("has expired once its data was removed, and not before")
  void removed() {
    assertThat(job("\"status\":\"succeeded\",\"output\":null,\"data_removed\":true").status())
        .isEqualTo(JobStatus.EXPIRED);
    VideoJob late = job("\"status\":\"succeeded\",\"output\":null,\"data_removed\":false");
    assertThat(late.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(late.outputs()).isEmpty();
    assertThat(job("\"status\":\"failed\",\"data_removed\":true").status())
        .isEqualTo(JobStatus.FAILED);
  }

  @Test
  @DisplayName("says why it failed; content is judged by the words, for there is no code")
  void failed() {
    VideoJob refused =
        job("\"status\":\"failed\",\"error\":\"The input was flagged as sensitive (E005)\"");
    assertThat(refused.error().orElseThrow().contentPolicy()).isTrue();
    VideoJob broken = job("\"status\":\"failed\",\"error\":\"CUDA out of memory\"");
    assertThat(broken.error().orElseThrow().message()).isEqualTo("CUDA out of memory");
    assertThat(broken.error().orElseThrow().contentPolicy()).isFalse();
  }

  @Test
  @DisplayName("that was cancelled is charged for if it ran")
  void ran() {
    assertThat(job("\"status\":\"canceled\",\"metrics\":{\"predict_time\":2.5}").billed())
        .isEqualTo(Billed.YES);
  }
}
