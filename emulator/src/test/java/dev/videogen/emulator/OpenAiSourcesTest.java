package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("/videos/edits and /videos/extensions")
@ExtendWith(VideoEmulatorExtension.class)
class OpenAiSourcesTest {

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;

  OpenAiSourcesTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new EmulatorHttpClient(emulator);
  }

  private VideoRequest received() {
    List<VideoRequest> creates =
        emulator.openAi().calls(Operation.CREATE).stream()
            .map(call -> call.request().orElseThrow())
            .toList();
    return creates.get(creates.size() - 1);
  }

  private static String body(String id) {
    return json("{'prompt':'a dog','seconds':'8','video':{'id':'" + id + "'}}");
  }

  @ParameterizedTest
  @CsvSource({"edits, 4", "extensions, 12"})
  @DisplayName("make a job from a completed one, of its length, or longer by the seconds asked for")
  void ofJson(String route, String seconds) {
    String id = caller.completed();

    JsonNode video = caller.post("/videos/" + route, body(id)).shaped();

    assertThat(video.path("id").textValue()).isEqualTo("video_000002");
    assertThat(video.path("prompt").textValue()).isEqualTo("a dog");
    assertThat(video.path("seconds").textValue()).isEqualTo(seconds);
    assertThat(received().source().flatMap(VideoSource::job).orElseThrow().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"edits", "extensions"})
  @DisplayName("take a form that names the job")
  void ofForm(String route) {
    String id = caller.completed();
    MultipartForm form = new MultipartForm().text("prompt", "a dog").text("seconds", "8");

    caller.post("/videos/" + route, form.text("video[id]", id)).shaped();

    assertThat(received().source().flatMap(VideoSource::job).orElseThrow().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"edits", "extensions"})
  @DisplayName("take a form with a video")
  void ofUpload(String route) {
    byte[] clip = caller.get("/videos/" + caller.completed() + "/content").body();
    MultipartForm form = new MultipartForm().text("prompt", "a dog").text("seconds", "8");

    caller.post("/videos/" + route, form.file("video", "cat.mp4", "video/mp4", clip)).shaped();

    assertThat(received().source().flatMap(VideoSource::media)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"edits", "extensions"})
  @DisplayName("make one job under an Idempotency-Key")
  void once(String route) {
    String body = body(caller.completed());

    JsonNode first = caller.post("/videos/" + route, body, "Idempotency-Key", "k").json();
    JsonNode second = caller.post("/videos/" + route, body, "Idempotency-Key", "k").json();

    assertThat(second.path("id")).isEqualTo(first.path("id"));
    assertThat(emulator.openAi().count(Operation.CREATE)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"edits", "extensions"})
  @DisplayName("refuse a job that runs, one that is not there, and what is no source")
  void refuses(String route) {
    String path = "/videos/" + route;
    assertThat(caller.post(path, body(caller.job())).status()).isEqualTo(409);
    caller.post(path, body("video_nope")).error(404);
    assertThat(caller.post(path, body("")).error(400).path("param").textValue()).isEqualTo("video");
    String none = json("{'prompt':'a dog','seconds':'8'}");
    assertThat(caller.post(path, none).error(400).path("param").textValue()).isEqualTo("video");
    String mute = json("{'seconds':'8','video':{'id':'video_000001'}}");
    assertThat(caller.post(path, mute).error(400).path("param").textValue()).isEqualTo("prompt");
    assertThat(caller.get(path).status()).isEqualTo(405);
  }

  @Test
  @DisplayName("need the seconds of an extension")
  void needsSeconds() {
    String body = json("{'prompt':'a dog','video':{'id':'" + caller.completed() + "'}}");

    assertThat(caller.post("/videos/extensions", body).error(400).path("param").textValue())
        .isEqualTo("seconds");
  }
}
