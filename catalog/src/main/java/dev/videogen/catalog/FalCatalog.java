package dev.videogen.catalog;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * fal: its operations, and the best known of its several hundred models. Any other endpoint is a
 * model of which nothing is known.
 *
 * <p>Sources: fal's documentation of its queue for the operations; the models' pages at fal.ai in
 * November 2026 for Veo 3.1, Kling 3 and Seedance, and for the prices that are told here. Other
 * models' prices, among them Veo's, were not seen and are unknown.
 */
public final class FalCatalog {

  private static final List<AspectRatio> WIDE_TALL =
      List.of(AspectRatio.of(16, 9), AspectRatio.of(9, 16));
  private static final List<AspectRatio> WIDE_TALL_SQUARE =
      List.of(AspectRatio.of(16, 9), AspectRatio.of(9, 16), AspectRatio.of(1, 1));

  private static final List<ModelCapabilities> MODELS =
      List.of(
          veo("fal-ai/veo3.1").build(),
          veo("fal-ai/veo3.1/fast").build(),
          withFrame(veo("fal-ai/veo3.1/image-to-video")).build(),
          withFrame(veo("fal-ai/veo3.1/fast/image-to-video")).build(),
          withFrame(veo("fal-ai/veo3.1/first-last-frame-to-video"))
              .supports(Feature.LAST_FRAME)
              .requires(Feature.LAST_FRAME)
              .build(),
          kling("fal-ai/kling-video/v3/pro/text-to-video").build(),
          withFrame(kling("fal-ai/kling-video/v3/pro/image-to-video"))
              .supports(Feature.LAST_FRAME)
              .build(),
          klingMaster("fal-ai/kling-video/v2/master/text-to-video").build(),
          withFrame(klingMaster("fal-ai/kling-video/v2/master/image-to-video")).build(),
          seedance("bytedance/seedance-2.0/text-to-video", 4, 15).build(),
          withFrame(seedance("bytedance/seedance-2.0/image-to-video", 4, 15))
              .supports(Feature.LAST_FRAME)
              .build(),
          seedance("bytedance/seedance-2.5/text-to-video", 4, 30).build(),
          model("bytedance/seedance-2.5/flash/text-to-video")
              .modes(
                  Mode.builder()
                      .resolutions(List.of(Resolution.P480, Resolution.P720))
                      .durations(seconds(4, 30))
                      .price(
                          Price.of(
                              Price.perSecond(new BigDecimal("0.1442")).at(Resolution.P480),
                              Price.perSecond(new BigDecimal("0.3094")).at(Resolution.P720)))
                      .build())
              .supports(Feature.SEED)
              .build());

  private FalCatalog() {}

  /**
   * What fal can do. Whether requests can be listed is a matter of the key and of the address of
   * the platform API.
   *
   * @return its operations and models, none of which is the default
   */
  public static Capabilities capabilities() {
    return Capabilities.builder()
        .listing(Listing.PARTIAL)
        .models(MODELS)
        .cancelsBestEffort()
        .lacks(Feature.DELETE, Feature.THUMBNAIL, Feature.SPRITESHEET, Feature.PROGRESS)
        .build();
  }

  /** A model without what no model has a common input for. */
  private static ModelCapabilities.Builder model(String endpoint) {
    return ModelCapabilities.builder(endpoint)
        .lacks(Feature.FPS, Feature.INPUT_FILE_ID, Feature.REMIX);
  }

  /** The same from a picture. */
  private static ModelCapabilities.Builder withFrame(ModelCapabilities.Builder model) {
    return model
        .supports(Feature.FIRST_FRAME, Feature.INPUT_URL)
        .requires(Feature.FIRST_FRAME)
        .inputTypes(List.of("image/jpeg", "image/png", "image/webp"));
  }

  private static ModelCapabilities.Builder veo(String endpoint) {
    return model(endpoint)
        .modes(
            Mode.builder()
                .resolutions(List.of(Resolution.P720, Resolution.P1080))
                .aspectRatios(WIDE_TALL)
                .seconds(4, 6, 8)
                .build())
        .supports(Feature.AUDIO, Feature.NEGATIVE_PROMPT, Feature.SEED)
        .lacks(Feature.EDIT, Feature.EXTEND)
        .defaultDuration(Duration.ofSeconds(8))
        .defaultAudio(true);
  }

  private static ModelCapabilities.Builder kling(String endpoint) {
    return model(endpoint)
        .modes(Mode.builder().aspectRatios(WIDE_TALL_SQUARE).durations(seconds(3, 15)).build())
        .supports(Feature.AUDIO, Feature.NEGATIVE_PROMPT)
        .lacks(Feature.EDIT, Feature.EXTEND)
        .defaultDuration(Duration.ofSeconds(5));
  }

  /** Five seconds cost $1.40, and each further one $0.28. */
  private static ModelCapabilities.Builder klingMaster(String endpoint) {
    return model(endpoint)
        .modes(
            Mode.builder()
                .aspectRatios(WIDE_TALL_SQUARE)
                .seconds(5, 10)
                .pricePerSecond(new BigDecimal("0.28"))
                .build())
        .supports(Feature.NEGATIVE_PROMPT)
        .lacks(Feature.EDIT, Feature.EXTEND)
        .defaultDuration(Duration.ofSeconds(5));
  }

  private static ModelCapabilities.Builder seedance(String endpoint, int min, int max) {
    return model(endpoint)
        .modes(Mode.builder().durations(seconds(min, max)).build())
        .supports(Feature.SEED)
        .lacks(Feature.EDIT, Feature.EXTEND);
  }

  private static Axis<Duration> seconds(int min, int max) {
    return Axis.choice(IntStream.rangeClosed(min, max).mapToObj(Duration::ofSeconds).toList());
  }
}
