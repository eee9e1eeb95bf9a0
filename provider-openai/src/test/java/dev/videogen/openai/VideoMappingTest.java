package dev.videogen.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Billed;
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
import dev.videogen.http.wire.UnreadableResponseException;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A response in OpenAI's wire format")
class VideoMappingTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final VideoMapping mapping =
      new VideoMapping(
          new JobMapping.Context(
              id -> JobRef.of("openai", id),
              OpenAiVideoGenerator.RULES,
              text -> text.replace("sk-123", "***"),
              TimeSource.system()),
          Billed.YES);

  private VideoJob job(String json) {
    return mapping.job(JsonView.parse(json));
  }

  private Page<VideoJob> page(String json, int limit) {
    return mapping.page(
        new JsonResponse(200, ResponseHeaders.none(), JsonView.parse(json)),
        ListQuery.newest(limit));
  }

  @Test
  @DisplayName("that repeats the key has it in no job, read, created or listed")
  void repeatedKey() {
    VideoMapping keyed =
        new VideoMapping(
            new JobMapping.Context(
                id -> JobRef.of("openai", id),
                OpenAiVideoGenerator.RULES,
                text -> text,
                text -> text.replace("sk-123", "***"),
                TimeSource.system()),
            Billed.YES);
    String job =
        "{\"id\":\"video_1\",\"status\":\"at sk-123\",\"model\":\"m-sk-123\",\"prompt\":\"a\\n sk-123\"}";
    JsonResponse response =
        new JsonResponse(200, ResponseHeaders.none(), JsonView.parse("{\"data\":[" + job + "]}"));

    for (VideoJob told :
        List.of(
            keyed.job(new JsonResponse(200, ResponseHeaders.none(), JsonView.parse(job))),
            keyed.page(response, ListQuery.newest(1)).items().get(0),
            keyed.entry(JsonView.parse(job)))) {
      assertThat(told.providerStatus()).isEqualTo("at ***");
      assertThat(told.model()).contains("m-***");
      assertThat(told.prompt()).contains("a\n ***");
    }
  }

  @Test
  @DisplayName("with all that the specification has is read as a whole")
  void whole() {
    VideoJob job =
        job(
            """
            {"id":"video_1","object":"video","status":"completed","model":"sora-2-pro",
             "prompt":"a cat","progress":100,"seconds":"8","size":"1280x720",
             "created_at":1767225600,"completed_at":1767225660,"expires_at":1767229260,
             "error":null,"remixed_from_video_id":"video_0"}
            """);

    assertThat(job)
        .isEqualTo(
            VideoJob.builder(JobRef.of("openai", "video_1"), JobStatus.COMPLETED)
                .model("sora-2-pro")
                .prompt("a cat")
                .progress(100)
                .duration(Duration.ofSeconds(8))
                .size(VideoSize.of(1280, 720))
                .createdAt(NOW)
                .completedAt(NOW.plusSeconds(60))
                .expiresAt(NOW.plusSeconds(3660))
                .source(JobRef.of("openai", "video_0"))
                .outputs(List.of(VideoOutput.of("video_1", "video_1", 0)))
                .billed(Billed.YES)
                .build());
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "queued, UNKNOWN",
    "in_progress, UNKNOWN",
    "completed, YES",
    "expired, YES",
    "failed, UNKNOWN",
  })
  @DisplayName("is charged for once it has a video; what a failure costs is not known")
  void billed(String status, Billed billed) {
    assertThat(job("{\"id\":\"video_1\",\"status\":\"" + status + "\"}").billed())
        .isEqualTo(billed);
  }

  @Test
  @DisplayName("with nothing but an id is a job in progress of which nothing else is known")
  void least() {
    assertThat(job("{\"id\":\"video_1\"}"))
        .isEqualTo(VideoJob.builder(JobRef.of("openai", "video_1"), JobStatus.IN_PROGRESS).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "[1]", "{\"a\":1}", "true"})
  @DisplayName("whose fields are all of another type is read as far as it can be")
  void mistyped(String value) {
    String json =
        """
        {"id":"video_1","status":V,"model":V,"prompt":V,"progress":V,"seconds":V,"size":V,
         "created_at":V,"completed_at":V,"expires_at":V,"error":V,"remixed_from_video_id":V,
         "url":V,"unknown":V}
        """
            .replace("V", value);

    VideoJob job = job(json);

    assertThat(job.id()).isEqualTo("video_1");
    assertThat(job.status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(job.size()).isEmpty();
    assertThat(job.createdAt()).isEmpty();
    assertThat(job.progress()).isEmpty();
  }

  @Test
  @DisplayName("may have numbers for texts and texts for numbers")
  void numbersAndTexts() {
    VideoJob job =
        job(
            """
            {"id":17,"status":"running","progress":"45%","seconds":8,"created_at":"1767225600"}
            """);

    assertThat(job.id()).isEqualTo("17");
    assertThat(job.progress()).hasValue(45);
    assertThat(job.duration()).hasValue(Duration.ofSeconds(8));
    assertThat(job.createdAt()).hasValue(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":null}", "{\"id\":\"\"}", "{\"id\":{}}", "[]"})
  @DisplayName("without an id is of no use")
  void withoutId(String json) {
    assertThatExceptionOfType(UnreadableResponseException.class).isThrownBy(() -> job(json));
  }

  @ParameterizedTest
  @CsvSource({
    "queued, QUEUED",
    "NOT_START, QUEUED",
    "SUBMITTED, QUEUED",
    "pending, QUEUED",
    "in_progress, IN_PROGRESS",
    "running, IN_PROGRESS",
    "processing, IN_PROGRESS",
    "completed, COMPLETED",
    "SUCCESS, COMPLETED",
    "succeeded, COMPLETED",
    "failed, FAILED",
    "FAILURE, FAILED",
    "cancelled, CANCELLED",
    "canceled, CANCELLED",
    "deleted, CANCELLED",
    "expired, EXPIRED",
    "polishing, IN_PROGRESS"
  })
  @DisplayName("has a status of OpenAI's or of a gateway's, which is kept")
  void statusWords(String word, JobStatus status) {
    VideoJob job = job("{\"id\":\"video_1\",\"status\":\"" + word + "\"}");

    assertThat(job.status()).isEqualTo(status);
    assertThat(job.providerStatus()).isEqualTo(word);
  }

  @Test
  @DisplayName("of a completed job may say where its video is")
  void address() {
    VideoJob job =
        job("{\"id\":\"v\",\"status\":\"completed\",\"url\":\"https://cdn.test/v.mp4?s=1\"}");

    assertThat(job.outputs())
        .containsExactly(
            VideoOutput.of("v", "v", 0).withKeyedAddress(URI.create("https://cdn.test/v.mp4?s=1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"code\":\"content_policy_violation\",\"message\":\"no\"} | content_policy_violation | no"
            + " | true",
        "{\"code\":\"moderation_blocked\",\"message\":null} | moderation_blocked | '' | true",
        "{\"code\":\"internal\",\"message\":\"oops\"} | internal | oops | false",
        "\"out of memory\" | '' | out of memory | false"
      })
  @DisplayName("of a failed job says why, in an object or in a text")
  void error(String error, String code, String message, boolean contentPolicy) {
    VideoJob job = job("{\"id\":\"v\",\"status\":\"failed\",\"error\":" + error + "}");

    assertThat(job.error()).hasValue(new JobError(code, message, contentPolicy));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"error\":{}", "\"error\":null", "\"fail_reason\":\"\"", "\"x\":1"})
  @DisplayName("of a failed job that does not say why is quoted, without secrets")
  void noReason(String field) {
    VideoJob job =
        job(
            "{\"id\":\"v\",\"status\":\"failed\",\"prompt\":\"a cat\",\"note\":\"sk-123 spoilt\","
                + field
                + "}");

    assertThat(job.error().orElseThrow().toString())
        .contains("no reason is told")
        .contains("note=*** spoilt")
        .doesNotContain("cat");
  }

  @Test
  @DisplayName("may hint in its head at when to look again")
  void pollAfter() {
    JsonResponse response =
        new JsonResponse(
            200,
            ResponseHeaders.of(Map.of("openai-poll-after-ms", "2500")),
            JsonView.parse("{\"id\":\"v\",\"status\":\"queued\"}"));

    assertThat(mapping.job(response).pollAfter()).hasValue(Duration.ofMillis(2500));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"has_more\":true,\"last_id\":\"b\"', 20, b",
    "'\"has_more\":true', 20, b",
    "'\"has_more\":false,\"last_id\":\"b\"', 2,",
    "'\"last_id\":\"b\"', 20,",
    "'\"last_id\":\"b\"', 2, b",
    "'\"object\":\"list\"', 2, b"
  })
  @DisplayName("that is a list leads on if it says so, or if it is full")
  void cursors(String rest, int limit, String cursor) {
    Page<VideoJob> page = page("{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]," + rest + "}", limit);

    assertThat(page.items()).extracting(VideoJob::id).containsExactly("a", "b");
    assertThat(page.nextCursor().orElse(null)).isEqualTo(cursor);
  }

  @Test
  @DisplayName("that is a list may hold what is no job")
  void strangeItems() {
    assertThat(page("{\"data\":[{\"id\":\"a\"},{},null,7,{\"id\":null}]}", 20).items())
        .extracting(VideoJob::id)
        .containsExactly("a");
    assertThat(page("{\"object\":\"list\",\"data\":null}", 20).items()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "[{\"id\":\"a\"}]",
        "{\"videos\":[{\"id\":\"a\"}]}",
        "{\"code\":0,\"data\":{\"items\":[{\"task_id\":\"a\"}],\"total\":1}}",
      })
  @DisplayName("that is a list may have a gateway's form")
  void otherForms(String json) {
    assertThat(page(json, 20).items()).extracting(VideoJob::id).containsExactly("a");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"{}", "{\"data\":\"none\"}", "{\"message\":\"not here\"}"})
  @DisplayName("that is no list is no empty list")
  void noList(String json) {
    assertThatThrownBy(() -> page(json, 20)).isInstanceOf(UnreadableResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'video_url':'AT'",
        "'download_url':'AT'",
        "'result_url':'AT'",
        "'video':{'url':'AT'}",
        "'metadata':{'url':'AT'}",
        "'output':'AT'",
        "'output':{'video_url':'AT'}",
        "'output':['AT']",
        "'data':[{'url':'AT'}]",
        "'unsigned_urls':['AT']",
        "'url':null,'output':'done','result':{'video':{'url':'AT'}}",
      })
  @DisplayName("name the address of the file under the names that live servers use")
  void addressUnderAnotherName(String field) {
    String json = "{'id':'v','status':'completed'," + field + "}";
    VideoJob job = job(json.replace('\'', '"').replace("AT", "https://cdn.test/v.mp4?s=1"));

    assertThat(job.outputs())
        .containsExactly(
            VideoOutput.of("v", "v", 0).withKeyedAddress(URI.create("https://cdn.test/v.mp4?s=1")));
  }

  @Test
  @DisplayName("have a variant for each address that is named, and the call for content if none is")
  void variants() {
    String several =
        "{\"id\":\"v\",\"status\":\"completed\",\"unsigned_urls\":[\"https://a/1\",\"https://a/2\"]}";
    assertThat(job(several).outputs()).extracting(VideoOutput::index).containsExactly(0, 1);
    String none =
        "{\"id\":\"v\",\"status\":\"completed\",\"output\":\"a cat\",\"video\":{\"id\":\"w\"}}";
    assertThat(job(none).outputs()).containsExactly(VideoOutput.of("v", "v", 0));
  }
}
