package dev.videogen.fake;

import dev.videogen.catalog.AzureCatalog;
import dev.videogen.fake.media.PictureFormat;
import java.time.Duration;

/** Azure OpenAI's videos API (Sora 2) of a resource with one deployment, {@code sora-2}. */
final class AzureVideosPreset {

  static final FakePreset PRESET =
      new FakePreset.Builder("azure-videos", AzureCatalog.videos("sora-2"))
          .unknownModel(FakePreset.UnknownModel.NOT_FOUND)
          .lifetime(Duration.ofDays(1))
          .withoutCancelled()
          .thumbnails(PictureFormat.WEBP)
          .build();

  private AzureVideosPreset() {}
}
