package dev.videogen.openai;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * What OpenAI's models can do, and what they cost.
 *
 * <p>Sources: OpenAI's guide and reference of the Videos API and its price list of February 2026;
 * for 16 and 20 seconds and for 1080p, which have no published price, the specification as last
 * published.
 */
final class OpenAiCapabilities {

  private static final int MAX_PROMPT = 32_000;
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

  private OpenAiCapabilities() {}

  /** Those of OpenAI itself. */
  static Capabilities ofOpenAi() {
    return Capabilities.builder()
        .models(MODELS)
        .defaultModel("sora-2")
        .supports(
            Feature.LIST,
            Feature.DELETE,
            Feature.REMIX,
            Feature.THUMBNAIL,
            Feature.SPRITESHEET,
            Feature.PROGRESS)
        .lacks(Feature.CANCEL)
        .build();
  }

  /**
   * Those of another server: OpenAI's models are what they are wherever they are reached, but which
   * operations there are nobody knows, and there is no model to be taken for the default.
   */
  static Capabilities ofAnotherServer() {
    return Capabilities.builder().models(MODELS).build();
  }

  private static ModelCapabilities.Builder model(String name) {
    return ModelCapabilities.builder(name)
        .maxPromptLength(MAX_PROMPT)
        .supports(Feature.FIRST_FRAME, Feature.INPUT_URL, Feature.INPUT_FILE_ID)
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
