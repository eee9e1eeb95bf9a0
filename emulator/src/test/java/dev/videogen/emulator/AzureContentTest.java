package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Asset;
import dev.videogen.VideoOutput;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.MediaStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The content of Azure's generations")
@ExtendWith(VideoEmulatorExtension.class)
class AzureContentTest {

  private static final String FIRST = "/gen_000001-1/content/video";
  private static final String SECOND = "/gen_000001-2/content/video";

  private final VideoEmulator emulator;
  private final AzureHttpClient caller;

  AzureContentTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new AzureHttpClient(emulator);
  }

  @Test
  @DisplayName("is another video for each of two variants")
  void videos() {
    caller.succeeded(2);

    ReceivedResponse first = caller.get(FIRST);
    ReceivedResponse second = caller.get(SECOND);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("Content-Type")).contains("video/mp4");
    assertThat(new String(first.body(), 4, 4, StandardCharsets.ISO_8859_1)).isEqualTo("ftyp");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isNotEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"high", "low"})
  @DisplayName("comes in two qualities")
  void qualities(String quality) {
    caller.succeeded(1);

    assertThat(caller.get(FIRST + "?quality=" + quality).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("comes in no third quality")
  void noSuchQuality() {
    caller.succeeded(1);

    ReceivedResponse reply = caller.get(FIRST + "?quality=best");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/error/param").textValue()).isEqualTo("quality");
  }

  @Test
  @DisplayName("has a thumbnail in JPEG, which Azure calls image/jpg and the fake image/jpeg")
  void thumbnail() throws IOException {
    VideoOutput output = VideoOutput.of(caller.succeeded(1), "gen_000001-1", 0);

    ReceivedResponse reply = caller.get("/gen_000001-1/content/thumbnail");

    assertThat(reply.header("Content-Type")).contains("image/jpg");
    assertThat(reply.body()).startsWith(0xff, 0xd8);
    try (MediaStream same = emulator.azureJobs().open(output, Asset.THUMBNAIL, ByteRange.all())) {
      assertThat(same.mediaType()).contains("image/jpeg");
      assertThat(same.content().readAllBytes()).isEqualTo(reply.body());
    }
  }

  @Test
  @DisplayName("comes in parts")
  void part() {
    caller.succeeded(1);
    byte[] whole = caller.get(FIRST).body();

    ReceivedResponse reply = caller.get(FIRST, "Range", "bytes=100-");

    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(whole, 100, whole.length));
    assertThat(emulator.azureJobs().calls(Operation.DOWNLOAD))
        .extracting(call -> call.offset().orElseThrow())
        .containsExactly(0L, 100L);
  }

  @Test
  @DisplayName("has its length and no body where the method is HEAD")
  void head() {
    caller.succeeded(1);

    ReceivedResponse reply = caller.call("HEAD", FIRST);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Length")).contains("" + caller.get(FIRST).body().length);
    assertThat(reply.header("Content-Type")).contains("video/mp4");
    assertThat(reply.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gen_000001-2",
        "/gen_000001-0",
        "/gen_000001-01",
        "/gen_000001",
        "/gen_000002-1",
        "/gen_1-1",
        "/task_000001",
        "/nope",
        "/gen_000001-2/content/video",
        "/gen_000001-2/content/thumbnail",
      })
  @DisplayName("is not found under an id that no generation has")
  void unknown(String path) {
    caller.succeeded(1);

    ReceivedResponse reply = caller.get(path);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().at("/error/code").textValue()).isEqualTo("not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/gen_000001-1", FIRST, "/gen_000001-1/content/thumbnail"})
  @DisplayName("is not found before its job has succeeded")
  void tooEarly(String path) {
    caller.job(1);

    assertThat(caller.get(path).status()).isEqualTo(404);
  }
}
