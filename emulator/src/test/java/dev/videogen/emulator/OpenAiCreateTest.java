package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.MediaInput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("POST /videos")
@ExtendWith(VideoEmulatorExtension.class)
class OpenAiCreateTest {

  private static final String CAT = json("{'prompt':'a cat'}");

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;

  OpenAiCreateTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new EmulatorHttpClient(emulator);
  }

  private long jobs() {
    return emulator.openAi().calls(Operation.CREATE).stream().filter(c -> c.succeeded()).count();
  }

  private VideoRequest received() {
    return emulator.openAi().calls(Operation.CREATE).get(0).request().orElseThrow();
  }

  private MediaInput firstFrame() {
    assertThat(received().inputs()).hasSize(1);
    return received().inputs().get(0);
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(720, 1280, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  @Test
  @DisplayName("makes a job of JSON, and answers with it")
  void ofJson() {
    JsonNode video =
        caller
            .post(
                "/videos",
                json(
                    "{'prompt':'a cat','model':'sora-2-pro','seconds':'8','size':'1280x720',"
                        + "'input_reference':null}"))
            .shaped();

    assertThat(video.path("id").textValue()).isEqualTo("video_000001");
    assertThat(video.path("status").textValue()).isEqualTo("queued");
    assertThat(video.path("model").textValue()).isEqualTo("sora-2-pro");
    assertThat(video.path("seconds").textValue()).isEqualTo("8");
    assertThat(video.path("size").textValue()).isEqualTo("1280x720");
    assertThat(video.path("prompt").textValue()).isEqualTo("a cat");
    assertThat(received().size()).contains(VideoSize.of(1280, 720));
    assertThat(received().duration()).contains(Duration.ofSeconds(8));
  }

  @Test
  @DisplayName("takes the vendor's defaults for what is not said")
  void takesDefaults() {
    JsonNode video = caller.post("/videos", CAT).shaped();

    assertThat(video.path("model").textValue()).isEqualTo("sora-2");
    assertThat(video.path("seconds").textValue()).isEqualTo("4");
    assertThat(video.path("size").textValue()).isEqualTo("720x1280");
  }

  @Test
  @DisplayName("says in a header when to ask again")
  void hintsWhenToAskAgain() {
    assertThat(caller.post("/videos", CAT).header("openai-poll-after-ms")).contains("5000");
  }

  @Test
  @DisplayName("makes a job of a form, with a file")
  void ofForm() throws IOException {
    byte[] png = png();
    MultipartForm form =
        new MultipartForm()
            .text("prompt", "a cat in Z\u00fcrich")
            .text("seconds", "12")
            .file("input_reference", "cat.png", "image/png", png);

    JsonNode video = caller.post("/videos", form).shaped();

    assertThat(video.path("prompt").textValue()).isEqualTo("a cat in Z\u00fcrich");
    assertThat(video.path("seconds").textValue()).isEqualTo("12");
    assertThat(firstFrame().media().open()).hasBinaryContent(png);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/octet-stream"})
  @DisplayName("takes a part for a file if its type says so, though it has no name")
  void aFileWithoutAName(String type) throws IOException {
    byte[] png = png();

    caller
        .post(
            "/videos",
            new MultipartForm().text("prompt", "a cat").unnamed("input_reference", type, png))
        .shaped();

    assertThat(firstFrame().media().open()).hasBinaryContent(png);
  }

  @Test
  @DisplayName("takes the address of a picture, in JSON and in a form")
  void anImageUrl() {
    String reference = json("{'image_url':'https://example.com/cat.png'}");

    caller.post("/videos", json("{'prompt':'a cat','input_reference':") + reference + "}").shaped();
    caller
        .post(
            "/videos",
            new MultipartForm().text("prompt", "a cat").text("input_reference", reference))
        .shaped();

    assertThat(emulator.openAi().calls(Operation.CREATE))
        .hasSize(2)
        .allSatisfy(
            call ->
                assertThat(call.request().orElseThrow().inputs().get(0).media().url())
                    .contains(URI.create("https://example.com/cat.png")));
  }

  @Test
  @DisplayName("takes a picture in a data URL")
  void aDataUrl() throws IOException {
    byte[] png = png();
    String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);

    caller
        .post("/videos", json("{'prompt':'a cat','input_reference':{'image_url':'" + url + "'}}"))
        .shaped();

    assertThat(firstFrame().media().open()).hasBinaryContent(png);
  }

  @Test
  @DisplayName("takes the id of a file, in JSON and in a form as SDKs write it")
  void aFileId() {
    caller
        .post("/videos", json("{'prompt':'a cat','input_reference':{'file_id':'file-7'}}"))
        .shaped();
    caller
        .post(
            "/videos",
            new MultipartForm().text("prompt", "a cat").text("input_reference[file_id]", "file-7"))
        .shaped();

    assertThat(emulator.openAi().calls(Operation.CREATE))
        .hasSize(2)
        .allSatisfy(
            call ->
                assertThat(call.request().orElseThrow().inputs().get(0).media().fileId())
                    .contains("file-7"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{}                                         | missing_required_parameter | prompt",
        "{'prompt':null}                            | missing_required_parameter | prompt",
        "{'prompt':7}                               | invalid_type  | prompt",
        "{'prompt':['a']}                           | invalid_type  | prompt",
        "{'prompt':' '}                             | invalid_value | prompt",
        "{'prompt':'a','model':2}                   | invalid_type  | model",
        "{'prompt':'a','model':''}                  | invalid_value | model",
        "{'prompt':'a','model':'sora-9'}            | invalid_value | model",
        "{'prompt':'a','seconds':4}                 | invalid_type  | seconds",
        "{'prompt':'a','seconds':'4.5'}             | invalid_value | seconds",
        "{'prompt':'a','seconds':'0'}               | invalid_value | seconds",
        "{'prompt':'a','seconds':'5'}               | invalid_value |",
        "{'prompt':'a','size':{'width':1280}}       | invalid_type  | size",
        "{'prompt':'a','size':'wide'}               | invalid_value | size",
        "{'prompt':'a','size':'99999999999x1'}      | invalid_value | size",
        "{'prompt':'a','size':'1300x720'}           | invalid_value |",
        "{'prompt':'a','input_reference':'cat.png'} | invalid_value | input_reference",
        "{'prompt':'a','input_reference':[]}        | invalid_value | input_reference",
        "{'prompt':'a','input_reference':{}}        | invalid_value | input_reference",
        "{'prompt':'a','input_reference':{'file_id':''}}         | invalid_value | input_reference",
        "{'prompt':'a','input_reference':{'image_url':'a b'}}    | invalid_value | input_reference",
        "{'prompt':'a','input_reference':{'image_url':'ftp:/a'}} | invalid_value | input_reference",
        "{'prompt':'a','input_reference':{'image_url':'http:/a','file_id':'f'}} "
            + "| invalid_value | input_reference",
        "[]                                         | invalid_json  |",
        "'a cat'                                    | invalid_json  |",
        "{'prompt':                                 | invalid_json  |",
      })
  @DisplayName("refuses what is wrong, and names the field")
  void refuses(String body, String code, String param) {
    JsonNode error = caller.post("/videos", json(body)).error(400);

    assertThat(error.path("type").textValue()).isEqualTo("invalid_request_error");
    assertThat(error.path("code").textValue()).isEqualTo(code);
    assertThat(error.path("param").textValue()).isEqualTo(param);
    assertThat(jobs()).isZero();
  }

  @Test
  @DisplayName("refuses an empty body")
  void refusesNothing() {
    assertThat(caller.post("/videos", "").error(400).path("code").textValue())
        .isEqualTo("invalid_json");
  }

  @Test
  @DisplayName("refuses a prompt of more than 32,000 characters")
  void refusesALongPrompt() {
    caller.post("/videos", json("{'prompt':'" + "x".repeat(32_001) + "'}")).error(400);
    caller.post("/videos", json("{'prompt':'" + "x".repeat(32_000) + "'}")).shaped();
  }

  @Test
  @DisplayName("refuses a form with an empty file, with no picture, or with no JSON for an object")
  void refusesWrongForms() {
    MultipartForm form = new MultipartForm().text("prompt", "a cat");
    JsonNode empty =
        caller
            .post("/videos", form.file("input_reference", "cat.png", "image/png", new byte[0]))
            .error(400);
    caller
        .post(
            "/videos",
            new MultipartForm()
                .text("prompt", "a cat")
                .file(
                    "input_reference",
                    "cat.png",
                    "image/png",
                    EmulatorHttpClient.utf8("no picture")))
        .error(400);
    JsonNode unreadable =
        caller
            .post(
                "/videos",
                new MultipartForm().text("prompt", "a cat").text("input_reference", "cat.png"))
            .error(400);

    assertThat(empty.path("param").textValue()).isEqualTo("input_reference");
    assertThat(unreadable.path("code").textValue()).isEqualTo("invalid_type");
    assertThat(jobs()).isZero();
  }

  @Test
  @DisplayName("refuses a form without parts")
  void refusesAnEmptyForm() {
    JsonNode error =
        caller
            .post("/videos", "no form", "Content-Type", "multipart/form-data; boundary=b")
            .error(400);

    assertThat(error.path("code").textValue()).isEqualTo("invalid_form");
    assertThat(jobs()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
  @DisplayName("refuses a body of another type")
  void refusesAnotherType(String type) {
    JsonNode error = caller.post("/videos", CAT, "Content-Type", type).error(400);

    assertThat(error.path("code").textValue()).isEqualTo("unsupported_content_type");
    assertThat(error.path("message").textValue()).contains(type, "multipart/form-data");
  }

  @Test
  @DisplayName("takes a type with parameters, in any case")
  void takesParametersOfTheType() {
    caller.post("/videos", CAT, "Content-Type", "Application/JSON; charset=utf-8").shaped();
  }

  @Test
  @DisplayName("makes one job of the same request under the same Idempotency-Key")
  void once() {
    String first = caller.post("/videos", CAT, "Idempotency-Key", "k").json().path("id").asText();
    String again = caller.post("/videos", CAT, "Idempotency-Key", "k").json().path("id").asText();
    String other = caller.post("/videos", CAT, "Idempotency-Key", "k2").json().path("id").asText();
    String without = caller.post("/videos", CAT).json().path("id").asText();

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(without).isNotEqualTo(other).isNotEqualTo(first);
    assertThat(jobs()).isEqualTo(3);
  }

  @Test
  @DisplayName("refuses another request under the same Idempotency-Key")
  void anotherRequestUnderTheKey() {
    caller.post("/videos", CAT, "Idempotency-Key", "k").shaped();

    JsonNode error =
        caller.post("/videos", json("{'prompt':'a dog'}"), "Idempotency-Key", "k").error(409);

    assertThat(error.path("code").textValue()).isEqualTo("idempotency_key_reused");
    assertThat(jobs()).isEqualTo(1);
  }

  @Test
  @DisplayName("lets a refused request be corrected under the same Idempotency-Key")
  void aRefusalUsesNoKey() {
    caller.post("/videos", "{}", "Idempotency-Key", "k").error(400);

    caller.post("/videos", CAT, "Idempotency-Key", "k").shaped();
  }
}
