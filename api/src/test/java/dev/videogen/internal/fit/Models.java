package dev.videogen.internal.fit;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Models that offer what real vendors do, each in its own words. */
final class Models {

  /** Sizes in pixels, two prices. */
  static final ModelCapabilities SORA_2_PRO =
      openAi("sora-2-pro")
          .modes(
              Mode.builder()
                  .sizes("720x1280", "1280x720")
                  .seconds(4, 8, 12)
                  .pricePerSecond(new BigDecimal("0.30"))
                  .build(),
              Mode.builder()
                  .sizes("1024x1792", "1792x1024")
                  .seconds(4, 8, 12)
                  .pricePerSecond(new BigDecimal("0.50"))
                  .build(),
              Mode.builder().sizes("720x1280", "1280x720").seconds(16, 20).build())
          .build();

  /** Sizes in pixels, one price. */
  static final ModelCapabilities SORA_2 =
      openAi("sora-2")
          .aliases("sora-2-2025-10-06")
          .modes(
              Mode.builder()
                  .sizes("720x1280", "1280x720")
                  .seconds(4, 8, 12)
                  .pricePerSecond(new BigDecimal("0.10"))
                  .build())
          .build();

  /** The larger the picture, the fewer variants and seconds. */
  static final ModelCapabilities AZURE =
      ModelCapabilities.builder("sora")
          .modes(
              Mode.builder()
                  .sizes("480x480", "854x480", "480x854")
                  .secondsBetween(1, 20)
                  .maxVariants(5)
                  .build(),
              Mode.builder()
                  .sizes("720x720", "1280x720", "720x1280")
                  .secondsBetween(1, 20)
                  .maxVariants(2)
                  .build(),
              Mode.builder()
                  .sizes("1080x1080", "1920x1080", "1080x1920")
                  .secondsBetween(1, 10)
                  .build())
          .defaultSize(VideoSize.of(1280, 720))
          .defaultDuration(Duration.ofSeconds(5))
          .build();

  /** Ratios and classes, no sizes, no defaults. */
  static final ModelCapabilities VEO =
      ModelCapabilities.builder("veo")
          .modes(
              Mode.builder()
                  .aspectRatios(List.of(AspectRatio.of(16, 9), AspectRatio.of(9, 16)))
                  .resolutions(List.of(Resolution.P720, Resolution.P1080))
                  .seconds(4, 6, 8)
                  .build())
          .build();

  /** Sizes besides ratios and classes, durations not known. */
  static final ModelCapabilities KLING =
      ModelCapabilities.builder("kling")
          .modes(
              Mode.builder()
                  .sizes("1280x720", "960x960")
                  .aspectRatios(List.of(AspectRatio.of(16, 9), AspectRatio.of(21, 9)))
                  .resolutions(List.of(Resolution.P480, Resolution.P720))
                  .build())
          .build();

  /** Any size within bounds. */
  static final ModelCapabilities ANY_SIZE =
      ModelCapabilities.builder("any-size")
          .modes(
              Mode.builder()
                  .sizes(Axis.range(VideoSize.of(16, 16), VideoSize.of(1920, 1080), 2))
                  .secondsBetween(1, 20)
                  .maxVariants(4)
                  .build())
          .defaultSize(VideoSize.of(1280, 720))
          .defaultDuration(Duration.ofSeconds(4))
          .build();

  private Models() {}

  private static ModelCapabilities.Builder openAi(String name) {
    return ModelCapabilities.builder(name)
        .supports(Feature.FIRST_FRAME, Feature.INPUT_URL)
        .lacksTheRest()
        .maxPromptLength(32_000)
        .framesMatchSize(true)
        .inputTypes(List.of("image/jpeg", "image/png", "image/webp"))
        .defaultSize(VideoSize.of(720, 1280))
        .defaultDuration(Duration.ofSeconds(4));
  }

  static Capabilities only(ModelCapabilities model) {
    return Capabilities.builder().models(model).defaultModel(model.name()).build();
  }

  static ModelCapabilities offering(Mode... modes) {
    return ModelCapabilities.builder("any").modes(modes).build();
  }
}
