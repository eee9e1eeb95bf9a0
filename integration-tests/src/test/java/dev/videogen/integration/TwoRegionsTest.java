package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Two Azure regions in one process")
class TwoRegionsTest {

  private final VideoEmulator eastern = VideoEmulator.start();
  private final VideoEmulator western = VideoEmulator.start();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    eastern.close();
    western.close();
  }

  /** Both regions are configured, and one of them is used for new jobs. */
  private VideoClient client(String provider) {
    return VideoClient.builder()
        .time(eastern.azureJobs().time())
        .set("videogen.provider", provider)
        .set("videogen.east.type", "azure")
        .set("videogen.east.endpoint", eastern.azureEndpoint().toString())
        .set("videogen.east.api-key", "key-of-the-east")
        .set("videogen.west.type", "azure")
        .set("videogen.west.endpoint", western.azureEndpoint() + "/openai/v1/")
        .set("videogen.west.api-key", "key-of-the-west")
        .build();
  }

  private static VideoRequest request(String prompt) {
    return VideoRequest.builder(prompt).size(480, 480).duration(Duration.ofSeconds(1)).build();
  }

  @Test
  @DisplayName("have jobs of the same id, and refs lead back to the right one")
  void refs() {
    JobRef east;
    JobRef west;
    try (VideoClient inTheEast = client("east");
        VideoClient inTheWest = client("west")) {
      east = inTheEast.create(request("a sunrise")).ref();
      west = inTheWest.create(request("a sunset")).ref();
    }
    assertThat(east.id()).isEqualTo(west.id());
    assertThat(east).hasToString("east:" + east.id());
    assertThat(west).hasToString("west:" + west.id());
    eastern.azureJobs().clock().advance(Duration.ofMinutes(2));
    western.azureJobs().clock().advance(Duration.ofMinutes(2));

    try (VideoClient videos = client("east")) {
      VideoJob sunset = videos.await(JobRef.parse(west.toString()));
      assertThat(sunset.prompt()).hasValue("a sunset");
      assertThat(sunset.status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(videos.retrieve(east).prompt()).hasValue("a sunrise");
      videos.download(west).saveTo(folder.resolve("sunset.mp4"));
      videos.delete(west);
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> videos.retrieve(west))
          .satisfies(gone -> assertThat(gone.job()).hasValue(west));
      assertThat(videos.retrieve(east).status()).isEqualTo(JobStatus.COMPLETED);
    }
    assertThat(eastern.requests(Operation.DOWNLOAD)).isEmpty();
    assertThat(western.requests(Operation.DOWNLOAD)).isNotEmpty();
  }

  @Test
  @DisplayName("get each its own key")
  void keys() {
    try (VideoClient inTheEast = client("east");
        VideoClient inTheWest = client("west")) {
      inTheEast.create(request("a sunrise"));
      inTheWest.create(request("a sunset"));
    }

    assertThat(eastern.requests())
        .allSatisfy(request -> assertThat(request.header("api-key")).hasValue("key-of-the-east"));
    assertThat(western.requests())
        .allSatisfy(request -> assertThat(request.header("api-key")).hasValue("key-of-the-west"));
  }

  @Test
  @DisplayName("are not taken for a third")
  void unknown() {
    try (VideoClient videos = client("east")) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> videos.retrieve(JobRef.of("north", "task_1")))
          .withMessageContaining("north");
    }
  }
}
