package dev.videogen.catalog;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * OpenAI's Videos API: what its models can do, and what they cost.
 *
 * <p>Sources: the reference ({@code platform.openai.com/docs/api-reference/videos}), the model
 * pages and the price list of February 2026, as they were until the service ended on 2026-09-24. 16
 * and 20 seconds, and 1920x1080 of the pro model, stand in the published specification but never
 * stood in the price list: they are on offer at an unknown price.
 */
public final class OpenAiCatalog {

  private static final String[] HD = {"720x1280", "1280x720"};
  private static final String[] TALLER = {"1024x1792", "1792x1024"};
  private static final String[] FULL_HD = {"1080x1920", "1920x1080"};

  private static final List<ModelCapabilities> MODELS =
      List.of(
          model("sora-2")
              .aliases("sora-2-2025-10-06", "sora-2-2025-12-08")
              .modes(priced("0.10", HD), unpriced(HD))
              .build(),
          model("sora-2-pro")
              .aliases("sora-2-pro-2025-10-06")
              .modes(
                  priced("0.30", HD),
                  unpriced(HD),
                  priced("0.50", TALLER),
                  unpriced(TALLER),
                  Mode.builder().sizes(FULL_HD).seconds(4, 8, 12, 16, 20).build())
              .build());

  private OpenAiCatalog() {}

  /**
   * What OpenAI itself can do.
   *
   * @return its operations and the models {@code sora-2}, which is the default, and {@code
   *     sora-2-pro}
   */
  public static Capabilities capabilities() {
    return operations().models(MODELS).defaultModel("sora-2").build();
  }

  static Capabilities.Builder operations() {
    return Capabilities.builder()
        .listing(Listing.COMPLETE)
        .followsByList(true)
        .supports(Feature.DELETE, Feature.THUMBNAIL, Feature.SPRITESHEET, Feature.PROGRESS)
        .lacks(Feature.CANCEL);
  }

  /** A model without its modes. */
  static ModelCapabilities.Builder model(String name) {
    return ModelCapabilities.builder(name)
        .maxPromptLength(32_000)
        .supports(
            Feature.FIRST_FRAME,
            Feature.INPUT_URL,
            Feature.INPUT_FILE_ID,
            Feature.REMIX,
            Feature.EDIT,
            Feature.EXTEND)
        .lacksTheRest()
        .framesMatchSize(true)
        .inputTypes(List.of("image/jpeg", "image/png", "image/webp"))
        .defaultSize(VideoSize.of(720, 1280))
        .defaultDuration(Duration.ofSeconds(4));
  }

  private static Mode priced(String dollars, String... sizes) {
    return Mode.builder()
        .sizes(sizes)
        .seconds(4, 8, 12)
        .pricePerSecond(new BigDecimal(dollars))
        .build();
  }

  private static Mode unpriced(String... sizes) {
    return Mode.builder().sizes(sizes).seconds(16, 20).build();
  }
}
