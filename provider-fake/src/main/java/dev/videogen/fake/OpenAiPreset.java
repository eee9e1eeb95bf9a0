package dev.videogen.fake;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.fake.media.PictureFormat;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * OpenAI's Videos API, as its reference ({@code platform.openai.com/docs/api-reference/videos}),
 * its model pages and its price list told until the service ended on 2026-09-24.
 *
 * <p>16 and 20 seconds, and 1920x1080 of the pro model, stand in the published specification but
 * never stood in the price list: they are on offer at an unknown price.
 */
final class OpenAiPreset {

  static final String[] HD = {"720x1280", "1280x720"};
  private static final String[] TALL = {"1024x1792", "1792x1024"};
  private static final String[] FULL_HD = {"1080x1920", "1920x1080"};
  static final int[] PRICED = {4, 8, 12};
  private static final int[] UNPRICED = {16, 20};

  private static final ModelCapabilities SORA_2 =
      model("sora-2")
          .aliases("sora-2-2025-10-06", "sora-2-2025-12-08")
          .modes(priced("0.10", HD), unpriced(UNPRICED, HD))
          .build();

  private static final ModelCapabilities SORA_2_PRO =
      model("sora-2-pro")
          .aliases("sora-2-pro-2025-10-06")
          .modes(
              priced("0.30", HD),
              priced("0.50", TALL),
              unpriced(UNPRICED, HD),
              unpriced(UNPRICED, TALL),
              unpriced(PRICED, FULL_HD),
              unpriced(UNPRICED, FULL_HD))
          .build();

  static final FakePreset PRESET =
      new FakePreset.Builder(
              "openai",
              Capabilities.builder()
                  .supports(
                      Feature.LIST,
                      Feature.DELETE,
                      Feature.REMIX,
                      Feature.THUMBNAIL,
                      Feature.SPRITESHEET,
                      Feature.RANGE,
                      Feature.PROGRESS)
                  .lacks(Feature.CANCEL)
                  .models(SORA_2, SORA_2_PRO)
                  .defaultModel(SORA_2.name())
                  .build())
          .unknownModel(FakePreset.UnknownModel.INVALID)
          .pollAfter(Duration.ofSeconds(5))
          .thumbnails(PictureFormat.WEBP)
          .build();

  private OpenAiPreset() {}

  /** A model without its modes. */
  static ModelCapabilities.Builder model(String name) {
    return ModelCapabilities.builder(name)
        .supports(Feature.FIRST_FRAME, Feature.INPUT_URL, Feature.INPUT_FILE_ID)
        .lacksTheRest()
        .maxPromptLength(32_000)
        .framesMatchSize(true)
        .inputTypes(List.of("image/jpeg", "image/png", "image/webp"))
        .defaultSize(VideoSize.of(720, 1280))
        .defaultDuration(Duration.ofSeconds(4));
  }

  private static Mode priced(String dollars, String... sizes) {
    return Mode.builder()
        .sizes(sizes)
        .seconds(PRICED)
        .pricePerSecond(new BigDecimal(dollars))
        .build();
  }

  static Mode unpriced(int[] seconds, String... sizes) {
    return Mode.builder().sizes(sizes).seconds(seconds).build();
  }
}
