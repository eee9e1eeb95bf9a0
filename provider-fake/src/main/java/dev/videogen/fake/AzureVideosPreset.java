package dev.videogen.fake;

import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.fake.media.PictureFormat;
import java.time.Duration;

/**
 * Azure OpenAI's videos API (Sora 2), as Microsoft's concept pages tell ({@code
 * learn.microsoft.com/azure/ai-foundry/openai/concepts/video-generation}): OpenAI's operations and
 * formats, of its sizes and durations the few that are on offer there.
 *
 * <p>A model is the name of a deployment there, and each resource has its own: this one has {@code
 * sora-2}.
 */
final class AzureVideosPreset {

  private static final ModelCapabilities SORA_2 =
      OpenAiPreset.model("sora-2")
          .modes(OpenAiPreset.unpriced(OpenAiPreset.PRICED, OpenAiPreset.HD))
          .build();

  static final FakePreset PRESET =
      new FakePreset.Builder(
              "azure-videos",
              OpenAiPreset.PRESET.capabilities().toBuilder()
                  .models(SORA_2)
                  .defaultModel(SORA_2.name())
                  .build())
          .unknownModel(FakePreset.UnknownModel.NOT_FOUND)
          .lifetime(Duration.ofDays(1))
          .thumbnails(PictureFormat.WEBP)
          .build();

  private AzureVideosPreset() {}
}
