package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobError;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the emulator's page shows")
@ExtendWith(VideoEmulatorExtension.class)
class PageStateTest {

  private static final String CAT =
      "{\"prompt\":\"a cat\",\"seconds\":\"8\",\"size\":\"1280x720\"}";

  private final VideoEmulator emulator;
  private final EmulatorHttpClient openAi;
  private final Page page;

  PageStateTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.openAi = new EmulatorHttpClient(emulator);
    this.page = new Page(emulator);
  }

  private JsonNode state() {
    return page.json("/page/state");
  }

  @Test
  @DisplayName("is a job as it moves: its prompt, settings, what it would cost, and its files")
  void aJobMoves() {
    openAi.post("/videos", CAT);
    JsonNode queued = state().at("/jobs/0");
    assertThat(queued.path("status").asText()).isEqualTo("queued");
    assertThat(queued.path("vendorTitle").asText()).isEqualTo("OpenAI");
    assertThat(queued.path("prompt").asText()).isEqualTo("a cat");
    assertThat(queued.path("settings").toString())
        .isEqualTo("{\"model\":\"sora-2\",\"size\":\"1280\u00a0×\u00a0720\",\"length\":\"8 s\"}");
    assertThat(queued.path("cost").asText()).isEqualTo("0.80");
    assertThat(queued.path("costIsTold").asBoolean()).isFalse();
    assertThat(queued.path("outputs")).isEmpty();

    emulator.openAi().clock().advance(Duration.ofMinutes(10));

    JsonNode completed = state().at("/jobs/0");
    assertThat(completed.path("status").asText()).isEqualTo("completed");
    String video = completed.at("/outputs/0/video").asText();
    assertThat(video).isEqualTo("/page/jobs/openai/" + completed.path("id").asText() + "/0/video");
    assertThat(page.get(video, "Range: bytes=0-99"))
        .startsWith("HTTP/1.1 206")
        .contains("Content-Type: video/mp4", "Content-Range: bytes 0-99/");
    assertThat(page.get(completed.at("/outputs/0/thumbnail").asText()))
        .contains("Content-Type: image/");
  }

  @Test
  @DisplayName("says of a job that failed whether it would be billed")
  void billed() {
    emulator.openAi().script().nextJob().failsAt(1, JobError.of("internal_error", "no luck"));
    openAi.post("/videos", CAT);
    emulator.openAi().clock().advance(Duration.ofMinutes(10));

    JsonNode failed = state().at("/jobs/0");

    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.path("billed").asText()).isIn("no", "unknown");
  }

  @Test
  @DisplayName("are the jobs of every API, the newest first")
  void everyApi() {
    openAi.job();
    for (var clock : new FakeClock[] {emulator.replicate().clock(), emulator.fal().clock()}) {
      clock.advance(Duration.ofSeconds(1));
    }
    EmulatorHttpClient.azureVideos(emulator)
        .post("/videos", "{\"model\":\"sora-2\",\"prompt\":\"a cat\"}");
    EmulatorHttpClient.replicate(emulator)
        .post("/models/bytedance/seedance-2.0/predictions", "{\"input\":{\"prompt\":\"a cat\"}}");

    assertThat(state().path("jobs").findValuesAsText("vendor"))
        .hasSize(3)
        .startsWith("replicate")
        .contains("openai", "azure-videos");
  }

  @Test
  @DisplayName("does not touch what it shows: no call is counted, no scripted fault is used")
  void looksAlone() {
    openAi.completed();
    emulator.openAi().script().nextDownload().breaksAt(10);
    String video = state().at("/jobs/0/outputs/0/video").asText();

    assertThat(page.get(video)).startsWith("HTTP/1.1 200");

    assertThat(emulator.openAi().count(Operation.DOWNLOAD)).isZero();
    assertThat(emulator.openAi().count(Operation.RETRIEVE)).isZero();
    assertThat(emulator.openAi().script().unusedScripts()).hasSize(1);
  }

  @Test
  @DisplayName("are requests as they came, with what was responded, and no key")
  void requests() {
    openAi.post("/videos?api_key=in-the-address", CAT, "api-key", "sk-secret-secret");

    JsonNode summary = state().at("/exchanges/0");
    JsonNode whole = page.json("/page/exchanges/" + summary.path("number").asLong());

    assertThat(summary.path("operation").asText()).isEqualTo("create");
    assertThat(summary.path("url").asText()).isEqualTo("/v1/videos?api_key=••••");
    assertThat(whole.path("body").asText()).isEqualTo(CAT);
    assertThat(whole.path("responseBody").asText()).contains("\"object\":\"video\"");
    assertThat(
            whole.at("/headers/authorization").asText()
                + whole.at("/headers/Authorization").asText())
        .isEqualTo("Bearer ••••");
    assertThat(whole.toString()).doesNotContain("sk-secret-secret", "in-the-address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a\\u0000b\\u001b[31mc",
        "a\\u202eb\\u2066c",
        "lone \\ud800 surrogate",
      })
  @DisplayName("is text, whatever a prompt has in it")
  void hostilePrompts(String prompt) {
    openAi.post("/videos", "{\"prompt\":\"" + prompt + "\"}");

    JsonNode state = state();
    JsonNode request = page.json("/page/exchanges/1");

    assertThat(state.at("/jobs/0/prompt").asText() + request)
        .doesNotContain("\u0000", "\u001b", "\u202e", "\u2066");
    assertThat(page.get("/page/state")).contains("Content-Type: application/json");
  }

  @Test
  @DisplayName("are requests without those that poll, where that is asked for")
  void withoutPolls() {
    String id = openAi.job();
    openAi.get("/videos/" + id);
    openAi.get("/videos/" + id);

    assertThat(state().path("exchanges")).hasSize(3);
    assertThat(page.json("/page/state?polls=no").path("exchanges").findValuesAsText("operation"))
        .containsExactly("create");
  }

  @Test
  @DisplayName("are refused requests, too")
  void refused() {
    RawConnection.exchange(emulator, "GET /v1/videos HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    openAi.get("/nowhere");

    assertThat(state().path("exchanges").findValuesAsText("status")).containsExactly("404", "403");
    assertThat(state().at("/exchanges/1/note").asText()).contains("refused");
  }

  @Test
  @DisplayName("is moved on by its clock")
  void clock() {
    openAi.job();
    EmulatorHttpClient.azureVideos(emulator)
        .post("/videos", "{\"model\":\"sora-2\",\"prompt\":\"a cat\"}");

    String response = page.post("/page/clock", "{\"seconds\":3600}");

    assertThat(RawRequest.json(response).path("jobs").findValuesAsText("status"))
        .containsExactly("completed", "completed");
    for (FakeClock each :
        new FakeClock[] {emulator.openAi().clock(), emulator.openRouter().clock()}) {
      assertThat(each.now()).isEqualTo(FakeClock.START.plusSeconds(3600));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clock | {\"seconds\":0}",
        "clock | {\"seconds\":-5}",
        "clock | {\"seconds\":1e12}",
        "clock | {}",
        "clock | nonsense",
        "clock | {\"seconds\":\"a day\"}",
        "faults | {\"vendor\":\"nobody\",\"fault\":\"fail-job\",\"times\":1}",
        "faults | {\"vendor\":\"openai\",\"fault\":\"explode\",\"times\":1}",
        "faults | {\"vendor\":\"openai\",\"fault\":\"fail-job\",\"times\":101}",
        "faults | {\"vendor\":\"openai\",\"fault\":\"fail-job\"}",
      })
  @DisplayName("is not changed by what makes no sense")
  void nonsense(String path, String body) {
    String response = page.post("/page/" + path, body);

    assertThat(RawRequest.status(response)).as(response).isEqualTo(400);
    assertThat(state().path("armed")).isEmpty();
    assertThat(emulator.openAi().clock().now()).isEqualTo(FakeClock.START);
  }

  @Test
  @DisplayName("tells how each API is found, as the command line does")
  void environments() {
    JsonNode vendors = page.json("/page/setup").path("vendors");

    assertThat(vendors.findValuesAsText("title"))
        .containsExactlyElementsOf(emulator.environments().keySet());
    assertThat(vendors.at("/0/environment/OPENAI_BASE_URL").asText())
        .isEqualTo(emulator.openAiBaseUrl().toString());
  }
}
