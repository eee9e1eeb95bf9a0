package dev.videogen.catalog;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.time.Duration;
import java.util.List;

/**
 * Azure OpenAI: what the models can do behind each of its two APIs. A model goes by the name of its
 * deployment there, and each resource gives its own. Prices are not published per second.
 *
 * <p>Sources: Microsoft's REST reference for sizes, seconds and variants; its concept page ({@code
 * learn.microsoft.com/azure/ai-foundry/openai/concepts/video-generation}) for the limits of 720p
 * and 1080p, for media types and for Sora 2, which is OpenAI's in all else.
 */
public final class AzureCatalog {

  private AzureCatalog() {}

  /**
   * The jobs API (Sora 1, {@code api-version=preview}). The vendor demands a size; the default here
   * is 1280x720.
   *
   * @param deployment the name of the deployment
   * @return its operations and one model, which is the default
   */
  public static Capabilities jobs(String deployment) {
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
            .inputTypes(List.of("image/jpeg", "image/png", "image/webp", "video/mp4"))
            .defaultSize(VideoSize.of(1280, 720))
            .defaultDuration(Duration.ofSeconds(5))
            .build();
    return Capabilities.builder()
        .models(sora)
        .defaultModel(deployment)
        .listing(Listing.COMPLETE)
        .followsByList(true)
        .supports(Feature.DELETE, Feature.THUMBNAIL)
        .lacks(Feature.CANCEL, Feature.SPRITESHEET, Feature.PROGRESS)
        .build();
  }

  /**
   * The videos API (Sora 2): OpenAI's operations, and of its sizes and durations the few that are
   * on offer there.
   *
   * @param deployment the name of the deployment
   * @return its operations and one model, which is the default
   */
  public static Capabilities videos(String deployment) {
    ModelCapabilities sora2 =
        OpenAiCatalog.model(deployment)
            .modes(Mode.builder().sizes("720x1280", "1280x720").seconds(4, 8, 12).build())
            .build();
    return OpenAiCatalog.operations().models(sora2).defaultModel(deployment).build();
  }
}
