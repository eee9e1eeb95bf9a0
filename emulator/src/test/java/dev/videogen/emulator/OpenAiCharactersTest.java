package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("/videos/characters")
@ExtendWith(VideoEmulatorExtension.class)
class OpenAiCharactersTest {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;

  OpenAiCharactersTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new EmulatorHttpClient(emulator);
  }

  private MultipartForm form() {
    byte[] video = caller.get("/videos/" + caller.completed() + "/content").body();
    return new MultipartForm().file("video", "cat.mp4", "video/mp4", video);
  }

  @Test
  @DisplayName("creates a character from a video, and gives it again")
  void createsACharacter() {
    emulator.openAi().clock().advance(Duration.ofMinutes(1));
    MultipartForm form = form().text("name", "Mina");
    long now = emulator.openAi().clock().now().getEpochSecond();

    JsonNode created = caller.post("/videos/characters", form).shaped();

    assertThat(created.path("id").textValue()).isEqualTo("char_000001");
    assertThat(created.path("name").textValue()).isEqualTo("Mina");
    assertThat(created.path("created_at").longValue())
        .isEqualTo(now)
        .isGreaterThan(FakeClock.START.getEpochSecond());
    assertThat(caller.get("/videos/characters/char_000001").shaped()).isEqualTo(created);
    assertThat(caller.post("/videos/characters", form).json().path("id").textValue())
        .isEqualTo("char_000002");
  }

  @Test
  @DisplayName("is no create of a video")
  void isNoVideo() {
    MultipartForm form = form().text("name", "Mina");
    long creates = emulator.openAi().count(Operation.CREATE);

    caller.post("/videos/characters", form).shaped();

    assertThat(emulator.openAi().count(Operation.CREATE)).isEqualTo(creates);
    assertThat(emulator.requests(Operation.CREATE)).hasSize((int) creates);
    assertThat(caller.get("/videos").shaped().path("data")).hasSize(1);
  }

  @Test
  @DisplayName("has its own at Azure")
  void azure() {
    EmulatorHttpClient azure = EmulatorHttpClient.azureVideos(emulator);
    MultipartForm form = form().text("name", "Mina");

    azure.post("/videos/characters", form).shaped();

    azure.get("/videos/characters/char_000001").shaped();
    assertThat(caller.get("/videos/characters/char_000001").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 80})
  @DisplayName("takes a name of 1 to 80 characters")
  void names(int length) {
    String name = "\u732b".repeat(length);

    assertThat(caller.post("/videos/characters", form().text("name", name)).json().path("name"))
        .hasToString('"' + name + '"');
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 81})
  @DisplayName("takes no shorter and no longer one")
  void noSuchNames(int length) {
    ReceivedResponse reply =
        caller.post("/videos/characters", form().text("name", "x".repeat(length)));

    assertThat(reply.error(400).path("param").textValue()).isEqualTo("name");
  }

  @Test
  @DisplayName("needs a name and a video")
  void needsNameAndVideo() {
    assertThat(caller.post("/videos/characters", form()).error(400).path("param").textValue())
        .isEqualTo("name");
    MultipartForm unseen = new MultipartForm().text("name", "Mina");
    assertThat(caller.post("/videos/characters", unseen).error(400).path("param").textValue())
        .isEqualTo("video");
    MultipartForm picture = new MultipartForm().text("name", "Mina");
    picture.file("video", "cat.png", "image/png", PNG);
    assertThat(caller.post("/videos/characters", picture).error(400).path("message").textValue())
        .contains("no video");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /videos/characters, 405",
    "DELETE, /videos/characters, 405",
    "DELETE, /videos/characters/char_000001, 405",
    "GET, /videos/characters/char_000001, 404",
    "GET, /videos/characters/char_000001/content, 404",
  })
  @DisplayName("has nothing else")
  void nothingElse(String method, String path, int status) {
    assertThat(caller.call(method, path, BodyPublishers.noBody()).status()).isEqualTo(status);
  }

  @Test
  @DisplayName("takes forms alone")
  void takesFormsAlone() {
    caller.post("/videos/characters", json("{'name':'Mina'}")).error(400);
  }
}
