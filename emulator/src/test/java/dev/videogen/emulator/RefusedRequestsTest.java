package dev.videogen.emulator;

import static dev.videogen.emulator.RawRequest.CAT;
import static dev.videogen.emulator.RawRequest.HOST;
import static dev.videogen.emulator.RawRequest.JSON_TYPE;
import static dev.videogen.emulator.RawRequest.KEY;
import static dev.videogen.emulator.RawRequest.request;
import static dev.videogen.emulator.RawRequest.sized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.junit.VideoEmulatorExtension;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A request")
@ExtendWith(VideoEmulatorExtension.class)
class RefusedRequestsTest {

  private final VideoEmulator emulator;

  RefusedRequestsTest(VideoEmulator emulator) {
    this.emulator = emulator;
  }

  private String sent(String request) {
    return RawConnection.exchange(emulator, request);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, 404",
    "GET, /__admin, 404",
    "GET, /__admin/mappings, 404",
    "POST, /__admin/mappings, 404",
    "PUT, /__admin/files/x.txt, 404",
    "POST, /__admin/recordings/start, 404",
    "POST, /__admin/shutdown, 404",
    "GET, /v1, 404",
    "GET, /v1/models, 404",
    "GET, //v1/videos, 404",
    "GET, /V1/videos, 404",
    "GET, /v1/videos/../videos, 404",
    "GET, /v1/videos/.., 404",
    "OPTIONS, /v1/videos, 405",
    "TRACE, /v1/videos, 405",
    "BREW, /v1/videos, 405",
    "get, /v1/videos, 405",
    "GET, /v1/videos/%00, 400",
    "GET, /v1/videos/%ff, 400",
    "POST, /v1/videos/a%20b/remix, 400",
    "GET, /v1/videos?after=nowhere, 400",
    "GET, /v1/videos?limit=9999999999, 400",
    "GET, /v1/videos/nowhere, 404",
    "DELETE, /v1/videos/nowhere, 404",
    "GET, /v1/videos/nowhere/content, 404",
  })
  @DisplayName("to what the vendor does not serve is refused in the vendor's words")
  void unserved(String method, String path, int status) {
    Refusal.of(
        sent(request(method + " " + path + " HTTP/1.1", JSON_TYPE + sized(CAT), CAT)), status);
  }

  @Test
  @DisplayName("to a job that runs or is not there is refused in words that a vendor could have")
  void conflicts() {
    String id = new EmulatorHttpClient(emulator).job();
    String body = "{\"prompt\":\"a\",\"video\":{\"id\":\"" + id + "\"},\"seconds\":\"8\"}";
    String json = JSON_TYPE + sized(body);

    assertThat(
            List.of(
                Refusal.of(sent(request("DELETE /v1/videos/" + id + " HTTP/1.1", "", "")), 409),
                Refusal.of(
                    sent(request("GET /v1/videos/" + id + "/content HTTP/1.1", "", "")), 400),
                Refusal.of(
                    sent(request("POST /v1/videos/" + id + "/remix HTTP/1.1", json, body)), 409),
                Refusal.of(sent(request("POST /v1/videos/edits HTTP/1.1", json, body)), 409)))
        .extracting(error -> error.path("message").textValue())
        .allSatisfy(message -> assertThat(message).doesNotContain("openai:"));
  }

  @Test
  @DisplayName("to Azure is refused in Azure's words")
  void azure() {
    String response = sent(request("GET /openai/nowhere HTTP/1.1", "", ""));

    assertThat(RawRequest.status(response)).isEqualTo(404);
    assertThat(RawRequest.json(response).at("/error/code").textValue()).isEqualTo("404");
    assertThat(response).contains("apim-request-id").doesNotContain("x-request-id");
  }

  @Test
  @DisplayName("may come with others on one connection, which stays open")
  void keepsTheConnection() {
    String get = "GET /v1/videos HTTP/1.1\r\n" + HOST + KEY + "\r\n";
    try (RawConnection connection = new RawConnection(emulator)) {
      connection.send(get + get);
      assertThat(connection.until("}")).startsWith("HTTP/1.1 200 OK").contains("req_000001");
      assertThat(connection.until("}")).startsWith("HTTP/1.1 200 OK").contains("req_000002");

      connection.send("HEAD" + get.substring(3) + request("GET /v1/videos HTTP/1.1", "", ""));
      assertThat(connection.until("\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
      assertThat(connection.rest()).startsWith("HTTP/1.1 200 OK").contains("Connection: close");
    }
  }
}
