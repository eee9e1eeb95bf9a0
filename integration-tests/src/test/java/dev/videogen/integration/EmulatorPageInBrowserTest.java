package dev.videogen.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.OpenAIIoException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoSeconds;
import com.sun.net.httpserver.HttpServer;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.Keys;

@DisplayName("The emulator's page, in a browser,")
@Execution(ExecutionMode.SAME_THREAD)
@SuppressWarnings("deprecation") // The SDK deprecates all of the Videos API, which OpenAI ended.
class EmulatorPageInBrowserTest {

  private static final String KEY = "sk-sdk-browser-test";

  private static Chromium browser;
  private VideoEmulator emulator;
  private OpenAIClient sdk;

  @BeforeAll
  static void open() {
    browser = Chromium.open();
  }

  @AfterAll
  static void leave() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void start() {
    emulator = VideoEmulator.start();
    sdk =
        OpenAIOkHttpClient.builder()
            .apiKey(KEY)
            .baseUrl(emulator.openAiBaseUrl().toString())
            .maxRetries(0)
            .build();
    browser.sized(1280, 900).show(emulator.pageUrl());
    browser.errors();
  }

  @AfterEach
  void stop() {
    browser.show(URI.create("about:blank"));
    sdk.close();
    emulator.close();
  }

  private Video create(String prompt) {
    return sdk.videos()
        .create(
            VideoCreateParams.builder()
                .model("sora-2")
                .prompt(prompt)
                .seconds(VideoSeconds._4)
                .build());
  }

  @Test
  @DisplayName("shows a job of OpenAI's SDK as it moves, and plays its clip to the end")
  void aJobMovesAndPlays() {
    create("a cat <img src=x onerror=\"document.title='broken'\"> <script>1</script>");
    assertThat(browser.find(".job .chip").getText()).startsWith("queued");
    assertThat(browser.find(".prompt").getText()).contains("<img src=x", "<script>1</script>");
    assertThat(browser.find(".cost").getText()).contains("would have cost $0.40");

    browser.find("[data-seconds='10']").click();
    browser.awaitTrue("document.querySelector('.job .chip').textContent.startsWith('in progress')");
    browser.find("[data-seconds='3600']").click();
    browser.find(".job .chip[data-kind='completed']");
    browser.find("#polls").click();
    browser.find(".job video");
    browser.run(
        """
        const clip = document.querySelector('video');
        const picture = new Image();
        picture.onload = () => { window.thumbnail = picture.naturalWidth; };
        picture.src = clip.poster;
        clip.onended = () => { window.played = clip.currentTime; };
        clip.muted = true;
        clip.playbackRate = 8;
        clip.play();
        """);
    browser.awaitTrue("window.thumbnail > 100");
    browser.awaitTrue("window.played >= 3.9");

    assertThat(browser.run("return location.href").toString()).doesNotContain("token");
    assertThat(browser.run("return document.cookie").toString()).isEmpty();
    assertThat(browser.run("return document.title")).isEqualTo("videogen emulator");
    assertThat(browser.errors()).isEmpty();
    assertThat(emulator.openAi().count(Operation.DOWNLOAD)).isZero();
  }

  @Test
  @DisplayName(
      "arms a fault with a click, which happens, shows the request without its key, fits a phone")
  void aFaultHappens() {
    browser.find("[data-fault='lose-create']").click();
    assertThat(browser.find("#armed li").getText()).startsWith("OpenAI: response lost");

    assertThatThrownBy(() -> create("a-long-word-".repeat(99)))
        .isInstanceOf(OpenAIIoException.class);

    browser.awaitTrue("document.querySelectorAll('#armed li').length === 0");
    assertThat(browser.find(".job .chip").getText()).startsWith("queued");
    browser.find(".requests summary").click();
    assertThat(browser.find(".requests pre").getText())
        .startsWith("POST /v1/videos")
        .contains("name=\"prompt\"", "a-long-word-", "Bearer ••••")
        .doesNotContain(KEY);
    assertThat(browser.find(".requests summary").getText()).contains("connection reset");
    assertThat(browser.texts("#live").get(0)).isNotEmpty();
    browser.sized(390, 844);
    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  @DisplayName("works by keyboard: to the jobs, a fault, the clock, a request")
  void keyboard() {
    create("a cat");
    browser.find(".requests summary");
    browser.press(Keys.TAB);
    assertThat(browser.run("return document.activeElement.className")).isEqualTo("skip");
    browser.tabTo("[data-seconds='3600']");
    browser.press(Keys.ENTER);
    browser.find(".job .chip[data-kind='completed']");
    browser.tabTo(".requests summary");
    browser.press(Keys.ENTER);
    browser.find(".requests pre");
    browser.tabTo("#fault-vendor");
    browser.press("Rep");
    browser.tabTo("[data-fault='fail-job']");
    browser.press(Keys.SPACE);
    assertThat(browser.find("#armed li").getText()).isEqualTo("Replicate: Let the next job fail");
    assertThat(browser.run("return document.activeElement.dataset.fault")).isEqualTo("fail-job");
    assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
  }

  /** The page of another port is of the same site: the browser sends the cookie along. */
  @Test
  @DisplayName(
      "lets pages of other origins read and change nothing, though the browser has the cookie")
  void otherPages() throws IOException {
    create("a secret cat");
    browser.find(".job");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    byte[] page = hostilePage(emulator.port()).getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try {
      for (String host : List.of("127.0.0.1", "localhost")) {
        browser.show(URI.create("http://" + host + ":" + server.getAddress().getPort() + "/"));
        browser.awaitTrue("window.ended");
        assertThat(browser.run("return window.got.join(', ')")).as(host).isEqualTo("");
      }
    } finally {
      server.stop(0);
    }
    browser.show(URI.create("http://localhost:" + emulator.port() + "/"));

    assertThat(browser.texts("body").get(0)).contains("error").doesNotContain("videogen");
    assertThat(emulator.openAi().clock().now()).isEqualTo(FakeClock.START);
    assertThat(emulator.openAi().script().unusedScripts()).isEmpty();
  }

  private static String hostilePage(int port) {
    return """
    <!doctype html><title>hostile</title><body><script type=module>
    const base = 'http://127.0.0.1:PORT';
    window.got = [];
    const attempt = (name, work) => Promise.race([
      work().then((value) => { if (value) got.push(name + ' ' + value); }, () => {}),
      new Promise((end) => setTimeout(end, 3000)),
    ]);
    const loaded = (tag, path) => attempt(tag + path, () => new Promise((end, fail) => {
      const each = document.createElement(tag);
      each.onload = each.onloadeddata = () => end('loaded');
      each.onerror = fail;
      each.src = base + path;
      document.body.append(each);
    }));
    const post = (mode, type, path, body) => attempt('post ' + path, async () => {
      const response = await fetch(base + path, { method: 'POST', mode, credentials: 'include',
        headers: { 'Content-Type': type }, body });
      return mode === 'cors' && await response.text();
    });
    await Promise.all([
      attempt('fetch', async () => (await fetch(base + '/page/state', { credentials: 'include' })).text()),
      attempt('opaque', async () => (await fetch(base + '/page/state', { mode: 'no-cors', credentials: 'include' })).text()),
      loaded('script', '/page/page.js'),
      loaded('img', '/page/icon.svg'),
      loaded('video', '/page/jobs/openai/video_000001/0/video'),
      post('no-cors', 'text/plain', '/page/clock', '{"seconds":60}'),
      post('cors', 'application/json', '/page/clock', '{"seconds":60}'),
      post('no-cors', 'text/plain', '/page/faults', '{"vendor":"openai","fault":"fail-job","times":1}'),
    ]);
    window.ended = true;
    </script>
    """
        .replace("PORT", "" + port);
  }
}
