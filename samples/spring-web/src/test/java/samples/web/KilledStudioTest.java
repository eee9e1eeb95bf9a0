package samples.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.TimeSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The application as a process of its own, which is killed in the middle, on each of its stores.
 */
@Timeout(240)
class KilledStudioTest {

  private static final int ORDERS = 4;

  /** All three take a minute: -Dstudio.stores=file,h2,postgresql. */
  static Stream<String> stores() {
    return Stream.of(System.getProperty("studio.stores", "h2").split(","));
  }

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @MethodSource("stores")
  void finishesAfterARestart(String store) throws Exception {
    try (EmbeddedPostgres postgres = store.equals("postgresql") ? postgres() : null;
        VideoEmulator vendor = vendor()) {
      Map<String, String> database =
          postgres == null
              ? Map.of()
              : Map.of(
                  "PGPORT",
                  "" + postgres.getPort(),
                  "PGUSER",
                  "postgres",
                  "PGDATABASE",
                  "postgres");
      int port = freePort();
      List<URI> orders = new ArrayList<>();
      Process killed = start(store, port, vendor, database);
      try {
        for (int order = 0; order < ORDERS; order++) {
          orders.add(order("Cat " + order, port));
        }
        for (URI order : orders) {
          awaitCreated(order);
        }
      } finally {
        killed.destroyForcibly().waitFor();
      }

      Process restarted = start(store, port, vendor, database);
      try {
        for (URI order : orders) {
          assertThat(new String(awaitFile(order), 4, 4, StandardCharsets.US_ASCII))
              .isEqualTo("ftyp");
        }
      } finally {
        restarted.destroy();
        restarted.waitFor();
      }

      assertThat(vendor.openAi().count(Operation.CREATE)).isEqualTo(ORDERS);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.filter(file -> file.toString().endsWith(".mp4"))).hasSize(ORDERS);
      }
    }
  }

  /** As a database is that keeps what it has confirmed; one for tests is not unless it is told. */
  private static EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("fsync", "on")
        .start();
  }

  private static VideoEmulator vendor() {
    return VideoEmulator.builder()
        .openAi(
            FakeVideoGenerator.builder()
                .jobDuration(Duration.ofSeconds(5))
                .time(TimeSource.system())
                .build())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process start(String store, int port, VideoEmulator vendor, Map<String, String> variables)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            StudioApplication.class.getName(),
            "--spring.profiles.active=" + store,
            "--server.port=" + port,
            "--studio.folder=" + folder,
            "--videogen.provider=openai",
            "--videogen.openai.api-key=any",
            "--videogen.openai.base-url=" + vendor.openAiBaseUrl(),
            "--videogen.poll-interval=500ms",
            "--videogen.durable.poll-interval=500ms",
            "--videogen.durable.heartbeat=1s");
    builder.environment().putAll(variables);
    Process process =
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    while (!isUp(port)) {
      assertThat(process.isAlive()).as(() -> log()).isTrue();
      Thread.sleep(100);
    }
    return process;
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private boolean isUp(int port) throws InterruptedException {
    try {
      return http.send(request(port, "/actuator/health").build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private URI order(String prompt, int port) throws Exception {
    HttpRequest request =
        request(port, "/videos")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"prompt\": \"" + prompt + "\"}"))
            .build();
    HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
    return request.uri().resolve(response.headers().firstValue("Location").orElseThrow());
  }

  /** Reads events until one tells that the job is created and noted. */
  private void awaitCreated(URI order) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(order + "/events")).build();
    InputStream events = http.send(request, BodyHandlers.ofInputStream()).body();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null
          && (!line.startsWith("data:") || line.matches("data:(PENDING|SENDING)"))) {
        line = lines.readLine();
      }
      assertThat(line).isNotNull();
    }
  }

  private byte[] awaitFile(URI order) throws Exception {
    while (true) {
      HttpResponse<byte[]> response =
          http.send(HttpRequest.newBuilder(order).build(), BodyHandlers.ofByteArray());
      if (response.statusCode() == 200) {
        return response.body();
      }
      Thread.sleep(200);
    }
  }
}
