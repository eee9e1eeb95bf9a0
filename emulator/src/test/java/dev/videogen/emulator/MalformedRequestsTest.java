package dev.videogen.emulator;

import static dev.videogen.emulator.RawRequest.CAT;
import static dev.videogen.emulator.RawRequest.JSON_TYPE;
import static dev.videogen.emulator.RawRequest.KEY;
import static dev.videogen.emulator.RawRequest.request;
import static dev.videogen.emulator.RawRequest.sized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request that no HTTP client sends")
@ExtendWith(VideoEmulatorExtension.class)
class MalformedRequestsTest {

  private final VideoEmulator emulator;

  MalformedRequestsTest(VideoEmulator emulator) {
    this.emulator = emulator;
  }

  private String sent(String request) {
    return RawConnection.exchange(emulator, request);
  }

  private void nothingWasMade() {
    assertThat(emulator.openAi().count(Operation.CREATE)).isZero();
    assertThat(emulator.azureJobs().count(Operation.CREATE)).isZero();
  }

  static List<String> malformedLines() {
    return List.of(
        "GET",
        "GET /v1/videos",
        "GET  /v1/videos HTTP/1.1",
        "GET /v1/videos HTTP/1.1 ",
        "GET /v1/videos HTTP/2.0",
        "GET /v1/videos HTTP/0.9",
        "GET /v1/videos http/1.1",
        "G(T /v1/videos HTTP/1.1",
        "GET v1/videos HTTP/1.1",
        "GET http://evil.example/v1/videos HTTP/1.1",
        "GET http://127.0.0.1/v1/videos HTTP/1.1",
        "CONNECT evil.example:443 HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "PRI * HTTP/2.0",
        "GET /v1/videos#x HTTP/1.1",
        "GET /v1/videos/\u00e4 HTTP/1.1",
        "GET /v1/videos/%2 HTTP/1.1",
        "GET /v1/videos?after=%zz HTTP/1.1",
        "GET /v1/videos\t HTTP/1.1",
        "GET /v1/videos\0 HTTP/1.1",
        "\u0016\u0003\u0001\u0002");
  }

  @ParameterizedTest
  @MethodSource("malformedLines")
  @DisplayName("with a malformed first line is refused")
  void malformedLine(String line) {
    Refusal.of(sent(request(line, "", "")), 400);
  }

  static List<String> malformedHeaders() {
    return List.of(
        "No-Colon\r\n",
        ": no name\r\n",
        "A Blank: x\r\n",
        "Blank-Before-Colon : x\r\n",
        "Folded: x\r\n continued\r\n",
        "Null: a\0b\r\n",
        "Bare: a\rb\r\n",
        "Only-Line-Feed: x\n\r\n",
        "Host: localhost\r\n",
        "Long: " + "x".repeat(RequestHeadReader.MAX_BYTES) + "\r\n",
        "x: y\r\n".repeat(RequestHeadReader.MAX_BYTES / 6));
  }

  @ParameterizedTest
  @MethodSource("malformedHeaders")
  @DisplayName("with a malformed, an ambiguous or an endless head is refused")
  void malformedHeader(String header) {
    Refusal.of(sent(request("GET /v1/videos HTTP/1.1", header, "")), 400);
  }

  @Test
  @DisplayName("without a host is refused")
  void noHost() {
    Refusal.of(sent("GET /v1/videos HTTP/1.1\r\n" + KEY + "Connection: close\r\n\r\n"), 400);
  }

  static List<String> malformedFraming() {
    return List.of(
        "Content-Length: -1\r\n",
        "Content-Length: +18\r\n",
        "Content-Length: 0x12\r\n",
        "Content-Length: 18, 18\r\n",
        "Content-Length: 18\r\nContent-Length: 18\r\n",
        "Content-Length:\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: 18\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Transfer-Encoding: xchunked\r\n");
  }

  @ParameterizedTest
  @MethodSource("malformedFraming")
  @DisplayName("whose end could be read in two ways is refused")
  void malformedFraming(String headers) {
    Refusal.of(sent(request("POST /v1/videos HTTP/1.1", JSON_TYPE + headers, CAT)), 400);

    nothingWasMade();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\n",
        "-1\r\n",
        "12 34\r\n",
        "2\r\n{}x",
        "2\r\n{}\r\n0\r\nno end\0",
        "\r\n",
      })
  @DisplayName("with malformed chunks is refused")
  void malformedChunks(String body) {
    try (RawConnection connection = new RawConnection(emulator)) {
      connection.send(
          request("POST /v1/videos HTTP/1.1", JSON_TYPE + "Transfer-Encoding: chunked\r\n", body));

      Refusal.of(connection.end().rest(), 400);
    }
    nothingWasMade();
  }

  @Test
  @DisplayName("in chunks is served as any other")
  void chunks() {
    String body = "9;x=y\r\n{\"prompt\"\r\n9\r\n:\"a cat\"}\r\n0\r\nTrailer: x\r\n\r\n";

    String response =
        sent(
            request(
                "POST /v1/videos HTTP/1.1", JSON_TYPE + "Transfer-Encoding: chunked\r\n", body));

    assertThat(RawRequest.json(response).path("prompt").textValue()).isEqualTo("a cat");
  }

  @Test
  @DisplayName("that ends before its end is refused")
  void endsEarly() {
    try (RawConnection connection = new RawConnection(emulator)) {
      connection.send(
          request("POST /v1/videos HTTP/1.1", JSON_TYPE + "Content-Length: 1000\r\n", CAT));

      Refusal.of(connection.end().rest(), 400);
    }
    nothingWasMade();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/videos", "/openai/v1/videos", "/openai/v1/video/generations/jobs"})
  @DisplayName("that is too large is refused by its length, before a byte of it came")
  void tooLarge(String path) {
    long length = RequestBodyReader.MAX_BYTES + 1L;

    try (RawConnection connection = new RawConnection(emulator)) {
      connection.send(
          request(
              "POST " + path + " HTTP/1.1",
              JSON_TYPE + "Expect: 100-continue\r\nContent-Length: " + length + "\r\n",
              ""));

      assertThat(connection.until("\r\n")).isEqualTo("HTTP/1.1 413 Content Too Large\r\n");
      assertThat(connection.end().rest()).contains("too large").contains("\"error\"");
    }
    nothingWasMade();
  }

  @Test
  @DisplayName("that is too large in chunks is refused at the chunk that is too many")
  void tooLargeInChunks() {
    try (RawConnection connection = new RawConnection(emulator)) {
      connection.send(
          request(
              "POST /v1/videos HTTP/1.1",
              JSON_TYPE + "Transfer-Encoding: chunked\r\n",
              "7fffffff\r\n"));

      Refusal.of(connection.end().rest(), 413);
    }
  }

  @Test
  @DisplayName("that is too large is told so though its client goes on sending")
  void hearsOfItWhileSending() {
    try (RawConnection connection = new RawConnection(emulator)) {
      connection.send(
          request(
              "POST /v1/videos HTTP/1.1",
              JSON_TYPE + "Content-Length: " + 8L * RequestBodyReader.MAX_BYTES + "\r\n",
              ""));
      byte[] piece = new byte[1 << 20];
      for (int i = 0; i < 32; i++) {
        connection.send(piece);
      }

      Refusal.of(connection.end().rest(), 413);
    }
  }

  @Test
  @DisplayName("has its body called for where it waits to be called")
  void expectsContinue() {
    try (RawConnection connection = new RawConnection(emulator)) {
      connection.send(
          request(
              "POST /v1/videos HTTP/1.1", JSON_TYPE + "Expect: 100-continue\r\n" + sized(CAT), ""));
      assertThat(connection.until("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

      assertThat(RawRequest.status(connection.send(CAT).rest())).isEqualTo(200);
    }
  }
}
