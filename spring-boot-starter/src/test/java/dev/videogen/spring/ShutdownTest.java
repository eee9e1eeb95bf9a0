package dev.videogen.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("A web app that is shut down in the middle")
@Timeout(30)
class ShutdownTest {

  private static final CountDownLatch ARRIVED = new CountDownLatch(1);
  private static final CountDownLatch GO_ON = new CountDownLatch(1);
  private static final List<JobRef> KEPT = new CopyOnWriteArrayList<>();

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @RestController
  static class App {

    @Autowired private VideoClient videos;

    @Bean
    static FakeVideoGenerator fake() {
      return FakeVideoGenerator.builder()
          .time(TimeSource.system())
          .jobDuration(Duration.ofMinutes(5))
          .build();
    }

    @Bean
    static OpenJobsHandler openJobs() {
      return KEPT::addAll;
    }

    @GetMapping("/create")
    String create() throws InterruptedException {
      ARRIVED.countDown();
      GO_ON.await();
      JobRef ref = videos.create(VideoRequest.builder("A cat").build()).ref();
      videos.awaitAsync(ref);
      return ref.toString();
    }
  }

  @Test
  @DisplayName("responds to who waits, and hands over the job that was created meanwhile")
  void inTheMiddle() throws Exception {
    ConfigurableApplicationContext app =
        SpringApplication.run(
            App.class,
            "--server.port=0",
            "--server.shutdown=graceful",
            "--spring.main.banner-mode=off");
    String port = app.getEnvironment().getRequiredProperty("local.server.port");
    CompletableFuture<HttpResponse<String>> response =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/create")).build(),
                BodyHandlers.ofString());
    ARRIVED.await();
    Thread shutdown = new Thread(app::close);
    shutdown.start();
    shutdown.join(200);
    assertThat(shutdown.isAlive()).isTrue();

    GO_ON.countDown();

    assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    shutdown.join();
    assertThat(KEPT).containsExactly(JobRef.parse(response.get().body()));
  }
}
