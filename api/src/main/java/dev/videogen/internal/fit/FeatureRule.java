package dev.videogen.internal.fit;

import dev.videogen.Adjustment;
import dev.videogen.Feature;
import dev.videogen.MediaInput;
import dev.videogen.VideoRequest;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.Remedy;
import dev.videogen.internal.text.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the model lacks is refused, or left out where the request says that it may be. */
final class FeatureRule {

  private FeatureRule() {}

  static Checked apply(Checked checked, ModelCapabilities model, Refusal refusal) {
    Checked kept = withoutOptional(checked, model);
    Set<Feature> features = kept.request().features();
    if (features.isEmpty() && model.required().isEmpty()) {
      return kept;
    }
    List<Feature> lacking = features.stream().filter(has(model, Support.UNSUPPORTED)).toList();
    if (!lacking.isEmpty()) {
      throw refusal.unsupported(
          "%s does not take: %s. It takes %s."
              .formatted(model.name(), Listing.of(lacking), whatItTakes(model)),
          Remedy.leaveOut(lacking.get(0)));
    }
    checkExclusions(kept.request(), model, refusal);
    checkRequired(kept.request(), model, refusal);
    return kept;
  }

  private static void checkExclusions(
      VideoRequest request, ModelCapabilities model, Refusal refusal) {
    for (Feature feature : request.features()) {
      List<Feature> beside = beside(feature, request, model);
      if (!beside.isEmpty()) {
        throw refusal.unsupported(
            "%s takes %s alone or %s alone, not both. Leave one of them out."
                .formatted(model.name(), feature, Listing.of(beside, "and")));
      }
    }
  }

  private static void checkRequired(
      VideoRequest request, ModelCapabilities model, Refusal refusal) {
    for (Set<Feature> either : model.required()) {
      if (either.stream().noneMatch(request.features()::contains)) {
        String needed = Listing.of(List.copyOf(either), "or");
        throw refusal.invalid(
            "%s needs more than a prompt: %s. Add it to the request."
                .formatted(model.name(), needed));
      }
    }
  }

  /** What a request has that cannot stand beside a feature. */
  private static List<Feature> beside(
      Feature feature, VideoRequest request, ModelCapabilities model) {
    return request.features().stream().filter(model.excludedBy(feature)::contains).toList();
  }

  /** One at a time, for leaving out inputs that are URLs may leave out a first frame as well. */
  private static Checked withoutOptional(Checked checked, ModelCapabilities model) {
    Checked kept = checked;
    for (Feature feature : checked.request().optionalFeatures()) {
      VideoRequest request = kept.request();
      boolean lacking = model.support(feature) == Support.UNSUPPORTED;
      if (request.features().contains(feature)
          && (lacking || !beside(feature, request, model).isEmpty())) {
        VideoRequest without = request.toBuilder().without(feature).build();
        kept =
            kept.with(
                without,
                List.of(
                    new Adjustment(feature.toString(), asked(request, without, feature), "none")));
      }
    }
    return kept;
  }

  private static String asked(VideoRequest request, VideoRequest without, Feature feature) {
    return switch (feature) {
      case NEGATIVE_PROMPT -> request.negativePrompt().orElseThrow();
      case SEED -> String.valueOf(request.seed().orElseThrow());
      case FPS -> String.valueOf(request.fps().orElseThrow());
      case AUDIO -> request.audio().orElseThrow() ? "sound" : "silence";
      default -> {
        List<MediaInput> left = new ArrayList<>(request.inputs());
        left.removeAll(without.inputs());
        yield Listing.of(left.stream().map(MediaInput::media).toList());
      }
    };
  }

  private static String whatItTakes(ModelCapabilities model) {
    List<Feature> features =
        Arrays.stream(Feature.values())
            .filter(Feature::isPartOfRequest)
            .filter(has(model, Support.SUPPORTED))
            .toList();
    return features.isEmpty() ? "a prompt alone" : Listing.of(features);
  }

  private static Predicate<Feature> has(ModelCapabilities model, Support support) {
    return feature -> model.support(feature) == support;
  }
}
