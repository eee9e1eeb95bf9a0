package dev.videogen.fake;

import dev.videogen.Feature;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.fake.media.PictureFormat;
import java.time.Duration;
import java.util.List;

/**
 * Azure OpenAI's jobs API (Sora 1, {@code api-version=preview}), as Microsoft's reference and
 * concept pages tell ({@code
 * learn.microsoft.com/azure/ai-foundry/openai/concepts/video-generation}).
 *
 * <p>A model is the name of a deployment there, and each resource has its own: this one has {@code
 * sora}. Prices are not published per second. The vendor demands a size; a request without one gets
 * 1280x720 here. A job begins with one picture, or goes from one to another.
 */
final class AzureJobsPreset {

  private static final ModelCapabilities SORA =
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
          .supports(Feature.FIRST_FRAME, Feature.LAST_FRAME, Feature.REFERENCE_VIDEO)
          .lacksTheRest()
          .maxReferences(1)
          .inputTypes(List.of("image/jpeg", "image/png", "image/webp", "video/mp4"))
          .defaultSize(VideoSize.of(1280, 720))
          .defaultDuration(Duration.ofSeconds(5))
          .build();

  static final FakePreset PRESET =
      new FakePreset.Builder(
              "azure-jobs",
              Capabilities.builder()
                  .supports(Feature.LIST, Feature.DELETE, Feature.THUMBNAIL, Feature.RANGE)
                  .lacks(Feature.CANCEL, Feature.REMIX, Feature.SPRITESHEET, Feature.PROGRESS)
                  .models(SORA)
                  .defaultModel(SORA.name())
                  .build())
          .unknownModel(FakePreset.UnknownModel.NOT_FOUND)
          .words(
              new VendorStatusMap(
                  "queued",
                  List.of("preprocessing", "running", "processing"),
                  "succeeded",
                  "failed",
                  "cancelled"))
          .ids(new JobIds("task_", "gen_"))
          .lifetime(Duration.ofDays(1))
          .thumbnails(PictureFormat.JPEG)
          .silent()
          .build();

  private AzureJobsPreset() {}
}
