package dev.videogen.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.Asset;
import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.JobError;
import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Media;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.VideoOutput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.ByteRange;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.MediaStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The preset")
class PresetTest {

  static Stream<FakePreset> presets() {
    return Stream.of(
        FakePreset.generic(),
        FakePreset.openAi(),
        FakePreset.azureJobs(),
        FakePreset.azureVideos());
  }

  private static FakeVideoGenerator fake(FakePreset preset) {
    return FakeVideoGenerator.builder().preset(preset).build();
  }

  private static VideoJob completed(FakeVideoGenerator fake, VideoRequest request) {
    String id = fake.create(CheckedRequest.unchecked(request)).id();
    fake.clock().advance(Duration.ofMinutes(1));
    return fake.retrieve(id);
  }

  private static VideoRequest request(String model, String size, int seconds, int variants) {
    return VideoRequest.builder("a cat")
        .model(model)
        .size(VideoSize.parse(size))
        .duration(Duration.ofSeconds(seconds))
        .variants(variants)
        .build();
  }

  private static Optional<BigDecimal> price(FakePreset preset, VideoRequest request) {
    try (VideoClient videos = VideoClient.of(fake(preset))) {
      return videos.estimate(request);
    }
  }

  private static Set<Feature> operations(FakePreset preset, Support support) {
    return Arrays.stream(Feature.values())
        .filter(feature -> !feature.isPartOfRequest())
        .filter(feature -> preset.capabilities().support(feature) == support)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
  }

  private static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  /** Looks at a job whenever it could have changed, and notes the words. */
  private static List<String> words(FakeVideoGenerator fake) {
    List<String> words = new ArrayList<>();
    String id = fake.create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build())).id();
    for (int second = 0; second <= 60; second++) {
      String word = fake.retrieve(id).providerStatus();
      if (words.isEmpty() || !words.get(words.size() - 1).equals(word)) {
        words.add(word);
      }
      fake.clock().advance(Duration.ofSeconds(1));
    }
    return words;
  }

  @ParameterizedTest(name = "{0} takes every mode that it declares, and renders it")
  @MethodSource("presets")
  void keepsItsPromises(FakePreset preset) {
    FakeVideoGenerator fake = fake(preset);
    for (ModelCapabilities model : preset.capabilities().models()) {
      for (Mode mode : model.modes()) {
        for (VideoSize size : mode.sizes().values()) {
          for (Duration duration : mode.durations().values()) {
            VideoRequest request =
                VideoRequest.builder("a cat")
                    .model(model.name())
                    .size(size)
                    .duration(duration)
                    .variants(mode.maxVariants())
                    .build();
            VideoJob job = completed(fake, request);
            assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(job.size()).hasValue(size);
            assertThat(job.duration()).hasValue(duration);
            assertThat(job.outputs()).hasSize(mode.maxVariants());
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} refuses each operation that it lacks, and names those that it has")
  @MethodSource("presets")
  void refusesWhatItLacks(FakePreset preset) {
    FakeVideoGenerator fake = fake(preset);
    VideoJob job = completed(fake, VideoRequest.builder("a cat").build());
    VideoOutput output = job.outputs().get(0);

    for (Feature lacking : operations(preset, Support.UNSUPPORTED)) {
      switch (lacking) {
        case SPRITESHEET ->
            refused(lacking, preset, () -> fake.open(output, Asset.SPRITESHEET, ByteRange.all()));
        case PROGRESS -> assertThat(job.progress()).isEmpty();
        case CANCEL -> refused(lacking, preset, () -> fake.cancel(job.id()));
        default -> throw new AssertionError("no preset lacks " + lacking);
      }
    }
  }

  private static void refused(Feature feature, FakePreset preset, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(UnsupportedRequestException.class)
        .hasMessageContaining("no " + feature)
        .satisfies(
            failure ->
                assertThat(operations(preset, Support.SUPPORTED))
                    .allSatisfy(has -> assertThat(failure).hasMessageContaining(has.toString())));
  }

  @Nested
  @DisplayName("generic")
  class Generic {

    private final FakePreset generic = FakePreset.generic();

    @Test
    @DisplayName("has every operation and every feature")
    void hasEverything() {
      ModelCapabilities model = generic.capabilities().models().get(0);

      for (Feature feature : Feature.values()) {
        Support support =
            feature.isPartOfRequest()
                ? model.support(feature)
                : generic.capabilities().support(feature);
        assertThat(support).as(feature.toString()).isEqualTo(Support.SUPPORTED);
      }
    }

    @Test
    @DisplayName("makes 4 seconds at 1280x720 of a prompt alone")
    void hasDefaults() {
      VideoJob job =
          fake(generic).create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build()));

      assertThat(job.size()).hasValue(VideoSize.of(1280, 720));
      assertThat(job.duration()).hasValue(Duration.ofSeconds(4));
    }

    @ParameterizedTest(name = "{0}, {1} s, {2} variants: {3}")
    @CsvSource({
      "1920x1080, 20, 4, true",
      "1080x1920, 1, 1, true",
      "16x16, 1, 1, true",
      "854x480, 7, 1, true",
      "1922x1080, 5, 1, false",
      "1280x1082, 5, 1, false",
      "1279x720, 5, 1, false",
      "14x16, 5, 1, false",
      "1280x720, 21, 1, false",
      "1280x720, 5, 5, false",
    })
    void hasLimits(String size, int seconds, int variants, boolean taken) {
      FakeVideoGenerator fake = fake(generic);
      VideoRequest request = request("fake-video", size, seconds, variants);

      if (taken) {
        assertThat(completed(fake, request).outputs()).hasSize(variants);
      } else {
        assertThatThrownBy(() -> fake.create(CheckedRequest.unchecked(request)))
            .isInstanceOf(UnsupportedRequestException.class);
      }
    }

    @Test
    @DisplayName("takes models of any name, within what can be rendered")
    void takesAnyModel() {
      FakeVideoGenerator fake = fake(generic);

      assertThat(
              fake.create(CheckedRequest.unchecked(request("veo-3.1", "1280x720", 8, 1))).model())
          .hasValue("veo-3.1");
      assertThatThrownBy(
              () -> fake.create(CheckedRequest.unchecked(request("veo-3.1", "8192x4320", 8, 1))))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("8192x4320");
    }

    @Test
    @DisplayName("costs $0.10 a second, and tells so when a job is completed")
    void reportsCost() {
      FakeVideoGenerator fake = fake(generic);
      VideoRequest request = request("fake-video", "640x360", 8, 2);

      assertThat(fake.create(CheckedRequest.unchecked(request)).cost()).isEmpty();
      assertThat(completed(fake, request).cost().orElseThrow()).isEqualByComparingTo("1.60");
      assertThat(price(generic, request).orElseThrow()).isEqualByComparingTo("1.60");
    }
  }

  @Nested
  @DisplayName("openai")
  class OpenAi {

    private final FakePreset openAi = FakePreset.openAi();

    @ParameterizedTest(name = "{0}, {1}, {2} s costs {3}")
    @CsvSource({
      "sora-2, 1280x720, 8, 0.80",
      "sora-2, 720x1280, 4, 0.40",
      "sora-2, 1280x720, 12, 1.20",
      "sora-2, 1280x720, 16,",
      "sora-2, 720x1280, 20,",
      "sora-2-2025-10-06, 1280x720, 8, 0.80",
      "sora-2-2025-12-08, 1280x720, 8, 0.80",
      "sora-2-pro, 1280x720, 8, 2.40",
      "sora-2-pro, 1792x1024, 12, 6.00",
      "sora-2-pro, 1024x1792, 4, 2.00",
      "sora-2-pro, 1024x1792, 20,",
      "sora-2-pro, 1920x1080, 4,",
      "sora-2-pro, 1080x1920, 20,",
      "sora-2-pro-2025-10-06, 1280x720, 8, 2.40",
    })
    void hasModes(String model, String size, int seconds, BigDecimal dollars) {
      VideoRequest request = request(model, size, seconds, 1);

      assertThat(completed(fake(openAi), request).status()).isEqualTo(JobStatus.COMPLETED);
      if (dollars == null) {
        assertThat(price(openAi, request)).isEmpty();
      } else {
        assertThat(price(openAi, request).orElseThrow()).isEqualByComparingTo(dollars);
      }
    }

    @ParameterizedTest(name = "{0}, {1}, {2} s, {3} variants is refused")
    @CsvSource({
      "sora-2, 1280x720, 5, 1",
      "sora-2, 1280x720, 24, 1",
      "sora-2, 1792x1024, 8, 1",
      "sora-2, 1920x1080, 8, 1",
      "sora-2, 1280x720, 8, 2",
      "sora-2-pro, 1080x1080, 8, 1",
    })
    void hasLimits(String model, String size, int seconds, int variants) {
      assertThatThrownBy(
              () ->
                  fake(openAi)
                      .create(CheckedRequest.unchecked(request(model, size, seconds, variants))))
          .isInstanceOf(UnsupportedRequestException.class);
    }

    @Test
    @DisplayName("makes 4 seconds at 720x1280 with sora-2 of a prompt alone")
    void hasDefaults() {
      VideoJob job =
          fake(openAi).create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build()));

      assertThat(job.model()).hasValue("sora-2");
      assertThat(job.size()).hasValue(VideoSize.of(720, 1280));
      assertThat(job.duration()).hasValue(Duration.ofSeconds(4));
      assertThat(job.id()).isEqualTo("video_000001");
    }

    @ParameterizedTest(name = "refuses {0}")
    @ValueSource(strings = {"seed", "negative prompt", "fps", "audio", "last frame", "reference"})
    void refusesFeatures(String feature) throws IOException {
      VideoRequest.Builder cat = VideoRequest.builder("a cat");
      Media picture = Media.of(png(720, 1280));
      VideoRequest request =
          switch (feature) {
            case "seed" -> cat.seed(1).build();
            case "negative prompt" -> cat.negativePrompt("dogs").build();
            case "fps" -> cat.fps(24).build();
            case "audio" -> cat.audio(false).build();
            case "last frame" -> cat.lastFrame(picture).build();
            default -> cat.reference(picture).build();
          };

      assertThatThrownBy(() -> fake(openAi).create(CheckedRequest.unchecked(request)))
          .isInstanceOf(UnsupportedRequestException.class)
          .hasMessageContaining(feature);
    }

    @Test
    @DisplayName("takes a first frame of exactly the size of the video")
    void takesAFirstFrame() throws IOException {
      VideoRequest.Builder cat = VideoRequest.builder("a cat").size(1280, 720);
      VideoRequest right = cat.firstFrame(Media.of(png(1280, 720))).build();
      VideoRequest wrong = cat.firstFrame(Media.of(png(640, 360))).build();

      assertThat(fake(openAi).create(CheckedRequest.unchecked(right)).status())
          .isEqualTo(JobStatus.QUEUED);
      assertThatThrownBy(() -> fake(openAi).create(CheckedRequest.unchecked(wrong)))
          .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @DisplayName("refuses a prompt of more than 32,000 characters, and none at all")
    void limitsPrompts() {
      FakeVideoGenerator fake = fake(openAi);

      fake.create(CheckedRequest.unchecked(VideoRequest.builder("x".repeat(32_000)).build()));
      for (String prompt : List.of("x".repeat(32_001), " ", "")) {
        assertThatThrownBy(
                () -> fake.create(CheckedRequest.unchecked(VideoRequest.builder(prompt).build())))
            .isInstanceOf(InvalidRequestException.class);
      }
    }

    @Test
    @DisplayName("refuses a model that it does not have")
    void refusesOtherModels() {
      assertThatThrownBy(
              () ->
                  fake(openAi)
                      .create(CheckedRequest.unchecked(request("sora-3", "1280x720", 8, 1))))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("\"sora-3\"")
          .hasMessageContaining("sora-2-pro");
    }

    @Test
    @DisplayName("speaks OpenAI's words, and hints at when to poll while a job runs")
    void speaksItsWords() {
      FakeVideoGenerator fake = fake(openAi);

      assertThat(words(fake)).containsExactly("queued", "in_progress", "completed");
      assertThat(fake.retrieve("video_000001").pollAfter()).isEmpty();
      assertThat(
              fake.create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build()))
                  .pollAfter())
          .hasValue(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName(
        "has WebP thumbnails and JPEG spritesheets, and its outputs go by the id of the job")
    void hasPictures() throws IOException {
      FakeVideoGenerator fake = fake(openAi);
      VideoOutput output = completed(fake, VideoRequest.builder("a cat").build()).outputs().get(0);

      assertThat(output).isEqualTo(VideoOutput.of("video_000001", "video_000001", 0));
      try (MediaStream thumbnail = fake.open(output, Asset.THUMBNAIL, ByteRange.all());
          MediaStream sheet = fake.open(output, Asset.SPRITESHEET, ByteRange.all())) {
        assertThat(thumbnail.mediaType()).hasValue("image/webp");
        assertThat(new String(thumbnail.content().readNBytes(4), StandardCharsets.US_ASCII))
            .isEqualTo("RIFF");
        assertThat(sheet.mediaType()).hasValue("image/jpeg");
        assertThat(sheet.content().readNBytes(2)).isEqualTo(new byte[] {(byte) 0xff, (byte) 0xd8});
      }
    }
  }

  @Nested
  @DisplayName("azure-jobs")
  class AzureJobs {

    private final FakePreset azure = FakePreset.azureJobs();

    @ParameterizedTest(name = "{0}, {1} s, {2} variants: {3}")
    @CsvSource({
      "480x480, 20, 5, true",
      "854x480, 1, 1, true",
      "480x854, 20, 4, true",
      "720x720, 20, 2, true",
      "1280x720, 20, 2, true",
      "720x1280, 20, 1, true",
      "1080x1080, 10, 1, true",
      "1920x1080, 10, 1, true",
      "1080x1920, 1, 1, true",
      "480x480, 21, 1, false",
      "480x480, 5, 6, false",
      "1280x720, 5, 3, false",
      "1920x1080, 11, 1, false",
      "1920x1080, 5, 2, false",
      "640x360, 5, 1, false",
      "1792x1024, 5, 1, false",
    })
    void hasModes(String size, int seconds, int variants, boolean taken) {
      FakeVideoGenerator fake = fake(azure);
      VideoRequest request = request("sora", size, seconds, variants);

      if (taken) {
        assertThat(completed(fake, request).outputs()).hasSize(variants);
        assertThat(price(azure, request)).isEmpty();
      } else {
        assertThatThrownBy(() -> fake.create(CheckedRequest.unchecked(request)))
            .isInstanceOf(UnsupportedRequestException.class);
      }
    }

    @Test
    @DisplayName("has no spritesheet, no progress and no cancelling")
    void lacks() {
      assertThat(operations(azure, Support.UNSUPPORTED))
          .containsExactlyInAnyOrder(Feature.SPRITESHEET, Feature.PROGRESS, Feature.CANCEL);
    }

    @Test
    @DisplayName("makes 5 seconds of a prompt alone, and names jobs and generations")
    void hasDefaults() {
      VideoJob job = completed(fake(azure), VideoRequest.builder("a cat").build());

      assertThat(job.duration()).hasValue(Duration.ofSeconds(5));
      assertThat(job.model()).hasValue("sora");
      assertThat(job.outputs()).containsExactly(VideoOutput.of("task_000001", "gen_000001-1", 0));
      assertThat(job.cost()).isEmpty();
    }

    @Test
    @DisplayName("does not find a deployment that is not there")
    void knowsItsDeploymentOnly() {
      assertThatThrownBy(
              () ->
                  fake(azure).create(CheckedRequest.unchecked(request("sora-2", "480x480", 5, 1))))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("\"sora-2\"");
    }

    @Test
    @DisplayName("speaks Azure's words")
    void speaksItsWords() {
      assertThat(words(fake(azure)))
          .containsExactly("queued", "preprocessing", "running", "processing", "succeeded");
    }

    @Test
    @DisplayName("has JPEG thumbnails under their registered name")
    void hasThumbnails() throws IOException {
      FakeVideoGenerator fake = fake(azure);
      VideoOutput output = completed(fake, VideoRequest.builder("a cat").build()).outputs().get(0);

      try (MediaStream thumbnail = fake.open(output, Asset.THUMBNAIL, ByteRange.all())) {
        assertThat(thumbnail.mediaType()).hasValue("image/jpeg");
        assertThat(thumbnail.content().readNBytes(2))
            .isEqualTo(new byte[] {(byte) 0xff, (byte) 0xd8});
      }
    }

    @Test
    @DisplayName("says failed and cancelled as it should")
    void speaksOfEnds() {
      FakeVideoGenerator fake = fake(azure);
      fake.script().nextJob().failsAt(50, JobError.contentPolicy("output_moderation", ""));
      fake.script().nextJob().isCancelledAt(50);
      VideoRequest cat = VideoRequest.builder("a cat").build();

      assertThat(completed(fake, cat).providerStatus()).isEqualTo("failed");
      assertThat(completed(fake, cat).providerStatus()).isEqualTo("cancelled");
    }
  }

  @Nested
  @DisplayName("azure-videos")
  class AzureVideos {

    private final FakePreset azure = FakePreset.azureVideos();

    @ParameterizedTest(name = "{0}, {1} s, {2} variants: {3}")
    @CsvSource({
      "1280x720, 4, 1, true",
      "720x1280, 12, 1, true",
      "1280x720, 16, 1, false",
      "1280x720, 5, 1, false",
      "1280x720, 4, 2, false",
      "1792x1024, 4, 1, false",
    })
    void hasModes(String size, int seconds, int variants, boolean taken) {
      FakeVideoGenerator fake = fake(azure);
      VideoRequest request = request("sora-2", size, seconds, variants);

      if (taken) {
        assertThat(completed(fake, request).outputs()).hasSize(1);
        assertThat(price(azure, request)).isEmpty();
      } else {
        assertThatThrownBy(() -> fake.create(CheckedRequest.unchecked(request)))
            .isInstanceOf(UnsupportedRequestException.class);
      }
    }

    @Test
    @DisplayName("does what OpenAI's does, and keeps files for a day")
    void doesWhatOpenAiDoes() {
      assertThat(operations(azure, Support.SUPPORTED))
          .isEqualTo(operations(FakePreset.openAi(), Support.SUPPORTED));
      assertThat(azure.lifetime()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    @DisplayName("does not find a deployment that is not there")
    void knowsItsDeploymentOnly() {
      assertThatThrownBy(
              () ->
                  fake(azure)
                      .create(CheckedRequest.unchecked(request("sora-2-pro", "1280x720", 4, 1))))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Nested
  @DisplayName("with other capabilities")
  class Changed {

    @Test
    @DisplayName("tells and enforces those")
    void enforcesThem() {
      Capabilities small =
          FakePreset.openAi().capabilities().toBuilder()
              .listing(Capabilities.Listing.NONE)
              .lacks(Feature.DELETE, Feature.THUMBNAIL)
              .models(
                  ModelCapabilities.builder("tiny")
                      .modes(Mode.builder().sizes("64x64").seconds(1).build())
                      .lacks(Feature.REMIX)
                      .build())
              .defaultModel("tiny")
              .build();
      FakeVideoGenerator fake =
          FakeVideoGenerator.builder().preset(FakePreset.openAi()).capabilities(small).build();
      VideoJob job = completed(fake, VideoRequest.builder("a cat").build());
      VideoOutput output = job.outputs().get(0);

      assertThat(fake.capabilities()).isSameAs(small);
      assertThat(job.size()).hasValue(VideoSize.of(64, 64));
      assertThat(job.duration()).hasValue(Duration.ofSeconds(1));
      assertThatThrownBy(
              () -> fake.create(CheckedRequest.unchecked(request("tiny", "128x128", 1, 1))))
          .isInstanceOf(UnsupportedRequestException.class);
      assertThatThrownBy(() -> fake.list(ListQuery.newest(1)))
          .isInstanceOf(UnsupportedRequestException.class);
      assertThatThrownBy(() -> fake.delete(job.id()))
          .isInstanceOfSatisfying(
              UnsupportedRequestException.class,
              failure -> {
                assertThat(failure.operation()).isEqualTo(Operation.DELETE);
                assertThat(failure.job()).hasValue(job.ref());
              });
      assertThatThrownBy(() -> fake.create(Remix.of(job.id(), "a dog")))
          .isInstanceOfSatisfying(
              UnsupportedRequestException.class,
              failure -> assertThat(failure.billed()).isEqualTo(Billed.NO));
      assertThatThrownBy(() -> fake.open(output, Asset.THUMBNAIL, ByteRange.all()))
          .isInstanceOf(VideoException.class);
    }
  }
}
