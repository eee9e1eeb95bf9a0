package dev.videogen.fake;

import dev.videogen.VideoOutput;
import dev.videogen.catalog.ReplicateCatalog;
import java.time.Duration;
import java.util.List;

/** Replicate with the best known of its models. */
final class ReplicatePreset {

  static final FakePreset PRESET =
      new FakePreset.Builder(
              "replicate",
              ReplicateCatalog.capabilities().toBuilder()
                  .defaultModel("bytedance/seedance-2.0")
                  .build())
          .unknownModel(FakePreset.UnknownModel.NOT_FOUND)
          .words(
              new VendorStatusMap(
                  "starting", List.of("processing"), "succeeded", "failed", "canceled"))
          .ids(new JobIds("rrr4z55ocneqzikepn", ""))
          .lifetime(Duration.ofHours(1))
          .outputs(VideoOutput.Kind.KEYED_ADDRESS)
          .errorStatus("insufficient_quota", 402)
          .errorStatus("content_policy_violation", 422)
          .errorStatus("invalid_value", 422)
          .build();

  private ReplicatePreset() {}
}
