package dev.videogen.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoSize;
import dev.videogen.http.JobMapping;
import dev.videogen.http.wire.JsonResponse;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.ResponseHeaders;
import dev.videogen.openai.OpenAiVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The responses of the jobs API")
class JobsMappingTest {

  private final JobsMapping mapping =
      new JobsMapping(
          new JobMapping.Context(
              id -> JobRef.of("azure", id),
              OpenAiVideoGenerator.RULES,
              UnaryOperator.identity(),
              TimeSource.system()));

  private VideoJob job(String json) {
    return mapping.job(JsonView.parse(json));
  }

  private static JsonResponse response(String json, Map<String, String> headers) {
    return new JsonResponse(200, ResponseHeaders.of(headers), JsonView.parse(json));
  }

  @Test
  @DisplayName("may have the video in them")
  void inline() {
    VideoJob job =
        job(
            "{\"id\":\"t\",\"status\":\"succeeded\",\"generations\":[],\"output\":"
                + "\"data:video/mp4;base64,AAAAGGZ0eXBpc29tAAACAGlzb21hdmMx\"}");
    assertThat(job.outputs())
        .extracting(VideoOutput::kind)
        .containsExactly(VideoOutput.Kind.INLINE);
  }

  @Test
  @DisplayName("hold a job with all that the vendor tells of it")
  void whole() {
    VideoJob job =
        job(
            """
            {"id": "task_1", "object": "video.generation.job", "status": "succeeded",
             "model": "films", "prompt": "a cat", "width": 854, "height": 480, "n_seconds": 5,
             "n_variants": 2, "created_at": 1764000000, "finished_at": 1764000060,
             "expires_at": 1764003660, "failure_reason": null,
             "generations": [
               {"id": "gen_a", "object": "video.generation", "job_id": "task_1", "width": 854},
               {"id": "gen_b", "object": "video.generation", "job_id": "task_1", "width": 854}]}
            """);

    assertThat(job.ref()).isEqualTo(JobRef.of("azure", "task_1"));
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.providerStatus()).isEqualTo("succeeded");
    assertThat(job.model()).hasValue("films");
    assertThat(job.prompt()).hasValue("a cat");
    assertThat(job.size()).hasValue(VideoSize.of(854, 480));
    assertThat(job.duration()).hasValue(Duration.ofSeconds(5));
    assertThat(job.createdAt()).hasValue(Instant.ofEpochSecond(1764000000));
    assertThat(job.completedAt()).hasValue(Instant.ofEpochSecond(1764000060));
    assertThat(job.expiresAt()).hasValue(Instant.ofEpochSecond(1764003660));
    assertThat(job.error()).isEmpty();
    assertThat(job.progress()).isEmpty();
    assertThat(job.outputs())
        .containsExactly(
            VideoOutput.of("task_1", "gen_a", 0), VideoOutput.of("task_1", "gen_b", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "queued,        QUEUED",
    "preprocessing, IN_PROGRESS",
    "running,       IN_PROGRESS",
    "processing,    IN_PROGRESS",
    "succeeded,     COMPLETED",
    "failed,        FAILED",
    "cancelled,     CANCELLED",
    "Running,       IN_PROGRESS",
    "upscaling,     IN_PROGRESS",
  })
  @DisplayName("have one status a word")
  void words(String word, JobStatus status) {
    assertThat(job("{\"id\":\"t\",\"status\":\"" + word + "\"}").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"input_moderation\"                      | input_moderation  | ''   | true",
        "\"output_moderation\"                     | output_moderation | ''   | true",
        "\"internal_error\"                        | internal_error    | ''   | false",
        "{\"code\":\"contentFilter\",\"message\":\"no\"} | contentFilter | no  | true",
      })
  @DisplayName("say why a job failed, and whether it was for its content")
  void failures(String reason, String code, String message, boolean contentPolicy) {
    VideoJob job = job("{\"id\":\"t\",\"status\":\"failed\",\"failure_reason\":" + reason + "}");

    assertThat(job.error()).hasValue(new JobError(code, message, contentPolicy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "\"\""})
  @DisplayName("are quoted where a job failed for no reason that is told")
  void noReason(String reason) {
    VideoJob job =
        job("{\"id\":\"t\",\"status\":\"failed\",\"x\":\"17\",\"failure_reason\":" + reason + "}");

    assertThat(job.error().orElseThrow().message()).contains("x=17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"t\"}",
        "{\"id\":\"t\",\"status\":7,\"width\":\"wide\",\"height\":[],\"n_seconds\":{}}",
        "{\"id\":\"t\",\"width\":0,\"height\":99999999,\"created_at\":\"soon\"}",
        "{\"id\":\"t\",\"width\":480}",
        "{\"id\":\"t\",\"generations\":\"none\",\"failure_reason\":3,\"model\":null}",
      })
  @DisplayName("break nothing, whatever their fields hold")
  void odd(String json) {
    VideoJob job = job(json);

    assertThat(job.status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(job.size()).isEmpty();
    assertThat(job.outputs()).isEmpty();
  }

  @Test
  @DisplayName("leave out generations without an id")
  void outputs() {
    VideoJob job =
        job("{\"id\":\"t\",\"status\":\"succeeded\",\"generations\":[{},{\"id\":\"g\"},7]}");

    assertThat(job.outputs()).containsExactly(VideoOutput.of("t", "g", 0));
  }

  @Test
  @DisplayName("hint at when to look again")
  void pollAfter() {
    JsonResponse response = response("{\"id\":\"t\"}", Map.of("Retry-After", "7"));

    assertThat(mapping.job(response).pollAfter()).hasValue(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"last_id\":\"b\",\"has_more\":true}  | b",
        "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"has_more\":true}                    | b",
        "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"last_id\":\"b\",\"has_more\":false} | -",
        "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}                                      | b",
        "{\"data\":[{\"id\":\"a\"}]}                                                     | -",
        "{\"data\":[{\"object\":\"odd\"}]}                                               | -",
        "{\"object\":\"list\",\"data\":null}                                             | -",
      })
  @DisplayName("lead on to the next page if there is one")
  void pages(String json, String next) {
    Page<VideoJob> page = mapping.page(response(json, Map.of()), ListQuery.newest(2));

    assertThat(page.nextCursor().orElse(null)).isEqualTo(next);
  }

  @Test
  @DisplayName("hold the addresses of files where a server names them, with or without generations")
  void addresses() {
    URI at = URI.create("https://cdn.test/v.mp4");
    String generation = "[{\"id\":\"g\",\"video_url\":\"https://cdn.test/v.mp4\"}]";
    assertThat(
            job("{\"id\":\"t\",\"status\":\"succeeded\",\"generations\":" + generation + "}")
                .outputs())
        .containsExactly(VideoOutput.of("t", "g", 0).withKeyedAddress(at));
    String output = "\"output\":{\"url\":\"https://cdn.test/v.mp4\"}";
    assertThat(job("{\"id\":\"t\",\"status\":\"succeeded\"," + output + "}").outputs())
        .containsExactly(VideoOutput.of("t", "t", 0).withKeyedAddress(at));
  }
}
