package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.Adjustment;
import dev.videogen.Asset;
import dev.videogen.Feature;
import dev.videogen.Fit;
import dev.videogen.GeneratedVideo;
import dev.videogen.Media;
import dev.videogen.SavedFile;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.emulator.ReceivedRequest;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.emulator.junit.VideoEmulatorExtension;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.fake.FakeVideoGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What one vendor offers and another does not")
@ExtendWith(VideoEmulatorExtension.class)
class VendorLimitsTest {

  private static final VideoRequest OPENAIS =
      VideoRequest.builder("a cat").size(1024, 1792).duration(Duration.ofSeconds(12)).build();
  private static final VideoRequest AZURES =
      VideoRequest.builder("a cat").size(854, 480).duration(Duration.ofSeconds(5)).build();

  @TempDir Path folder;

  private static VideoClient client(Map<String, String> settings, FakeVideoGenerator fake) {
    VideoClient.Builder client = VideoClient.builder().time(fake.time());
    settings.forEach(client::set);
    return client.build();
  }

  private static VideoClient azure(VideoEmulator emulator) {
    return client(EmulatorHarness.azure(emulator, "jobs"), emulator.azureJobs());
  }

  private static VideoClient openAi(VideoEmulator emulator) {
    return client(
        Map.of(
            "videogen.provider", "openai",
            "videogen.openai.dialect", "openai",
            "videogen.openai.base-url", emulator.openAiBaseUrl().toString(),
            "videogen.openai.api-key", "any",
            "videogen.openai.model", "sora-2"),
        emulator.openAi());
  }

  @Test
  @DisplayName("is refused by Azure before anything is sent, with a list of what it takes")
  void refusedByAzure(VideoEmulator emulator) {
    try (VideoClient videos = azure(emulator)) {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> videos.create(OPENAIS))
          .withMessageContaining("1024x1792")
          .withMessageContaining("480x480")
          .withMessageContaining("1920x1080");
    }
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  @DisplayName("is refused by fal where its model is known, and moved to the nearest on demand")
  void refusedByFal(VideoEmulator emulator) {
    try (VideoClient videos = client(EmulatorHarness.falSettings(emulator), emulator.fal())) {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> videos.create(AZURES))
          .withMessageContaining("720p")
          .withMessageContaining("4, 6, 8 s");
      assertThat(emulator.requests()).isEmpty();

      VideoJob job = videos.create(AZURES, Fit.NEAREST);
      assertThat(job.duration())
          .hasValueSatisfying(each -> assertThat(each.toSeconds()).isIn(4L, 6L));
      assertThat(videos.create(AZURES.toBuilder().model("someone/else").build()).model())
          .hasValue("someone/else");
    }
  }

  @Test
  @DisplayName("is refused by OpenRouter as soon as it has told what its models take")
  void refusedByOpenRouter(VideoEmulator emulator) {
    try (VideoClient videos =
        client(EmulatorHarness.openRouterSettings(emulator), emulator.openRouter())) {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> videos.create(OPENAIS))
          .withMessageContaining("4, 6, 8 s");
      assertThat(emulator.requests())
          .extracting(ReceivedRequest::url)
          .containsExactly("/api/v1/videos/models");

      VideoJob job = videos.create(AZURES, Fit.NEAREST);
      assertThat(job.duration()).hasValue(Duration.ofSeconds(4));
      assertThat(job.adjustments()).extracting(Adjustment::what).contains("duration");
    }
  }

  @Test
  @DisplayName("is moved to the nearest that Azure takes where that was asked for, and told")
  void movedForAzure(VideoEmulator emulator) {
    try (VideoClient videos = azure(emulator)) {
      VideoJob job = videos.create(OPENAIS, Fit.NEAREST);

      assertThat(job.size()).hasValue(VideoSize.of(1080, 1920));
      assertThat(job.duration()).hasValue(Duration.ofSeconds(10));
      assertThat(job.adjustments())
          .extracting(Adjustment::what)
          .containsExactlyInAnyOrder("size", "duration");
    }
  }

  @Test
  @DisplayName("is refused by OpenAI, or moved, in the same way")
  void refusedByOpenAi(VideoEmulator emulator) {
    try (VideoClient videos = openAi(emulator)) {
      assertThatExceptionOfType(UnsupportedRequestException.class)
          .isThrownBy(() -> videos.create(AZURES))
          .withMessageContaining("854x480")
          .withMessageContaining("1280x720")
          .withMessageContaining("4, 8, 12 s");

      VideoJob job = videos.create(AZURES, Fit.NEAREST);
      assertThat(job.size()).hasValue(VideoSize.of(1280, 720));
      assertThat(job.duration()).hasValue(Duration.ofSeconds(4));
    }
  }

  @Test
  @DisplayName("as two variants, becomes two files, each with a thumbnail of its true type")
  void variants(VideoEmulator emulator) throws Exception {
    try (VideoClient videos = azure(emulator)) {
      GeneratedVideo cats =
          videos.generate(AZURES.toBuilder().variants(2).build(), folder.resolve("cat.mp4"));

      assertThat(cats.files())
          .extracting(SavedFile::path)
          .containsExactly(folder.resolve("cat-1.mp4"), folder.resolve("cat-2.mp4"));
      assertThat(Files.readAllBytes(folder.resolve("cat-1.mp4")))
          .isNotEqualTo(Files.readAllBytes(folder.resolve("cat-2.mp4")));
      for (int variant : List.of(0, 1)) {
        SavedFile picture =
            videos
                .download(cats.job().ref())
                .asset(Asset.THUMBNAIL)
                .variant(variant)
                .saveTo(folder.resolve(variant + ".jpg"));
        assertThat(picture.mediaType()).hasValue("image/jpeg");
        assertThat(Media.of(picture.path()).mediaType()).hasValue("image/jpeg");
      }
    }
  }

  @Test
  @DisplayName("as a first and a last frame, arrives as both")
  void frames(VideoEmulator emulator) throws Exception {
    try (VideoClient videos = azure(emulator)) {
      videos.generate(AZURES, folder.resolve("cat.mp4"));
      Path picture = folder.resolve("cat.jpg");
      videos
          .download(videos.generate(AZURES, folder.resolve("b.mp4")).job().ref())
          .asset(Asset.THUMBNAIL)
          .saveTo(picture);

      videos.create(AZURES.toBuilder().firstFrame(picture).lastFrame(picture).build());
    }
    VideoRequest received =
        emulator.azureJobs().calls().stream()
            .flatMap(call -> call.request().stream())
            .reduce((first, last) -> last)
            .orElseThrow();
    assertThat(received.features())
        .containsExactlyInAnyOrder(Feature.FIRST_FRAME, Feature.LAST_FRAME);
  }
}
