package dev.videogen.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.fake.FakeError;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.FakeWebhook;
import dev.videogen.follow.JobHandle;
import dev.videogen.spring.test.AutoConfigureFakeVideo;
import dev.videogen.webhook.WebhookEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("A web app")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "videogen.provider=fake",
      "videogen.webhook.path=/hooks",
      "videogen.health.probe=true",
      "management.endpoints.web.exposure.include=health,info,metrics",
      "management.endpoint.health.show-details=always",
      "spring.main.banner-mode=off",
    })
@AutoConfigureFakeVideo
class WebAppTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @Autowired private FakeVideoGenerator fake;
  @Autowired private VideoClient videos;
  @Autowired private App app;

  @Value("${local.server.port}")
  private int port;

  @BeforeEach
  void forget() {
    app.events.clear();
    app.isBroken = false;
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @RestController
  static class App {

    private final List<WebhookEvent> events = new CopyOnWriteArrayList<>();
    private boolean isBroken;

    @Autowired private VideoClient videos;

    @GetMapping("/create")
    String create(@RequestParam("prompt") String prompt) {
      return videos.create(VideoRequest.builder(prompt).build()).ref().toString();
    }

    @EventListener
    void on(WebhookEvent event) {
      if (isBroken) {
        throw new IllegalStateException("the app is broken");
      }
      events.add(event);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private int post(FakeWebhook webhook) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address("/hooks"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(webhook.body()));
    webhook
        .headers()
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  @Test
  @DisplayName("creates a job")
  void creates() throws Exception {
    assertThat(get("/create?prompt=cat").body()).startsWith("fake:");
  }

  @Test
  @DisplayName("tells an error as a problem, with what to wait and without what the vendor said")
  void problem() throws Exception {
    fake.script().nextCreate().failsWith(FakeError.rateLimit(Duration.ofMinutes(90)));

    HttpResponse<String> response = get("/create?prompt=cat");

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains("5400");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"kind\":\"rate_limit\"").contains("\"billed\":\"no\"");
  }

  @Test
  @DisplayName("takes a webhook once, which wakes the follower and is told in the app")
  void webhook() throws Exception {
    VideoJob job = videos.create(VideoRequest.builder("cat").build());
    JobHandle<VideoJob> handle = videos.awaitAsync(job.ref());
    fake.clock().advance(Duration.ofMinutes(10));
    FakeWebhook webhook = fake.webhooks(job.ref().id()).get(0);

    assertThat(post(webhook)).isEqualTo(204);
    assertThat(post(webhook)).isEqualTo(204);

    assertThat(app.events).hasSize(1).allMatch(event -> event.isAbout(job.ref()));
    handle.future().get(10, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("refuses a forged webhook, and has one come again that it could not take")
  void refused() throws Exception {
    VideoJob job = videos.create(VideoRequest.builder("cat").build());
    FakeWebhook webhook = fake.webhooks(job.ref().id()).get(0);
    HttpRequest forged =
        HttpRequest.newBuilder(address("/hooks")).POST(BodyPublishers.ofString("{}")).build();

    assertThat(http.send(forged, BodyHandlers.discarding()).statusCode()).isEqualTo(400);
    app.isBroken = true;
    assertThat(post(webhook)).isEqualTo(503);
    app.isBroken = false;
    assertThat(post(webhook)).isEqualTo(204);
    assertThat(app.events).hasSize(1);
  }

  @Test
  @DisplayName("tells its health and what it makes videos with")
  void actuator() throws Exception {
    videos.create(VideoRequest.builder("cat").build());

    assertThat(get("/actuator/health").body())
        .contains("\"videogen\":{\"status\":\"UP\"")
        .contains("\"circuit\":\"closed\"");
    assertThat(get("/actuator/info").body())
        .contains("\"provider\":\"fake\"")
        .contains("\"models\":[");
  }

  @Test
  @DisplayName("is observed, and measured")
  void observed() throws Exception {
    videos.await(videos.create(VideoRequest.builder("cat").build()).ref());

    assertThat(get("/actuator/metrics").body())
        .contains("videogen.operation")
        .contains("videogen.job.render");
    assertThat(get("/actuator/metrics/videogen.operation?tag=gen_ai.operation.name:create").body())
        .contains("\"gen_ai.provider.name\"")
        .contains("COUNT");
  }
}
