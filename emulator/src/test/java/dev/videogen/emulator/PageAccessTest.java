package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.junit.VideoEmulatorExtension;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The emulator's page")
@ExtendWith(VideoEmulatorExtension.class)
class PageAccessTest {

  private static final String CLOSE = "Connection: close\r\n\r\n";

  private final VideoEmulator emulator;
  private final Page page;
  private final String token;

  PageAccessTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.page = new Page(emulator);
    this.token = emulator.pageUrl().getQuery().replace("token=", "");
  }

  private String sent(String line, String headers) {
    return RawConnection.exchange(
        emulator,
        line + " HTTP/1.1\r\nHost: 127.0.0.1:" + emulator.port() + "\r\n" + headers + CLOSE);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "HEAD, /page/state",
    "GET, /page",
    "GET, /page/setup",
    "GET, /page/state",
    "GET, /page/page.html",
    "GET, /page/page.js",
    "GET, /page/page.css",
    "GET, /page/icon.svg",
    "GET, /page/exchanges/1",
    "GET, /page/jobs/openai/video_000001/0/video",
    "POST, /page/faults",
    "POST, /page/clear",
    "POST, /page/clock",
  })
  @DisplayName("is not there without its token: the vendor knows no such path")
  void nothingWithoutTheToken(String method, String path) {
    String response = sent(method + " " + path, "");

    assertThat(RawRequest.status(response)).isEqualTo(404);
    assertThat(response).doesNotContainIgnoringCase("videogen").doesNotContain("Set-Cookie");
    if (!method.equals("HEAD")) {
      Refusal.of(response, 404);
    }
  }

  @Test
  @DisplayName("is not there for a wrong token, in the address or in the cookie")
  void wrongToken() {
    String name = "videogen-emulator-" + emulator.port();
    String shorter = token.substring(1);

    assertThat(RawRequest.status(sent("GET /?token=" + shorter, ""))).isEqualTo(404);
    assertThat(RawRequest.status(sent("GET /?token=" + token + "x", ""))).isEqualTo(404);
    assertThat(RawRequest.status(sent("GET /?token=", ""))).isEqualTo(404);
    assertThat(RawRequest.status(sent("GET /?Token=" + token, ""))).isEqualTo(404);
    assertThat(RawRequest.status(sent("GET /", "Cookie: " + name + "=" + shorter + "\r\n")))
        .isEqualTo(404);
    assertThat(RawRequest.status(sent("GET /", "Cookie: " + name + "=\r\n"))).isEqualTo(404);
    assertThat(RawRequest.status(sent("GET /", "Cookie: videogen-emulator-1=" + token + "\r\n")))
        .isEqualTo(404);
  }

  @Test
  @DisplayName("has its token in its own address alone, and new in each emulator")
  void theTokenOpensThePageAlone() {
    assertThat(RawRequest.status(sent("GET /page/state?token=" + token, ""))).isEqualTo(404);
    assertThat(RawRequest.status(sent("POST /?token=" + token, ""))).isEqualTo(404);
    assertThat(RawRequest.status(sent("GET /v1/videos?token=" + token, ""))).isEqualTo(401);
    assertThat(token).hasSizeGreaterThanOrEqualTo(32);
    try (VideoEmulator other = VideoEmulator.start()) {
      assertThat(other.pageUrl().getQuery()).isNotEqualTo(emulator.pageUrl().getQuery());
    }
  }

  @Test
  @DisplayName("comes with the token, which a cookie holds that no script reads and no site sends")
  void opens() {
    String response = sent("GET " + path(emulator.pageUrl()), "Sec-Fetch-Site: cross-site\r\n");

    assertThat(RawRequest.status(response)).isEqualTo(200);
    assertThat(response)
        .contains("Content-Type: text/html; charset=utf-8", "<!doctype html>")
        .contains("Set-Cookie: " + page.cookie() + "; Path=/; HttpOnly; SameSite=Strict\r\n");
    assertThat(response.substring(response.indexOf("\r\n\r\n"))).doesNotContain(token);
    assertThat(RawRequest.status(page.get("/"))).isEqualTo(200);
  }

  private static String path(URI url) {
    return url.getPath() + "?" + url.getQuery();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/page/page.js", "/page/page.css", "/page/icon.svg", "/page/state"})
  @DisplayName("fetches nothing from elsewhere, is framed nowhere, and tells no other page its own")
  void protectsItself(String path) {
    String response = page.get(path);

    assertThat(RawRequest.status(response)).isEqualTo(200);
    assertThat(response)
        .contains("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
        .contains("Referrer-Policy: no-referrer\r\n", "X-Content-Type-Options: nosniff\r\n")
        .contains("Cross-Origin-Resource-Policy: same-origin\r\n", "Cache-Control: no-store\r\n")
        .doesNotContain("unsafe-inline", "Access-Control", "https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none, cross-site"})
  @DisplayName("is not there for a page of another origin, though the browser sends the cookie")
  void otherOrigins(String site) {
    for (String path : new String[] {"/", "/page/state", "/page/page.js"}) {
      Refusal.of(page.get(path, "Sec-Fetch-Site: " + site), 404);
    }
    Refusal.of(page.post("/page/clock", "{\"seconds\":60}", "Sec-Fetch-Site: " + site), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "http://127.0.0.1:1", "http://localhost", "null"})
  @DisplayName("refuses a foreign Origin, and a foreign Host, whatever the cookie")
  void foreignOrigin(String origin) {
    Refusal.of(page.get("/page/state", "Origin: " + origin), 403);
    Refusal.of(page.post("/page/clear", "{}", "Origin: " + origin), 403);
    Refusal.of(
        RawConnection.exchange(
            emulator,
            "GET "
                + path(emulator.pageUrl())
                + " HTTP/1.1\r\nHost: evil.example\r\nCookie: "
                + page.cookie()
                + "\r\n"
                + CLOSE),
        403);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /page, 404",
    "GET, /page/nothing.js, 404",
    "GET, /page/../page/state, 404",
    "GET, /page/%2e%2e/page.html, 404",
    "GET, /page/x/page.html, 404",
    "GET, /page/exchanges/none, 404",
    "GET, /page/exchanges/99999999999999999999, 404",
    "GET, /page/exchanges/7, 404",
    "GET, /page/jobs/openai/video_000001/0/video, 404",
    "GET, /page/jobs/nobody/x/0/video, 404",
    "PUT, /page/state, 405",
    "DELETE, /page/faults, 405",
    "POST, /page/state, 400",
  })
  @DisplayName("serves nothing but what it has")
  void unserved(String method, String path, int status) {
    String response = sent(method + " " + path, "Cookie: " + page.cookie() + "\r\n");

    assertThat(RawRequest.status(response)).as(response).isEqualTo(status);
  }

  @Test
  @DisplayName("is no request of an app: nothing of it is recorded, stubbed or counted")
  void isNoRequest() {
    emulator.nextResponse().respond(503, "{}");
    page.get("/");
    page.json("/page/state");
    page.json("/page/setup");

    assertThat(emulator.requests()).isEmpty();
    assertThat(page.json("/page/state").path("exchanges")).isEmpty();
    assertThat(page.json("/page/state").path("armed")).hasSize(1);
  }

  @Test
  @DisplayName("is not where the files of vendors lie")
  void notAtTheFiles() {
    String response =
        RawConnection.exchange(
            emulator,
            "GET / HTTP/1.1\r\nHost: "
                + emulator.filesUrl().getAuthority()
                + "\r\nCookie: videogen-emulator-"
                + emulator.filesUrl().getPort()
                + "="
                + token
                + "\r\n"
                + CLOSE);

    assertThat(RawRequest.status(response)).isEqualTo(404);
  }
}
