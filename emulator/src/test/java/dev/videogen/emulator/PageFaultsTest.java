package dev.videogen.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A fault that is armed on the emulator's page happens:")
@ExtendWith(VideoEmulatorExtension.class)
class PageFaultsTest {

  private final VideoEmulator emulator;
  private final EmulatorHttpClient openAi;
  private final Page page;

  PageFaultsTest(VideoEmulator emulator) {
    this.emulator = emulator;
    this.openAi = new EmulatorHttpClient(emulator);
    this.page = new Page(emulator);
  }

  private void arm(String vendor, String fault, int times) {
    String response =
        page.post(
            "/page/faults",
            "{\"vendor\":\"%s\",\"fault\":\"%s\",\"times\":%d}".formatted(vendor, fault, times));
    assertThat(RawRequest.status(response)).as(response).isEqualTo(200);
    assertThat(RawRequest.json(response).path("armed")).hasSize(1);
  }

  private void nothingIsArmed() {
    assertThat(page.json("/page/state").path("armed")).isEmpty();
  }

  @Test
  @DisplayName("the response to a create is lost, and the job is there")
  void loseCreate() {
    arm("openai", "lose-create", 1);
    assertThat(openAi.get("/videos").status()).isEqualTo(200);

    assertThatThrownBy(openAi::job).isInstanceOf(UncheckedIOException.class);

    assertThat(emulator.openAi().latestJobs(9)).hasSize(1);
    assertThat(page.json("/page/state").at("/exchanges/0/note").asText())
        .isEqualTo("connection reset, no response");
    nothingIsArmed();
  }

  @Test
  @DisplayName("any response of one API is lost, and none of another")
  void loseResponse() {
    arm("openai", "lose-response", 1);
    EmulatorHttpClient azure = EmulatorHttpClient.azureVideos(emulator);
    assertThat(azure.get("/videos").status()).isEqualTo(200);

    assertThatThrownBy(openAi::job).isInstanceOf(UncheckedIOException.class);
    nothingIsArmed();
  }

  @Test
  @DisplayName("jobs fail, as often as was said")
  void failJob() {
    arm("openai", "fail-job", 2);
    openAi.job();
    assertThat(page.json("/page/state").at("/armed/0").asText())
        .startsWith("OpenAI: Let the next job fail, 2 times");
    openAi.job();
    openAi.job();
    emulator.openAi().clock().advance(Duration.ofMinutes(10));

    assertThat(page.json("/page/state").path("jobs").findValuesAsText("status"))
        .containsExactly("completed", "failed", "failed");
    nothingIsArmed();
  }

  @Test
  @DisplayName("a create is one too many")
  void rateLimit() {
    arm("openai", "rate-limit", 1);

    ReceivedResponse refused = openAi.post("/videos", "{\"prompt\":\"a cat\"}");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(emulator.openAi().latestJobs(9)).isEmpty();
    nothingIsArmed();
  }

  @Test
  @DisplayName("a download is cut")
  void cutDownload() {
    String id = openAi.completed();
    arm("openai", "cut-download", 1);

    assertThatThrownBy(() -> openAi.get("/videos/" + id + "/content"))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(openAi.get("/videos/" + id + "/content").status()).isEqualTo(200);
    nothingIsArmed();
  }

  @Test
  @DisplayName("a webhook is sent twice")
  void webhookTwice() throws IOException, InterruptedException {
    CountDownLatch received = new CountDownLatch(2);
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.countDown();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    try {
      arm("fal", "webhook-twice", 1);
      String target = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
      EmulatorHttpClient.replicate(emulator)
          .post(
              "/models/bytedance/seedance-2.0/predictions",
              "{\"input\":{\"prompt\":\"a cat\"},\"webhook\":\"" + target + "\"}");
      emulator.replicate().clock().advance(Duration.ofMinutes(10));

      assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();
      nothingIsArmed();
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  @DisplayName("unless all are disarmed")
  void disarm() {
    arm("openai", "lose-create", 3);
    emulator.fal().script().nextJob().hangs();
    emulator.nextWebhook().lose();

    assertThat(RawRequest.status(page.post("/page/clear", "{}"))).isEqualTo(200);

    nothingIsArmed();
    assertThat(openAi.post("/videos", "{\"prompt\":\"a cat\"}").status()).isEqualTo(200);
    assertThat(emulator.openAi().count(Operation.CREATE)).isEqualTo(1);
  }
}
