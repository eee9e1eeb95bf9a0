package dev.videogen.fake;

import dev.videogen.catalog.FalCatalog;
import java.time.Duration;
import java.util.List;

/** fal with the best known of its models; others render, too. */
final class FalPreset {

  static final FakePreset PRESET =
      new FakePreset.Builder(
              "fal", FalCatalog.capabilities().toBuilder().defaultModel("fal-ai/veo3.1").build())
          .words(
              new VendorStatusMap(
                  "IN_QUEUE", List.of("IN_PROGRESS"), "COMPLETED", "COMPLETED", "COMPLETED"))
          .ids(new JobIds("00000000-0000-4000-8000-000000", ""))
          .lifetime(Duration.ofDays(1))
          .build();

  private FalPreset() {}
}
