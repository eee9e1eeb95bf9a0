package dev.videogen.fal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.catalog.FalCatalog;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.UnsupportedRequestException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The input of a model at fal")
class ModelInputTest {

  private static final Media FIRST = Media.url(URI.create("https://example.com/first.png"));
  private static final Media LAST = Media.url(URI.create("https://example.com/last.png"));

  private static Map<String, @Nullable Object> input(
      String endpoint, VideoRequest.Builder request) {
    return ModelInput.of(
        endpoint, request.build(), Optional.empty(), media -> media.url().orElseThrow().toString());
  }

  private static VideoRequest.Builder cat() {
    return VideoRequest.builder("a cat");
  }

  @Test
  @DisplayName("has nothing that was not asked for")
  void bare() {
    assertThat(input("a/b", cat())).containsExactly(entry("prompt", "a cat"));
  }

  @Test
  @DisplayName("has all that was asked for")
  void all() {
    VideoRequest.Builder request =
        cat()
            .resolution(Resolution.P720)
            .aspectRatio(AspectRatio.of(9, 16))
            .duration(Duration.ofSeconds(8))
            .negativePrompt("dogs")
            .audio(false)
            .seed(7);

    assertThat(input("fal-ai/veo3.1", request))
        .containsOnly(
            entry("prompt", "a cat"),
            entry("resolution", "720p"),
            entry("aspect_ratio", "9:16"),
            entry("duration", "8s"),
            entry("negative_prompt", "dogs"),
            entry("generate_audio", false),
            entry("seed", 7L));
  }

  @ParameterizedTest
  @CsvSource({
    "fal-ai/veo3.1/image-to-video, image_url, end_image_url, 5s",
    "fal-ai/veo3.1/fast/first-last-frame-to-video, first_frame_url, last_frame_url, 5s",
    "fal-ai/kling-video/v3/pro/image-to-video, start_image_url, end_image_url, 5",
    "fal-ai/kling-video/v2/master/image-to-video, image_url, tail_image_url, 5",
    "bytedance/seedance-2.0/image-to-video, image_url, end_image_url, 5",
    "someone/new/image-to-video, image_url, end_image_url, 5",
  })
  @DisplayName("names frames and writes seconds as the model's family does")
  void families(String endpoint, String first, String last, String seconds) {
    VideoRequest.Builder request =
        cat().firstFrame(FIRST).lastFrame(LAST).duration(Duration.ofSeconds(5));

    assertThat(input(endpoint, request))
        .containsOnly(
            entry("prompt", "a cat"),
            entry(first, "https://example.com/first.png"),
            entry(last, "https://example.com/last.png"),
            entry("duration", seconds));
  }

  @Test
  @DisplayName("has seconds as a number where the family wants one")
  void number() {
    assertThat(input("fal-ai/sora-2/text-to-video", cat().duration(Duration.ofSeconds(4))))
        .containsEntry("duration", 4L);
  }

  @Test
  @DisplayName("has references in an array, in their order")
  void references() {
    assertThat(
            input(
                "bytedance/seedance-2.0/reference-to-video",
                cat().reference(LAST).reference(FIRST)))
        .containsEntry(
            "image_urls", List.of("https://example.com/last.png", "https://example.com/first.png"));
  }

  @Test
  @DisplayName("has a size as the class and the ratio that it is, and no other size")
  void size() {
    assertThat(input("a/b", cat().size(1280, 720)))
        .containsEntry("resolution", "720p")
        .containsEntry("aspect_ratio", "16:9");
    assertThat(input("a/b", cat().size(480, 854)))
        .containsEntry("resolution", "480p")
        .containsEntry("aspect_ratio", "9:16");
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(() -> input("a/b", cat().size(1281, 719)))
        .withMessageContaining("1281x719");
  }

  @Test
  @DisplayName("has options as they are, and so every input of every model")
  void options() {
    assertThat(input("a/b", cat().option("duration", "auto").option("shot_type", null)))
        .containsOnly(
            entry("prompt", "a cat"), entry("duration", "auto"), entry("shot_type", null));
  }

  @Test
  @DisplayName("has no option in place of the prompt, or of what the request has by itself")
  void ownFields() {
    VideoRequest.Builder five = cat().duration(Duration.ofSeconds(5));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> input("a/b", cat().option("Prompt", "a dog")))
        .withMessageContaining("Prompt");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> input("a/b", five.option("duration", "auto")));
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> input("a/b", cat().firstFrame(FIRST).option("image_url", "x")));
  }

  @Test
  @DisplayName("has the address of the video that it starts from")
  void source() {
    VideoRequest request =
        cat()
            .source(VideoSource.extend(Media.url(URI.create("https://example.com/a.mp4"))))
            .build();

    assertThat(ModelInput.of("a/b", request, Optional.of("https://x/a.mp4"), media -> "?"))
        .containsEntry("video_url", "https://x/a.mp4");
  }

  @Test
  @DisplayName("lacks what no model has a common input for, and what the model is known to lack")
  void lacking() {
    assertLacking(cat().fps(24), "a/b", "fps");
    assertLacking(cat().variants(2), "a/b", "several variants");
    assertLacking(cat().duration(Duration.ofMillis(2500)), "a/b", "parts of a second");
    assertLacking(cat().firstFrame(Media.fileId("f-1")), "a/b", "input file id");
    assertLacking(
        cat().source(VideoSource.extend(Media.url(URI.create("https://example.com/a.mp4")))),
        "fal-ai/veo3.1",
        "" + Feature.EXTEND);
  }

  private static void assertLacking(VideoRequest.Builder request, String model, String what) {
    assertThatExceptionOfType(UnsupportedRequestException.class)
        .isThrownBy(
            () ->
                ModelInput.FIELDS.requireFields(
                    request.build(), FalCatalog.capabilities().model(model)))
        .withMessageContaining(what)
        .withMessageContaining("Nothing was sent");
  }
}
