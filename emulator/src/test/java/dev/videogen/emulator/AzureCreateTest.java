package dev.videogen.emulator;

import static dev.videogen.emulator.EmulatorHttpClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.Media;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("POST /video/generations/jobs")
@ExtendWith(VideoEmulatorExtension.class)
class AzureCreateTest {

  private static final String MP4 = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom";

  private final VideoEmulator emulator;
  private final AzureHttpClient caller;

  AzureCreateTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new AzureHttpClient(emulator);
  }

  private VideoRequest received() {
    return emulator.azureJobs().calls(Operation.CREATE).get(0).request().orElseThrow();
  }

  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static MultipartForm form(String seconds) {
    return new MultipartForm()
        .text("model", "sora")
        .text("prompt", "a cat")
        .text("width", "854")
        .text("height", "480")
        .text("n_seconds", seconds)
        .text("n_variants", "3");
  }

  @Test
  @DisplayName("makes a job of JSON, and answers with it")
  void ofJson() {
    ReceivedResponse reply =
        caller.post(
            json(
                "{'model':'sora','prompt':'a cat','width':1280,'height':720,'n_seconds':8,"
                    + "'n_variants':2}"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json()).isEqualTo(caller.retrieved("task_000001"));
    assertThat(received().model()).contains("sora");
    assertThat(received().prompt()).contains("a cat");
    assertThat(received().size()).contains(VideoSize.of(1280, 720));
    assertThat(received().duration()).contains(Duration.ofSeconds(8));
    assertThat(received().variants()).isEqualTo(2);
    assertThat(received().inputs()).isEmpty();
  }

  @Test
  @DisplayName("makes one video of five seconds unless another number is asked for")
  void defaults() {
    JsonNode job =
        caller.post(json("{'model':'sora','prompt':'a cat','width':480,'height':480}")).json();

    assertThat(job.path("n_seconds").intValue()).isEqualTo(5);
    assertThat(job.path("n_variants").intValue()).isEqualTo(1);
  }

  @Test
  @DisplayName("makes a job of a form with two pictures: from the first to the last")
  void frames() throws IOException {
    MultipartForm form =
        form("8")
            .file("files", "last.png", "image/png", png(854, 480))
            .file("files", "first.png", "image/png", png(480, 480))
            .text(
                "inpaint_items",
                json(
                    "[{'frame_index':0,'type':'image','file_name':'first.png','crop_bounds':"
                        + "{'left_fraction':0.1,'top_fraction':0,'right_fraction':0.9,"
                        + "'bottom_fraction':1}},"
                        + "{'frame_index':239,'type':'image','file_name':'last.png'}]"));

    JsonNode job = caller.post(form).json();

    assertThat(job.path("width").intValue()).isEqualTo(854);
    assertThat(job.path("n_seconds").intValue()).isEqualTo(8);
    assertThat(job.path("n_variants").intValue()).isEqualTo(3);
    assertThat(received().inputs())
        .extracting(input -> input.role())
        .containsExactly(MediaRole.FIRST_FRAME, MediaRole.LAST_FRAME);
    assertThat(received().inputs().get(0).media()).isEqualTo(Media.of(png(480, 480)));
    assertThat(received().inputs().get(1).media()).isEqualTo(Media.of(png(854, 480)));
  }

  @Test
  @DisplayName("makes a job of a form with a video, which is a reference")
  void video() {
    MultipartForm form =
        form("5")
            .file("files", "a.mp4", "video/mp4", EmulatorHttpClient.utf8(MP4))
            .text("inpaint_items", json("[{'frame_index':0,'type':'video','file_name':'a.mp4'}]"));

    assertThat(caller.post(form).status()).isEqualTo(200);
    assertThat(received().inputs())
        .extracting(input -> input.role(), input -> input.media().mediaType())
        .containsExactly(tuple(MediaRole.REFERENCE, Optional.of("video/mp4")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{'frame_index':0,'type':'image','file_name':'a.png'}",
        "[{'frame_index':0,'type':'image','file_name':'b.png'}]",
        "[{'frame_index':0,'type':'video','file_name':'a.png'}]",
        "[{'frame_index':0,'file_name':'a.png'}]",
        "[{'frame_index':'first','type':'image','file_name':'a.png'}]",
        "[{'type':'image','file_name':'a.png'}]",
        "[{'frame_index':0,'type':'image','file_name':'a.png'},"
            + "{'frame_index':9,'type':'image','file_name':'a.png'}]",
        "[{'frame_index':0,'type':'image','file_name':'a.png','crop_bounds':"
            + "{'left_fraction':1.1}}]",
        "[{'frame_index':0,'type':'image','file_name':'a.png','crop_bounds':"
            + "{'left_fraction':'0'}}]",
        "[{'frame_index':0,'type':'image','file_name':'a.png','crop_bounds':"
            + "{'left_fraction':0.5,'right_fraction':0.5}}]",
      })
  @DisplayName("refuses inpaint_items that do not fit the files")
  void wrongItems(String items) throws IOException {
    MultipartForm form = form("5").file("files", "a.png", "image/png", png(480, 480));

    ReceivedResponse reply =
        caller.post(items.isEmpty() ? form : form.text("inpaint_items", json(items)));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/error/param").textValue()).isEqualTo("inpaint_items");
    assertThat(emulator.azureJobs().count(Operation.CREATE)).isZero();
  }

  @Test
  @DisplayName("refuses two first frames")
  void twoFirstFrames() throws IOException {
    MultipartForm form =
        form("5")
            .file("files", "a.png", "image/png", png(480, 480))
            .file("files", "b.png", "image/png", png(480, 480))
            .text(
                "inpaint_items",
                json(
                    "[{'frame_index':0,'type':'image','file_name':'a.png'},"
                        + "{'frame_index':0,'type':'image','file_name':'b.png'}]"));

    assertThat(caller.post(form).json().at("/error/message").textValue())
        .contains("one first and one last frame");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "model, null",
        "model, 7",
        "model, ' '",
        "prompt, null",
        "prompt, ''",
        "width, null",
        "width, 0",
        "width, 32769",
        "width, '480'",
        "width, 480.5",
        "height, null",
        "height, -1",
        "n_seconds, 0",
        "n_seconds, 21",
        "n_seconds, '5'",
        "n_variants, 0",
        "n_variants, 6",
        "n_variants, 1.5",
      })
  @DisplayName("refuses what is missing, of another type or out of range, and names it")
  void wrongFields(String name, String value) {
    // Of two fields of one name the latter counts.
    String body = "{'model':'sora','prompt':'a cat','width':480,'height':480,'%s':%s}";

    ReceivedResponse reply = caller.post(json(body.formatted(name, value)));

    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(400);
    assertThat(reply.json().at("/error/param").textValue()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"five", "-5", "", "21"})
  @DisplayName("refuses in a form what is no number, or out of range")
  void wrongFormFields(String seconds) {
    ReceivedResponse reply = caller.post(form(seconds));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/error/param").textValue()).isEqualTo("n_seconds");
  }

  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 11, 1, 10",
    "1920, 1080, 5, 2, variant",
    "1280, 720, 5, 3, variant",
    "640, 360, 5, 1, 480x480",
  })
  @DisplayName("refuses what Azure cannot do, and says what it can")
  void beyondTheModes(int width, int height, int seconds, int variants, String said) {
    ReceivedResponse reply =
        caller.post(
            json("{'model':'sora','prompt':'a cat','width':%d,'height':%d,'n_seconds':%d,")
                    .formatted(width, height, seconds)
                + json("'n_variants':%d}").formatted(variants));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/error/message").textValue()).contains(said);
  }

  @Test
  @DisplayName("does not find a deployment that is not there, in Azure's words")
  void noSuchDeployment() {
    ReceivedResponse reply =
        caller.post(json("{'model':'sora-9','prompt':'a cat','width':480,'height':480}"));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().at("/error/code").textValue()).isEqualTo("DeploymentNotFound");
    assertThat(reply.json().at("/error/message").textValue())
        .startsWith("The API deployment 'sora-9' for this resource does not exist.");
  }
}
