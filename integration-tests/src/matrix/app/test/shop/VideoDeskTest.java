package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.videogen.VideoClient;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.Operation;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.fake.junit.FakeVideoExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hc.core5.util.VersionInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tests of an app, on what its own build put on the class path. */
@ExtendWith({FakeVideoExtension.class, VideoEmulatorExtension.class})
class VideoDeskTest {

  private static VideoEmulator emulatorBefore;

  private final VideoEmulator emulator;

  @TempDir private Path folder;

  VideoDeskTest(VideoEmulator emulator) {
    this.emulator = emulator;
  }

  @AfterAll
  static void nothingIsLeftRunning() {
    assertThrows(IOException.class, () -> request(emulatorBefore));
  }

  private static void request(VideoEmulator emulator) throws IOException {
    new Socket("127.0.0.1", emulator.port()).close();
  }

  @BeforeEach
  void keep() throws IOException {
    if (emulatorBefore != null) {
      nothingIsLeftRunning();
    }
    request(emulator);
    emulatorBefore = emulator;
  }

  @Test
  void theAppKeepsItsOwnLibraries() {
    String found =
        VersionInfo.loadVersionInfo("org.apache.hc.client5", VideoClient.class.getClassLoader())
            .getRelease();
    assertEquals(System.getProperty("expected.httpclient5", found), found);
  }

  @Test
  void makesAVideoOnTheFake(VideoClient videos, FakeVideoGenerator fake) throws IOException {
    assertIsVideo(new VideoDesk(videos).make("a cat", folder.resolve("cat.mp4")));
    assertEquals(1, fake.count(Operation.CREATE));
  }

  @Test
  void makesAVideoOverTheWire() throws IOException {
    try (VideoClient videos = openAi("sk-any")) {
      assertIsVideo(new VideoDesk(videos).make("a cat", folder.resolve("cat.mp4")));
    }
  }

  @Test
  void paysOnceThoughTheResponseIsLost() throws IOException {
    emulator.nextResponse(Operation.CREATE).loseResponse();
    try (VideoClient videos = openAi("sk-any")) {
      assertIsVideo(new VideoDesk(videos).make("a cat", folder.resolve("cat.mp4")));
    }
    assertEquals(1, emulator.openAi().count(Operation.CREATE));
  }

  @Test
  void resumesABrokenDownload() throws IOException {
    emulator.openAi().script().nextDownload().breaksAt(1000);
    try (VideoClient videos = openAi("sk-any")) {
      assertIsVideo(new VideoDesk(videos).make("a cat", folder.resolve("cat.mp4")));
    }
  }

  @Test
  void isToldOfAWrongKey() {
    try (VideoEmulator strict = VideoEmulator.builder().key("sk-right").start();
        VideoClient videos = openAi(strict, "sk-wrong")) {
      VideoDesk desk = new VideoDesk(videos);
      Path file = folder.resolve("cat.mp4");
      assertThrows(AuthenticationException.class, () -> desk.make("a cat", file));
    }
  }

  @Test
  void endsATlsHandshakeThatNeverComes() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        VideoClient videos =
            VideoClient.builder()
                .set("videogen.provider", "openai")
                .set("videogen.openai.base-url", "https://127.0.0.1:" + silent.getLocalPort())
                .set("videogen.openai.api-key", "sk-any")
                .set("videogen.connect-timeout", "300ms")
                .set("videogen.retry.max-attempts", "1")
                .build()) {
      VideoDesk desk = new VideoDesk(videos);
      Path file = folder.resolve("cat.mp4");
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> assertThrows(ConnectionException.class, () -> desk.make("a cat", file)));
    }
  }

  private VideoClient openAi(String key) {
    return openAi(emulator, key);
  }

  private static VideoClient openAi(VideoEmulator server, String key) {
    return VideoClient.builder()
        .set("videogen.provider", "openai")
        .set("videogen.openai.base-url", server.openAiBaseUrl().toString())
        .set("videogen.openai.api-key", key)
        .time(server.openAi().time())
        .build();
  }

  private static void assertIsVideo(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertTrue(bytes.length > 1000);
    assertEquals("ftyp", new String(bytes, 4, 4, StandardCharsets.US_ASCII));
  }
}
