package dev.videogen.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** A browser that shows an emulator's page, as far as HTTP goes. */
final class Page {

  private final VideoEmulator emulator;
  private final String cookie;

  Page(VideoEmulator emulator) {
    this.emulator = emulator;
    String token = emulator.pageUrl().getQuery().replace("token=", "");
    this.cookie = "videogen-emulator-" + emulator.port() + "=" + token;
  }

  String cookie() {
    return cookie;
  }

  String get(String path, String... headers) {
    return RawConnection.exchange(emulator, request("GET " + path, "", headers));
  }

  JsonNode json(String path) {
    String response = get(path);
    assertThat(RawRequest.status(response)).as(response).isEqualTo(200);
    return RawRequest.json(new String(response.getBytes(ISO_8859_1), UTF_8));
  }

  String post(String path, String json, String... headers) {
    String length = "Content-Length: " + json.getBytes(UTF_8).length;
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type: application/json";
    all[1] = length;
    return RawConnection.exchange(emulator, request("POST " + path, json, all));
  }

  private String request(String line, String body, String... headers) {
    return line
        + " HTTP/1.1\r\nHost: 127.0.0.1:"
        + emulator.port()
        + "\r\nConnection: close\r\nCookie: "
        + cookie
        + "\r\n"
        + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
        + "\r\n"
        + body;
  }
}
