package samples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application as it is started, called over HTTP, with OpenAI's API as the emulator has it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class StudioTest {

  private static final VideoEmulator EMULATOR =
      VideoEmulator.builder()
          .openAi(
              FakeVideoGenerator.builder()
                  .capabilities(smallVideos())
                  .jobDuration(Duration.ofSeconds(3))
                  .time(TimeSource.system())
                  .build())
          .start();

  /** 500 by hand: -Dstudio.users=500. */
  private static final int USERS = Integer.getInteger("studio.users", 100);

  @TempDir static Path folder;

  @LocalServerPort private int port;

  private final HttpClient http = HttpClient.newHttpClient();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("videogen.provider", () -> "openai");
    registry.add("videogen.openai.api-key", () -> "any");
    registry.add("videogen.openai.base-url", EMULATOR.openAiBaseUrl()::toString);
    registry.add("videogen.poll-interval", () -> "500ms");
    registry.add("videogen.requests-per-minute", () -> "60000");
    registry.add("videogen.journal.file", () -> folder.resolve("journal").toString());
    registry.add("studio.folder", folder::toString);
  }

  @AfterAll
  static void endsEmulator() {
    EMULATOR.close();
  }

  /** What the fake can do, with a video that is rendered in no time unless another is asked for. */
  private static Capabilities smallVideos() {
    Capabilities all = FakeVideoGenerator.create().capabilities();
    return all.toBuilder()
        .models(
            all.models().stream()
                .map(
                    model ->
                        model.toBuilder()
                            .defaultSize(VideoSize.of(320, 180))
                            .defaultDuration(Duration.ofSeconds(1))
                            .build())
                .toList())
        .build();
  }

  @Test
  void makesVideosForManyUsersWithoutAThreadEach() throws InterruptedException {
    List<CompletableFuture<HttpResponse<byte[]>>> users =
        IntStream.range(0, USERS)
            .mapToObj(
                user ->
                    order("Cat " + user)
                        .thenCompose(this::events)
                        .thenCompose(this::download)
                        .orTimeout(2, TimeUnit.MINUTES))
            .toList();
    int threads = 0;
    while (users.stream().anyMatch(user -> !user.isDone())) {
      threads = Math.max(threads, threadsOfTheApplication());
      Thread.sleep(50);
    }

    assertThat(users).allSatisfy(user -> assertThat(user.join().body()).hasSizeGreaterThan(1_000));
    assertThat(threads).isBetween(1, 30);
    assertThat(EMULATOR.openAi().count(Operation.CREATE)).isEqualTo(USERS);
  }

  @Test
  void tellsOfAnOrderThatNobodyMade() {
    URI nobody =
        URI.create("http://localhost:" + port + "/videos/00000000-0000-0000-0000-000000000000");

    assertThat(download(nobody).join().statusCode()).isEqualTo(404);
  }

  @Test
  void refusesAnOrderWithoutAPrompt() {
    HttpResponse<String> response = http.sendAsync(post(""), BodyHandlers.ofString()).join();

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("invalid_request");
  }

  private HttpRequest post(String prompt) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/videos"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"prompt\": \"" + prompt + "\"}"))
        .build();
  }

  private CompletableFuture<URI> order(String prompt) {
    HttpRequest request = post(prompt);
    return http.sendAsync(request, BodyHandlers.discarding())
        .thenApply(
            response ->
                request.uri().resolve(response.headers().firstValue("Location").orElseThrow()));
  }

  /** Reads events until the last. */
  private CompletableFuture<URI> events(URI video) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(video + "/events")).build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(
            response -> {
              assertThat(response.body()).contains("event:job", "event:saved");
              return video;
            });
  }

  private CompletableFuture<HttpResponse<byte[]>> download(URI video) {
    return http.sendAsync(HttpRequest.newBuilder(video).build(), BodyHandlers.ofByteArray());
  }

  /** All but those of the emulator, of this test's client, and of the machine itself. */
  private static int threadsOfTheApplication() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("http-nio") || name.startsWith("videogen"))
            .filter(name -> !name.startsWith("videogen-emulator"))
            .count();
  }
}
