package dev.videogen.fake;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A vendor that has everything, within the sizes and durations of the fake's media files. */
final class GenericPreset {

  private static final Mode ANY =
      Mode.builder()
          .sizes(Axis.range(VideoSize.of(16, 16), VideoSize.of(1920, 1080), 2))
          .secondsBetween(1, 20)
          .maxVariants(4)
          .pricePerSecond(new BigDecimal("0.10"))
          .build();

  private static final ModelCapabilities MODEL =
      ModelCapabilities.builder("fake-video")
          .modes(ANY)
          .supports(features(true))
          .maxPromptLength(32_000)
          .inputTypes(
              List.of(
                  "image/jpeg",
                  "image/png",
                  "image/webp",
                  "video/mp4",
                  "video/webm",
                  "audio/mpeg",
                  "audio/wav"))
          .defaultSize(VideoSize.of(1280, 720))
          .defaultDuration(Duration.ofSeconds(4))
          .build();

  static final FakePreset PRESET =
      new FakePreset.Builder(
              "generic",
              Capabilities.builder()
                  .listing(Capabilities.Listing.COMPLETE)
                  .followsByList(true)
                  .supports(features(false))
                  .models(MODEL)
                  .defaultModel(MODEL.name())
                  .build())
          .ids(new JobIds("video_", "output_"))
          .jobDuration(Duration.ofSeconds(10))
          .neutral()
          .reportsCost()
          .build();

  private GenericPreset() {}

  private static Feature[] features(boolean partOfRequest) {
    return Arrays.stream(Feature.values())
        .filter(feature -> feature.isPartOfRequest() == partOfRequest)
        .filter(feature -> feature != Feature.LIST)
        .toArray(Feature[]::new);
  }
}
