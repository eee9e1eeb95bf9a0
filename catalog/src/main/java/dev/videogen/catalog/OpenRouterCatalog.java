package dev.videogen.catalog;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Price;
import java.math.BigDecimal;
import java.util.List;

/**
 * OpenRouter: its operations, and two models as a sample of its list. The provider asks the vendor
 * for the list; the sample is what a fake of OpenRouter offers.
 *
 * <p>Sources: OpenRouter's published specification for the operations; for the models, the vendors'
 * own tables behind it in November 2026. The prices are remembered, not read.
 */
public final class OpenRouterCatalog {

  private static final List<ModelCapabilities> SAMPLE =
      List.of(
          model("google/veo-3.1")
              .modes(
                  Mode.builder()
                      .resolutions(List.of(Resolution.P720, Resolution.P1080))
                      .aspectRatios(List.of(AspectRatio.of(16, 9), AspectRatio.of(9, 16)))
                      .seconds(4, 6, 8)
                      .price(
                          Price.of(
                              Price.perSecond(new BigDecimal("0.40")).withAudio(true),
                              Price.perSecond(new BigDecimal("0.20")).withAudio(false)))
                      .build())
              .supports(Feature.AUDIO, Feature.SEED, Feature.FIRST_FRAME, Feature.LAST_FRAME)
              .build(),
          model("bytedance/seedance-2.0")
              .modes(
                  Mode.builder()
                      .resolutions(List.of(Resolution.P480, Resolution.P720))
                      .aspectRatios(
                          List.of(
                              AspectRatio.of(16, 9), AspectRatio.of(9, 16), AspectRatio.of(1, 1)))
                      .seconds(5, 10)
                      .pricePerSecond(new BigDecimal("0.05"))
                      .build())
              .supports(Feature.SEED, Feature.FIRST_FRAME)
              .lacks(Feature.AUDIO, Feature.LAST_FRAME)
              .build());

  private OpenRouterCatalog() {}

  /**
   * What there is beside models. Without a list a lost create cannot be found again.
   *
   * @return a builder without models
   */
  public static Capabilities.Builder operations() {
    return Capabilities.builder()
        .listing(Listing.NONE)
        .lacks(
            Feature.DELETE,
            Feature.CANCEL,
            Feature.THUMBNAIL,
            Feature.SPRITESHEET,
            Feature.PROGRESS);
  }

  /**
   * A model without what the wire format has no field for, whichever the model.
   *
   * @param name its id
   * @return a builder without modes
   */
  public static ModelCapabilities.Builder model(String name) {
    return ModelCapabilities.builder(name)
        .promptRequired(false)
        .lacks(
            Feature.NEGATIVE_PROMPT,
            Feature.FPS,
            Feature.INPUT_FILE_ID,
            Feature.REMIX,
            Feature.EDIT,
            Feature.EXTEND);
  }

  /**
   * The sample.
   *
   * @return the operations and two models, of which {@code google/veo-3.1} is the default
   */
  public static Capabilities sample() {
    return operations().models(SAMPLE).defaultModel("google/veo-3.1").build();
  }
}
