package dev.videogen.fake;

import dev.videogen.catalog.OpenAiCatalog;
import dev.videogen.fake.media.PictureFormat;
import java.time.Duration;

/** OpenAI's Videos API. */
final class OpenAiPreset {

  static final FakePreset PRESET =
      new FakePreset.Builder("openai", OpenAiCatalog.capabilities())
          .unknownModel(FakePreset.UnknownModel.INVALID)
          .pollAfter(Duration.ofSeconds(5))
          .withoutCancelled()
          .thumbnails(PictureFormat.WEBP)
          .build();

  private OpenAiPreset() {}
}
