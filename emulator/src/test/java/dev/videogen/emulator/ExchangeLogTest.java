package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.StubbedResponse.SentResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The requests that the page shows")
class ExchangeLogTest {

  private final ExchangeLog log = new ExchangeLog();

  private void add(String body, Map<String, String> headers, Response response) {
    log.add(
        new Call("POST", "/v1/videos", headers, body.getBytes(StandardCharsets.UTF_8)),
        Optional.of(Vendor.OPENAI),
        Optional.empty(),
        SentResponse.of(response));
  }

  @Test
  @DisplayName("are bounded in number")
  void number() {
    for (int each = 0; each < ExchangeLog.MAX_EXCHANGES + 10; each++) {
      add("", Map.of(), Response.empty(200));
    }

    assertThat(log.latest(10_000, true)).hasSize(ExchangeLog.MAX_EXCHANGES);
    assertThat(log.find(10)).isEmpty();
    assertThat(log.find(11)).isPresent();
  }

  @Test
  @DisplayName("are bounded in size, each and all together")
  void size() {
    String large = "x".repeat(100_000);
    for (int each = 0; each < 100; each++) {
      add(large, Map.of(), Response.of(200, Map.of(), large.getBytes(StandardCharsets.UTF_8)));
    }

    assertThat(log.latest(10_000, true))
        .hasSizeBetween(10, 70)
        .allSatisfy(each -> assertThat(each.body()).hasSizeLessThan(ShownExchange.MAX_BODY + 99))
        .allSatisfy(each -> assertThat(each.body()).endsWith("bytes more"));
  }

  @Test
  @DisplayName("leave the response as it is")
  void theResponseIsSentWhole() throws IOException {
    Response response = Response.json(200, Map.of("id", "video_1"));
    add("", Map.of(), response);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    response.sendBody(sent);

    assertThat(log.latest(1, true).get(0).responseBody()).isEqualTo("{\"id\":\"video_1\"}");
    assertThat(sent).hasToString("{\"id\":\"video_1\"}");
  }

  @Test
  @DisplayName("tell of files how long they are, and do not read them")
  void files() {
    add(
        "\u0000",
        Map.of("Content-Type", "video/mp4"),
        Response.stream(
            200,
            Map.of("Content-Type", "video/mp4"),
            new BufferedInputStream(new ByteArrayInputStream(new byte[77])),
            77));

    assertThat(log.latest(1, true).get(0).responseBody()).isEqualTo("(77 bytes of video/mp4)");
  }

  @Test
  @DisplayName("have no secret, by the name of a header, a parameter or a field, or anywhere else")
  void secrets() {
    add(
        "{\"api_key\":\"one-two-three\",\"note\":\"sent by sk-secret-secret\",\"hook\":"
            + "\"https://a.example/?sig=four-five-six&x=1\",\"max_tokens\":5}",
        Map.of(
            "Authorization", "Key sk-secret-secret",
            "Cookie", "session=abcdefgh",
            "X-Goog-Api-Key", "AIza-abcdef",
            "Idempotency-Key", "order-12345678"),
        Response.of(
            200,
            Map.of("Set-Cookie", "session=hijklmnop", "x-request-id", "req_1"),
            "{\"key\":\"whsec_abc\"}".getBytes(StandardCharsets.UTF_8)));

    ShownExchange shown = log.latest(1, true).get(0);
    assertThat(shown.toString())
        .doesNotContain("one-two-three", "sk-secret-secret", "four-five-six", "abcdefgh")
        .doesNotContain("AIza-abcdef", "hijklmnop", "whsec_abc")
        .contains("order-12345678", "req_1", "\"max_tokens\":5", "x=1");
    assertThat(shown.headers()).containsEntry("Authorization", "Key " + SecretMask.COVER);
  }
}
