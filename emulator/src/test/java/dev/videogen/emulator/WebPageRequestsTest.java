package dev.videogen.emulator;

import static dev.videogen.emulator.RawRequest.CAT;
import static dev.videogen.emulator.RawRequest.KEY;
import static dev.videogen.emulator.RawRequest.request;
import static dev.videogen.emulator.RawRequest.sized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request from a web page")
@ExtendWith(VideoEmulatorExtension.class)
class WebPageRequestsTest {

  private final VideoEmulator emulator;

  WebPageRequestsTest(VideoEmulator emulator) {
    this.emulator = emulator;
  }

  private String sent(String request) {
    return RawConnection.exchange(emulator, request);
  }

  private void nothingWasMade() {
    assertThat(emulator.openAi().count(Operation.CREATE)).isZero();
    assertThat(emulator.azureJobs().count(Operation.CREATE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost@evil.example",
        "127.0.0.1, evil.example",
        "10.0.0.1",
        "0.0.0.0",
        "[::2]",
        "",
      })
  @DisplayName("whose name was led to this machine is refused")
  void foreignHost(String host) {
    String response =
        sent(
            "GET /v1/videos HTTP/1.1\r\nHost: "
                + host
                + "\r\n"
                + KEY
                + "Connection: close\r\n\r\n");

    Refusal.of(response, 403);
    assertThat(emulator.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.0.0.1:9", "localhost", "LOCALHOST:80", "[::1]:80", "127.1.2.3"})
  @DisplayName("is known by its host, and what is sent to this machine is served")
  void ownHost(String host) {
    String response =
        sent(
            "GET /v1/videos HTTP/1.1\r\nHost: "
                + host
                + "\r\n"
                + KEY
                + "Connection: close\r\n\r\n");

    assertThat(RawRequest.status(response)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://127.0.0.1",
        "http://127.0.0.1:9",
        "http://localhost:3000",
        "null",
        "",
        "http://127.0.0.1, http://evil.example",
      })
  @DisplayName("of another origin is refused, and the page is not told that it may read that")
  void foreignOrigin(String origin) {
    String headers = "Origin: " + origin + "\r\nContent-Type: text/plain\r\n" + sized(CAT);

    Refusal.of(sent(request("POST /v1/videos HTTP/1.1", headers, CAT)), 403);
    Refusal.of(
        sent(
            request(
                "OPTIONS /v1/videos HTTP/1.1",
                "Origin: " + origin + "\r\nAccess-Control-Request-Method: POST\r\n",
                "")),
        403);
    nothingWasMade();
  }

  @Test
  @DisplayName("of the emulator itself is served")
  void ownOrigin() {
    String response = sent(request("GET /v1/videos HTTP/1.1", "Origin: http://127.0.0.1\r\n", ""));

    assertThat(RawRequest.status(response)).isEqualTo(200);
    assertThat(response).doesNotContain("Access-Control");
  }
}
