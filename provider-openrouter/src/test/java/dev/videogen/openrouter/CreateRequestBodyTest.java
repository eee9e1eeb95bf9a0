package dev.videogen.openrouter;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.AspectRatio;
import dev.videogen.JobRef;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.spi.CheckedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The body of a create at OpenRouter")
class CreateRequestBodyTest {

  private static Map<String, Object> body(VideoRequest request) {
    return CreateRequestBody.of(CheckedRequest.unchecked(request), Optional.empty());
  }

  @Test
  @DisplayName("has each part of a request in its field")
  void fields() {
    VideoRequest request =
        VideoRequest.builder("a cat")
            .model("google/veo-3.1")
            .duration(Duration.ofSeconds(8))
            .resolution(Resolution.P720)
            .aspectRatio(AspectRatio.of(16, 9))
            .audio(true)
            .seed(7)
            .build();
    assertThat(body(request))
        .containsOnly(
            entry("model", "google/veo-3.1"),
            entry("prompt", "a cat"),
            entry("duration", 8L),
            entry("resolution", "720p"),
            entry("aspect_ratio", "16:9"),
            entry("generate_audio", true),
            entry("seed", 7L));
    assertThat(body(VideoRequest.builder("a cat").size(1280, 720).build()))
        .containsEntry("size", "1280x720");
  }

  @Test
  @DisplayName("has frames and references, a file as a data: URL")
  void inputs() {
    Media png = Media.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    Media elsewhere = Media.url(URI.create("https://a.example/b.png"));
    VideoRequest request =
        VideoRequest.builder("a cat")
            .firstFrame(png)
            .lastFrame(elsewhere)
            .reference(elsewhere)
            .build();
    Map<String, Object> url = Map.of("url", "https://a.example/b.png");
    assertThat(body(request))
        .containsEntry(
            "frame_images",
            List.of(
                Map.of(
                    "type",
                    "image_url",
                    "image_url",
                    Map.of("url", "data:image/png;base64,iVBORw0KGgo="),
                    "frame_type",
                    "first_frame"),
                Map.of("type", "image_url", "image_url", url, "frame_type", "last_frame")))
        .containsEntry("input_references", List.of(Map.of("type", "image_url", "image_url", url)));
  }

  @Test
  @DisplayName("has an option with a dot among those of a vendor, and any other at the top")
  void options() {
    VideoRequest request =
        VideoRequest.builder("a cat")
            .option("google-vertex.enhancePrompt", true)
            .option("google-vertex.storage", "x")
            .option("creativity", 3)
            .build();
    assertThat(body(request))
        .containsEntry("creativity", 3)
        .containsEntry(
            "provider",
            Map.of(
                "options", Map.of("google-vertex", Map.of("enhancePrompt", true, "storage", "x"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompt", "Model", "duration", "size", "resolution", "aspect_ratio"})
  @DisplayName("has no option in place of what the request has a field of its own for")
  void ownFields(String option) {
    VideoRequest request = VideoRequest.builder("a cat").option(option, "x").build();

    assertThatThrownBy(() -> body(request))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Nothing was sent");
  }

  static Stream<VideoRequest> unsupported() {
    VideoRequest.Builder plain = VideoRequest.builder("a cat");
    return Stream.of(
        plain.build().toBuilder().negativePrompt("dogs").build(),
        plain.build().toBuilder().fps(24).build(),
        plain.build().toBuilder().variants(2).build(),
        plain.build().toBuilder().duration(Duration.ofMillis(1_500)).build(),
        plain.build().toBuilder().source(VideoSource.remix(JobRef.of("openrouter", "j"))).build());
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("is refused where there is no field")
  void unsupported(VideoRequest request) {
    assertThatThrownBy(() -> body(request))
        .isInstanceOf(UnsupportedRequestException.class)
        .hasMessageContaining("Nothing was sent");
  }

  @Test
  @DisplayName("has the address for webhooks, unless the request has one of its own")
  void callback() {
    Optional<String> callback = Optional.of("https://app.example/hooks");
    VideoRequest request = VideoRequest.builder("a cat").model("a/b").build();

    assertThat(CreateRequestBody.of(CheckedRequest.unchecked(request), callback))
        .containsEntry("callback_url", "https://app.example/hooks");
    assertThat(
            CreateRequestBody.of(
                CheckedRequest.unchecked(
                    request.toBuilder().option("callback_url", "https://b.example/").build()),
                callback))
        .containsEntry("callback_url", "https://b.example/");
  }
}
