package dev.videogen.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON that is cut as it comes")
class ShortenedJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LongTexts kept = new LongTexts();

  private static byte[] video() {
    byte[] video = new byte[700_000];
    new Random(1).nextBytes(video);
    return video;
  }

  private JsonResponse response(String json) throws IOException {
    try (InputStream in = new ShortenedJson(new ByteArrayInputStream(json.getBytes(UTF_8)), kept)) {
      return new JsonResponse(200, ResponseHeaders.none(), JsonView.parse(in.readAllBytes()), kept);
    }
  }

  private static byte[] bytes(JsonResponse response, String name) throws IOException {
    try (InputStream bytes = response.base64(response.body().required(name))) {
      return bytes.readAllBytes();
    }
  }

  @Test
  @DisplayName("is what it was if no text in it is long")
  void asItIs() throws IOException {
    String json =
        JSON.writeValueAsString(
            Map.of("a", "\"b\\\n\u00e9\ud83e\udd8a", "c", "d".repeat(ShortenedJson.MAX_TEXT - 1)));

    try (InputStream in = new ShortenedJson(new ByteArrayInputStream(json.getBytes(UTF_8)), null)) {
      assertThat(in).hasBinaryContent(json.getBytes(UTF_8));
    }
  }

  @Test
  @DisplayName("keeps a long text that is no base64")
  void noFile() throws IOException {
    String text = "A cat. ".repeat(ShortenedJson.MAX_TEXT / 4);

    assertThat(response("{\"prompt\":\"" + text + "\"}").body().required("prompt")).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"a", "\\/", "\\u002b", "\\u002F", "\\n", "\\r\\n"})
  @DisplayName("is JSON still, wherever it is cut")
  void everywhere(String sign) throws IOException {
    for (int before = 1; before <= 12; before++) {
      String text = "x".repeat(before) + sign.repeat(ShortenedJson.MAX_TEXT);
      JsonResponse response =
          response("{\"id\":\"1\",\"long\":\"" + text + "\",\"after\":[\"2\",\"\"]}");

      assertThat(response.body().text("id")).hasValue("1");
      assertThat(response.body().texts("after")).containsExactly("2");
      assertThat(response.body().required("long")).hasSizeLessThanOrEqualTo(ShortenedJson.MAX_TEXT);
      try (InputStream bytes = response.base64(response.body().required("long"))) {
        assertThat(bytes).isNotNull();
      }
      kept.close();
    }
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "data:video/mp4;base64,"})
  @DisplayName("gives the bytes of a long text from the file that keeps it")
  void kept(String prefix) throws IOException {
    byte[] video = video();
    String plain = Base64.getEncoder().encodeToString(video);
    String lines = Base64.getMimeEncoder().encodeToString(video).replace("\r\n", "\\r\\n");
    String url = Base64.getUrlEncoder().encodeToString(video);
    JsonResponse response =
        response(
            """
            {"plain":"%1$s%2$s","escaped":"%1$s%3$s","lines":"%1$s%4$s","url":"%1$s%5$s"}\
            """
                .formatted(prefix, plain, plain.replace("/", "\\/"), lines, url));

    assertThat(bytes(response, "plain")).isEqualTo(video);
    assertThat(bytes(response, "escaped")).isEqualTo(video);
    assertThat(bytes(response, "lines")).isEqualTo(video);
    assertThat(bytes(response, "url")).isEqualTo(video);
    kept.close();
  }

  @Test
  @DisplayName("gives the bytes of a short text")
  void inMemory() throws IOException {
    assertThat(bytes(response("{\"a\":\"data:video/mp4;base64,AAECAw==\"}"), "a"))
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  @DisplayName("never takes the beginning of a text for all of it")
  void dropped() throws IOException {
    JsonResponse response = response("{\"a\":\"" + "AAEC".repeat(100_000) + "\"}");
    kept.close();

    assertThatThrownBy(() -> bytes(response, "a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not kept");
  }
}
