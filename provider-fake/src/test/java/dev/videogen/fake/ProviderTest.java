package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.JobStatus;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.Setting;
import dev.videogen.spi.VideoGeneratorProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The provider fake")
class ProviderTest {

  private static final VideoRequest CAT = VideoRequest.builder("a cat").build();

  private final FakeClock clock = new FakeClock();

  private VideoClient.Builder configured() {
    return VideoClient.builder().time(clock).set("videogen.provider", "fake");
  }

  @Test
  @DisplayName("is found, and says what it is and which settings it has")
  void isFound() {
    assertThat(ServiceLoader.load(VideoGeneratorProvider.class))
        .filteredOn(provider -> provider.type().equals("fake"))
        .singleElement()
        .satisfies(
            provider -> {
              assertThat(provider).isInstanceOf(FakeVideoGeneratorProvider.class);
              assertThat(provider.description()).isNotBlank().doesNotContain("\n");
              assertThat(provider.settings())
                  .extracting(Setting::name)
                  .containsExactly("preset", "job-duration", "directory");
            });
  }

  @Test
  @DisplayName("opens a generic fake that goes by the client's clock")
  void opensByName() {
    try (VideoClient videos = configured().build()) {
      VideoJob job = videos.create(CAT);

      assertThat(job.ref()).hasToString("fake:video_000001");
      assertThat(job.createdAt()).hasValue(FakeClock.START);
      assertThat(videos.await(job.ref()).status()).isEqualTo(JobStatus.COMPLETED);
    }
  }

  @ParameterizedTest(name = "opens the preset {0}, whose default model is {1}")
  @CsvSource({"generic, fake-video", "openai, sora-2", "azure-jobs, sora", "azure-videos, sora-2"})
  void opensPresets(String preset, String model) {
    try (VideoClient videos = configured().set("videogen.fake.preset", preset).build()) {
      assertThat(videos.capabilities().defaultModel()).hasValue(model);
    }
  }

  @Test
  @DisplayName("takes the duration of jobs")
  void takesTheDuration() {
    try (VideoClient videos = configured().set("videogen.fake.job-duration", "3m").build()) {
      VideoJob job = videos.create(CAT);
      clock.advance(Duration.ofSeconds(179));
      assertThat(videos.retrieve(job.ref()).status()).isEqualTo(JobStatus.IN_PROGRESS);
      clock.advance(Duration.ofSeconds(1));
      assertThat(videos.retrieve(job.ref()).status()).isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Test
  @DisplayName("keeps jobs between runs in a directory")
  void keepsJobs(@TempDir Path directory) {
    VideoJob job;
    try (VideoClient first =
        configured().set("videogen.fake.directory", directory.toString()).build()) {
      job = first.create(CAT);
    }
    clock.advance(Duration.ofMinutes(1));
    try (VideoClient second =
        configured().set("videogen.fake.directory", directory.toString()).build()) {
      assertThat(second.retrieve(job.ref()).status()).isEqualTo(JobStatus.COMPLETED);
    }
  }

  @Test
  @DisplayName("refuses a directory that can be none")
  void refusesNoDirectory() {
    assertThatThrownBy(() -> configured().set("videogen.fake.directory", "a\0b").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("videogen.fake.directory");
  }

  @Test
  @DisplayName("serves several instances, each under its own name")
  void servesInstances() {
    VideoClient.Builder east =
        VideoClient.builder()
            .time(clock)
            .set("videogen.provider", "east")
            .set("videogen.east.type", "fake")
            .set("videogen.east.preset", "openai");
    try (VideoClient videos = east.build()) {
      assertThat(videos.create(CAT).ref()).hasToString("east:video_000001");
    }
  }
}
