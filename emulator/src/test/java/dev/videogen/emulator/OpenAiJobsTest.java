package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobError;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Jobs that are there")
@ExtendWith(VideoEmulatorExtension.class)
class OpenAiJobsTest {

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;

  OpenAiJobsTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new EmulatorHttpClient(emulator);
  }

  private static List<String> ids(JsonNode list) {
    return list.path("data").findValuesAsText("id");
  }

  private void make(int jobs) {
    IntStream.range(0, jobs).forEach(i -> caller.job());
  }

  @Test
  @DisplayName("are told of while they run, with the time to ask again")
  void running() {
    emulator.openAi().script().nextJob().takes(Duration.ofSeconds(20));
    String id = caller.job();
    emulator.openAi().clock().advance(Duration.ofSeconds(10));

    ReceivedResponse reply = caller.get("/videos/" + id);

    JsonNode video = reply.shaped();
    assertThat(video.path("status").textValue()).isEqualTo("in_progress");
    assertThat(video.path("progress").intValue()).isBetween(1, 99);
    assertThat(video.path("completed_at").isNull()).isTrue();
    assertThat(reply.header("openai-poll-after-ms")).contains("5000");
  }

  @Test
  @DisplayName("are told of when they are completed, without a time to ask again")
  void completed() {
    ReceivedResponse reply = caller.get("/videos/" + caller.completed());

    JsonNode video = reply.shaped();
    assertThat(video.path("status").textValue()).isEqualTo("completed");
    assertThat(video.path("progress").intValue()).isEqualTo(100);
    assertThat(video.path("completed_at").longValue())
        .isBetween(video.path("created_at").longValue(), video.path("expires_at").longValue());
    assertThat(reply.header("openai-poll-after-ms")).isEmpty();
  }

  @Test
  @DisplayName("are told of when they have failed, with the reason")
  void failed() {
    emulator.openAi().script().nextJob().failsAt(40, JobError.of("internal_error", "no luck"));

    JsonNode video = caller.get("/videos/" + caller.completed()).shaped();

    assertThat(video.path("status").textValue()).isEqualTo("failed");
    assertThat(video.at("/error/code").textValue()).isEqualTo("internal_error");
    assertThat(video.at("/error/message").textValue()).isEqualTo("no luck");
  }

  @Test
  @DisplayName("are failed where they were cancelled, and completed where they have expired")
  void otherEnds() {
    emulator.openAi().script().nextJob().isCancelledAt(40);
    JsonNode cancelled = caller.get("/videos/" + caller.completed()).shaped();
    String id = caller.completed();
    emulator.openAi().clock().advance(Duration.ofDays(30));
    JsonNode expired = caller.get("/videos/" + id).shaped();

    assertThat(cancelled.path("status").textValue()).isEqualTo("failed");
    assertThat(cancelled.at("/error/code").textValue()).isEqualTo("cancelled");
    assertThat(expired.path("status").textValue()).isEqualTo("completed");
    assertThat(caller.get("/videos/" + id + "/content").error(404).path("code").textValue())
        .isEqualTo("not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/content", "/remix"})
  @DisplayName("are not found by an id that was never given")
  void unknown(String below) {
    String path = "/videos/video_nope" + below;
    ReceivedResponse reply =
        below.equals("/remix") ? caller.post(path, json("{'prompt':'a dog'}")) : caller.get(path);

    assertThat(reply.error(404).path("code").textValue()).isEqualTo("not_found");
  }

  @Test
  @DisplayName("are listed, the newest first")
  void listed() {
    make(3);

    JsonNode list = caller.get("/videos").shaped();

    assertThat(ids(list)).containsExactly("video_000003", "video_000002", "video_000001");
    assertThat(list.path("first_id").textValue()).isEqualTo("video_000003");
    assertThat(list.path("last_id").textValue()).isEqualTo("video_000001");
    assertThat(list.path("has_more").booleanValue()).isFalse();
  }

  @Test
  @DisplayName("are an empty list where there are none")
  void noneListed() {
    JsonNode list = caller.get("/videos").shaped();

    assertThat(list.path("data")).isEmpty();
    assertThat(list.path("first_id").isNull()).isTrue();
    assertThat(list.path("last_id").isNull()).isTrue();
    assertThat(list.path("has_more").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"asc, video_000001, video_000005", "desc, video_000005, video_000001"})
  @DisplayName("are listed page by page in both orders, each once")
  void pages(String order, String first, String last) {
    make(5);

    String path = "/videos?limit=2&order=" + order;
    JsonNode one = caller.get(path).shaped();
    JsonNode two = next(path, one);
    JsonNode three = next(path, two);

    assertThat(List.of(one, two, three))
        .extracting(page -> page.path("has_more").booleanValue())
        .containsExactly(true, true, false);
    assertThat(ids(one)).hasSize(2).startsWith(first).doesNotContainAnyElementsOf(ids(two));
    assertThat(ids(two)).hasSize(2);
    assertThat(ids(three)).containsExactly(last);
  }

  private JsonNode next(String path, JsonNode page) {
    return caller.get(path + "&after=" + page.path("last_id").textValue()).shaped();
  }

  @Test
  @DisplayName("are listed up to 20 at once, or up to 100 if asked for")
  void limits() {
    make(21);

    assertThat(ids(caller.get("/videos").json())).hasSize(20);
    assertThat(ids(caller.get("/videos?limit=100").json())).hasSize(21);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=101, limit",
    "limit=0, limit",
    "limit=-1, limit",
    "limit=many, limit",
    "limit=, limit",
    "order=newest, order",
    "after=video_nope, after",
    "after=%20, after",
  })
  @DisplayName("are not listed for a query that is wrong")
  void wrongQueries(String query, String param) {
    JsonNode error = caller.get("/videos?" + query).error(400);

    assertThat(error.path("param").textValue()).isEqualTo(param);
  }

  @Test
  @DisplayName("are deleted")
  void deleted() {
    String id = caller.completed();

    JsonNode response = caller.delete("/videos/" + id).shaped();

    assertThat(response.path("id").textValue()).isEqualTo(id);
    assertThat(response.path("deleted").booleanValue()).isTrue();
    caller.get("/videos/" + id).error(404);
    caller.delete("/videos/" + id).error(404);
  }

  @Test
  @DisplayName("are not deleted while they run")
  void notDeletedWhileTheyRun() {
    String id = caller.job();

    assertThat(caller.delete("/videos/" + id).error(409).path("code").textValue())
        .isEqualTo("conflict");
    caller.get("/videos/" + id).shaped();
  }

  @Test
  @DisplayName("are remixed once they are completed, once under an Idempotency-Key")
  void remixed() {
    String path = "/videos/" + caller.completed() + "/remix";
    String dog = json("{'prompt':'a dog'}");

    JsonNode remix = caller.post(path, dog, "Idempotency-Key", "k").shaped();
    JsonNode again = caller.post(path, dog, "Idempotency-Key", "k").shaped();

    assertThat(remix.path("remixed_from_video_id").textValue()).isEqualTo("video_000001");
    assertThat(remix.path("prompt").textValue()).isEqualTo("a dog");
    assertThat(again.path("id")).isEqualTo(remix.path("id"));
  }

  @Test
  @DisplayName("are not remixed while they run, nor without a prompt")
  void notRemixed() {
    String id = caller.job();

    caller.post("/videos/" + id + "/remix", json("{'prompt':'a dog'}")).error(409);
    caller.post("/videos/" + id + "/remix", json("{'prompt':' '}")).error(400);
    assertThat(caller.post("/videos/" + id + "/remix", "{}").error(400).path("param").textValue())
        .isEqualTo("prompt");
  }

  @Test
  @DisplayName("are told of without a body where the method is HEAD")
  void head() {
    String id = caller.job();

    ReceivedResponse reply = caller.call("HEAD", "/videos/" + id, BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).contains("application/json");
    assertThat(reply.body()).isEmpty();
  }
}
