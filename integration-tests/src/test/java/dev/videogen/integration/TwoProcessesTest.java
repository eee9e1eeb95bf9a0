package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobRef;
import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.fake.FakeVideoGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two processes that save to one target")
class TwoProcessesTest {

  private static final int SAVES = 30;

  @TempDir Path folder;

  /** Saves one video over and over; its arguments are the folder, a name, and the seconds. */
  static final class SavingApp {

    private SavingApp() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      Duration length = Duration.ofSeconds(Integer.parseInt(arguments[2]));
      try (VideoClient videos = VideoClient.of(FakeVideoGenerator.create())) {
        JobRef job = videos.create(VideoRequest.builder("a film").duration(length).build()).ref();
        videos.await(job);
        videos.download(job).saveTo(folder.resolve(arguments[1]));
        for (int save = 0; save < SAVES; save++) {
          videos.download(job).saveTo(folder.resolve("film.mp4"));
        }
      }
    }
  }

  @Test
  @DisplayName("leave one whole file at every moment, and nothing else")
  void oneWholeFile() throws Exception {
    Process one = saving("short", 4);
    Process other = saving("long", 8);
    Set<ByteBuffer> seen = new HashSet<>();
    while (one.isAlive() || other.isAlive()) {
      look(seen);
    }
    look(seen);

    assertThat(one.exitValue()).isZero();
    assertThat(other.exitValue()).isZero();
    assertThat(seen).isNotEmpty().isSubsetOf(film("short"), film("long"));
    assertThat(film("short")).isNotEqualTo(film("long"));
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("short", "long", "film.mp4");
  }

  private void look(Set<ByteBuffer> seen) throws IOException {
    try {
      seen.add(film("film.mp4"));
    } catch (NoSuchFileException notYet) {
      // Neither has come that far.
    }
  }

  private ByteBuffer film(String name) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)));
  }

  private Process saving(String name, int seconds) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SavingApp.class.getName(),
            folder.toString(),
            name,
            String.valueOf(seconds))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
