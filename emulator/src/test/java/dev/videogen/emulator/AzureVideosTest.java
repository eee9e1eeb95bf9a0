package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Azure's videos API")
class AzureVideosTest {

  @RegisterExtension
  static final VideoEmulatorExtension EMULATOR =
      VideoEmulatorExtension.with(emulator -> emulator.key("any"));

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;

  AzureVideosTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = EmulatorHttpClient.azureVideos(emulator);
  }

  @Test
  @DisplayName("speaks OpenAI's format, from a fake of its own, with or without a version")
  void speaksOpenAis() {
    JsonNode video =
        caller
            .post("/videos?api-version=preview", json("{'model':'sora-2','prompt':'a cat'}"))
            .shaped();
    caller.get("/videos").shaped();

    assertThat(video.path("model").textValue()).isEqualTo("sora-2");
    assertThat(emulator.azureVideos().count(Operation.CREATE)).isEqualTo(1);
    assertThat(emulator.openAi().count(Operation.CREATE)).isZero();
    assertThat(emulator.azureJobs().count(Operation.CREATE)).isZero();
  }

  @Test
  @DisplayName("remixes, gives files, and deletes")
  void journey() {
    String id = caller.completed();

    caller.post("/videos/" + id + "/remix", json("{'prompt':'a dog'}")).shaped();
    assertThat(caller.get("/videos/" + id + "/content").header("Content-Type"))
        .contains("video/mp4");
    caller.delete("/videos/" + id).shaped();
  }

  @ParameterizedTest
  @CsvSource({"8, 1280x720, 200", "16, 1280x720, 400", "8, 1792x1024, 400"})
  @DisplayName("makes 720p of 4, 8 or 12 seconds")
  void modes(String seconds, String size, int status) {
    String body = "{'model':'sora-2','prompt':'a cat','seconds':'%s','size':'%s'}";

    assertThat(caller.post("/videos", json(body.formatted(seconds, size))).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 401",
    "api-key, wrong, 401",
    "api-key, any, 200",
    "Authorization, Bearer any, 200",
  })
  @DisplayName("takes the key in either header, and refuses a wrong one in Azure's words")
  void keys(String header, String value, int status) {
    String[] headers = header.isEmpty() ? new String[0] : new String[] {header, value};

    ReceivedResponse reply = caller.callUnknown("GET", "/videos", headers);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("apim-request-id")).isPresent();
    if (status == 401) {
      assertThat(reply.json().at("/error/message").textValue()).startsWith("Access denied");
    }
  }

  @Test
  @DisplayName("does not find a deployment that is not there, in Azure's words")
  void noSuchDeployment() {
    ReceivedResponse reply = caller.post("/videos", json("{'model':'sora-9','prompt':'a cat'}"));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().at("/error/message").textValue())
        .startsWith("The API deployment 'sora-9' for this resource does not exist.");
  }

  @Test
  @DisplayName("refuses content by the policy that Azure names")
  void contentPolicy() {
    emulator.azureVideos().script().nextCreate().failsWith(FakeError.contentPolicy());

    ReceivedResponse reply = caller.post("/videos", json("{'prompt':'a cat'}"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/error/inner_error/code").textValue())
        .isEqualTo("ResponsibleAIPolicyViolation");
  }

  @Test
  @DisplayName("has no content of a job that runs")
  void tooEarly() {
    assertThat(caller.get("/videos/" + caller.job() + "/content").status()).isEqualTo(400);
  }
}
