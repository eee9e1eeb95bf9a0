package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("GET /videos/ID/content")
@ExtendWith(VideoEmulatorExtension.class)
class OpenAiContentTest {

  private final VideoEmulator emulator;
  private final EmulatorHttpClient caller;
  private String path = "";

  OpenAiContentTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.caller = new EmulatorHttpClient(emulator);
  }

  @BeforeEach
  void makeAJob() {
    path = "/videos/" + caller.completed() + "/content";
  }

  @ParameterizedTest
  @CsvSource({
    "'', video/mp4, 4, ftyp",
    "?variant=video, video/mp4, 4, ftyp",
    "?variant=thumbnail, image/webp, 8, WEBP",
    "?variant=spritesheet, image/jpeg, 6, JFIF",
  })
  @DisplayName("gives the video, the thumbnail and the sprite sheet")
  void variants(String query, String type, int at, String mark) {
    ReceivedResponse reply = caller.get(path + query);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).contains(type);
    assertThat(reply.header("Content-Length")).contains("" + reply.body().length);
    assertThat(reply.header("Accept-Ranges")).contains("bytes");
    assertThat(reply.header("ETag")).hasValueSatisfying(tag -> assertThat(tag).startsWith("\""));
    assertThat(new String(reply.body(), at, 4, StandardCharsets.ISO_8859_1)).isEqualTo(mark);
  }

  @Test
  @DisplayName("refuses a variant that there is not")
  void noSuchVariant() {
    assertThat(caller.get(path + "?variant=poster").error(400).path("param").textValue())
        .isEqualTo("variant");
  }

  @Test
  @DisplayName("refuses with 400 while the job runs")
  void tooEarly() {
    caller.get("/videos/" + caller.job() + "/content").error(400);
  }

  @ParameterizedTest
  @CsvSource({"100-, 100, -1", "0-0, 0, 0", "7-19, 7, 19", "5-99999999, 5, -1"})
  @DisplayName("gives a part of the file")
  void part(String range, int first, int lastOrEnd) {
    byte[] whole = caller.get(path).body();
    int last = lastOrEnd < 0 ? whole.length - 1 : lastOrEnd;

    ReceivedResponse reply = caller.get(path, "Range", "bytes=" + range);

    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.header("Content-Range"))
        .contains("bytes " + first + "-" + last + "/" + whole.length);
    assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(whole, first, last + 1));
    assertThat(reply.header("Content-Type")).contains("video/mp4");
    assertThat(reply.header("ETag")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=a-", "bytes=-5", "bytes=0-1,3-4", "lines=1-"})
  @DisplayName("gives the whole file for a range that it does not understand")
  void strangeRanges(String range) {
    assertThat(caller.get(path, "Range", range).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("answers 416 with the length for a range beyond the end")
  void beyondTheEnd() {
    int length = caller.get(path).body().length;

    ReceivedResponse reply = caller.get(path, "Range", "bytes=" + length + "-");

    assertThat(reply.status()).isEqualTo(416);
    assertThat(reply.header("Content-Range")).contains("bytes */" + length);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  @DisplayName("gives the part if the file is still the same, and the whole if not")
  void ifRange() {
    String etag = caller.get(path).header("ETag").orElseThrow();

    assertThat(caller.get(path, "Range", "bytes=9-", "If-Range", etag).status()).isEqualTo(206);
    assertThat(caller.get(path, "Range", "bytes=9-", "If-Range", "\"x\"").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("gives the length and no body where the method is HEAD")
  void head() {
    ReceivedResponse whole = caller.get(path);

    ReceivedResponse reply = caller.call("HEAD", path, BodyPublishers.noBody());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Length")).contains("" + whole.body().length);
    assertThat(reply.header("ETag")).isEqualTo(whole.header("ETag"));
    assertThat(reply.body()).isEmpty();
    assertThat(emulator.requests(Operation.DOWNLOAD)).hasSize(2);
  }
}
