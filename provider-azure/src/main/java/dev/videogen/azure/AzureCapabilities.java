package dev.videogen.azure;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.time.Duration;
import java.util.List;

/**
 * What the models can do behind each of Azure's APIs, whatever name a resource gave to its
 * deployment. There are no published prices a second.
 *
 * <p>Sources: Microsoft's REST reference for sizes, seconds and variants; its concept page for the
 * limits of 720p and 1080p and for Sora 2, which is OpenAI's in all else.
 */
final class AzureCapabilities {

  /** The jobs API demands a size; a request without one gets this. */
  static final VideoSize JOBS_SIZE = VideoSize.of(1280, 720);

  /** The vendor's own default. */
  static final Duration JOBS_DURATION = Duration.ofSeconds(5);

  private static final int VIDEOS_PROMPT = 32_000;

  private AzureCapabilities() {}

  static Capabilities of(AzureApi api, String deployment) {
    return switch (api) {
      case JOBS -> jobs(deployment);
      case VIDEOS -> videos(deployment);
    };
  }

  private static Capabilities jobs(String deployment) {
    ModelCapabilities sora =
        ModelCapabilities.builder(deployment)
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
            .supports(Feature.FIRST_FRAME, Feature.LAST_FRAME, Feature.REFERENCE_VIDEO)
            .lacksTheRest()
            .maxReferences(1)
            .defaultSize(JOBS_SIZE)
            .defaultDuration(JOBS_DURATION)
            .build();
    return Capabilities.builder()
        .models(sora)
        .defaultModel(deployment)
        .supports(Feature.LIST, Feature.DELETE, Feature.THUMBNAIL)
        .lacks(Feature.CANCEL, Feature.REMIX, Feature.SPRITESHEET, Feature.PROGRESS)
        .build();
  }

  private static Capabilities videos(String deployment) {
    ModelCapabilities sora2 =
        ModelCapabilities.builder(deployment)
            .modes(Mode.builder().sizes("720x1280", "1280x720").seconds(4, 8, 12).build())
            .maxPromptLength(VIDEOS_PROMPT)
            .supports(Feature.FIRST_FRAME, Feature.INPUT_URL, Feature.INPUT_FILE_ID)
            .lacksTheRest()
            .framesMatchSize(true)
            .inputTypes(List.of("image/jpeg", "image/png", "image/webp"))
            .defaultSize(VideoSize.of(720, 1280))
            .defaultDuration(Duration.ofSeconds(4))
            .build();
    return Capabilities.builder()
        .models(sora2)
        .defaultModel(deployment)
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
}
