package shop.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.FakeWebhook;
import dev.videogen.spring.test.AutoConfigureFakeVideo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** What the starter does besides, on the Boot that is here. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "videogen.provider=fake",
      "videogen.webhook.path=/hooks",
      "videogen.health.probe=true",
      "management.endpoints.web.exposure.include=health,info,metrics",
      "management.endpoint.health.show-details=always",
    })
@AutoConfigureFakeVideo
class ShopOnTheFakeTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired private FakeVideoGenerator fake;
  @Autowired private VideoClient videos;

  @Value("${local.server.port}")
  private int port;

  @BeforeEach
  void theFakeIsReset() {
    assertEquals(0, fake.count(Operation.CREATE));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  @Test
  void tellsAnErrorAsAProblem() throws Exception {
    fake.script().nextCreate().failsWith(FakeError.rateLimit(Duration.ofMinutes(90)));

    HttpResponse<String> response = get("/video?prompt=cat");

    assertEquals(429, response.statusCode());
    assertEquals("5400", response.headers().firstValue("Retry-After").orElse(""));
    assertTrue(response.body().contains("\"kind\":\"rate_limit\""), response.body());
  }

  @Test
  void takesAWebhook() throws Exception {
    VideoJob job = videos.create(VideoRequest.builder("cat").build());
    FakeWebhook webhook = fake.webhooks(job.ref().id()).get(0);
    HttpRequest.Builder post = request("/hooks").POST(BodyPublishers.ofByteArray(webhook.body()));
    webhook.headers().forEach((name, all) -> all.forEach(value -> post.header(name, value)));

    assertEquals(204, http.send(post.build(), BodyHandlers.discarding()).statusCode());
    assertEquals(
        400,
        http.send(
                request("/hooks").POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding())
            .statusCode());
  }

  @Test
  void tellsHealthInfoAndMetrics() throws Exception {
    videos.create(VideoRequest.builder("cat").build());

    String health = get("/actuator/health").body();
    assertTrue(health.contains("\"videogen\":{"), health);
    assertTrue(health.contains("\"probe\":\"succeeded\""), health);
    String info = get("/actuator/info").body();
    assertTrue(info.contains("\"provider\":\"fake\""), info);
    String metrics = get("/actuator/metrics").body();
    assertTrue(metrics.contains("videogen.operation"), metrics);
  }
}
