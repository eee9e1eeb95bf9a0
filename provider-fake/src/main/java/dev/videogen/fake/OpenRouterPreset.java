package dev.videogen.fake;

import dev.videogen.VideoOutput;
import dev.videogen.catalog.OpenRouterCatalog;
import java.time.Duration;
import java.util.List;

/** OpenRouter with a sample of its models. */
final class OpenRouterPreset {

  static final FakePreset PRESET =
      new FakePreset.Builder("openrouter", OpenRouterCatalog.sample())
          .unknownModel(FakePreset.UnknownModel.INVALID)
          .words(
              new VendorStatusMap(
                  "pending", List.of("in_progress"), "completed", "failed", "cancelled"))
          .ids(new JobIds("job-", ""))
          .lifetime(Duration.ofDays(1))
          .reportsCost()
          .outputs(VideoOutput.Kind.ADDRESS)
          .errorStatus("insufficient_quota", 402)
          .errorStatus("content_policy_violation", 403)
          .build();

  private OpenRouterPreset() {}
}
