package dev.videogen.fake;

import dev.videogen.catalog.AzureCatalog;
import dev.videogen.fake.media.PictureFormat;
import java.time.Duration;
import java.util.List;

/** Azure OpenAI's jobs API (Sora 1) of a resource with one deployment, {@code sora}. */
final class AzureJobsPreset {

  static final FakePreset PRESET =
      new FakePreset.Builder("azure-jobs", AzureCatalog.jobs("sora"))
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
