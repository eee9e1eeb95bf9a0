package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.Download;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.SavedFile;
import dev.videogen.VideoClient;
import dev.videogen.spi.MediaStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("A video of 1 GiB")
class LargeDownloadTest {

  private static final long GIBIBYTE = 1L << 30;
  private static final JobRef REF = JobRef.of("openai", "v");

  private LargeVideoServer server;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    server = new LargeVideoServer(GIBIBYTE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static VideoClient client(String baseUrl, String connections) {
    return VideoClient.builder()
        .set("videogen.provider", "openai")
        .set("videogen.openai.base-url", baseUrl)
        .set("videogen.max-connections", connections)
        .build();
  }

  /** An app with little memory: its arguments are the base URL and the target. */
  static final class SmallApp {

    private SmallApp() {}

    public static void main(String[] arguments) {
      try (VideoClient videos = client(arguments[0], "2")) {
        SavedFile saved = videos.download(REF).saveTo(Path.of(arguments[1]));
        System.out.println("saved " + saved.length() + " bytes");
      }
    }
  }

  @Test
  @DisplayName("is saved by a process with a heap of 64 MB")
  void smallHeap() throws Exception {
    Path target = folder.resolve("large.mp4");
    Path output = folder.resolve("output.txt");
    Process app =
        JavaProcess.of(
                List.of(
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SmallApp.class.getName(),
                    server.baseUrl(),
                    target.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(app.waitFor(3, TimeUnit.MINUTES)).isTrue();

    assertThat(Files.readString(output)).contains("saved " + GIBIBYTE + " bytes");
    assertThat(Files.size(target)).isEqualTo(GIBIBYTE);
  }

  @Test
  @DisplayName("is closed half-read within a second, and its only connection is free again")
  void closedHalfRead() throws Exception {
    try (VideoClient videos = client(server.baseUrl(), "1")) {
      Download download = videos.download(REF);
      for (int attempt = 0; attempt < 5; attempt++) {
        MediaStream stream = download.open();
        assertThat(stream.content().readNBytes(1_000_000)).hasSize(1_000_000);

        long before = System.nanoTime();
        stream.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
      }
    }
  }

  @Test
  @Timeout(60)
  @DisplayName("does not keep anyone from looking at jobs, not even five times at once")
  void polling() throws Exception {
    List<MediaStream> streams = new ArrayList<>();
    try (VideoClient videos = client(server.baseUrl(), "5")) {
      for (int number = 0; number < 5; number++) {
        streams.add(videos.download(REF).open());
      }
      for (int look = 0; look < 20; look++) {
        assertThat(videos.retrieve(REF).status()).isEqualTo(JobStatus.COMPLETED);
      }
      for (MediaStream stream : streams) {
        stream.close();
      }
    }
  }
}
