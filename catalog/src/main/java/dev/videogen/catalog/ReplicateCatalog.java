package dev.videogen.catalog;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Replicate: its operations, and the best known of its models. Any other is a model of which
 * nothing is known.
 *
 * <p>Sources: Replicate's published specification for the operations, its documentation for the
 * list, which has all predictions of the account; the inputs of Seedance by its page there in
 * November 2026, its lengths and classes as its maker has them. Prices stand on the models' pages
 * and were not seen, so they are unknown.
 */
public final class ReplicateCatalog {

  private static final List<ModelCapabilities> MODELS =
      List.of(
          model("bytedance/seedance-2.0")
              .modes(
                  Mode.builder()
                      .resolutions(List.of(Resolution.P480, Resolution.P720, Resolution.P1080))
                      .aspectRatios(
                          List.of(
                              AspectRatio.of(16, 9),
                              AspectRatio.of(9, 16),
                              AspectRatio.of(4, 3),
                              AspectRatio.of(3, 4),
                              AspectRatio.of(1, 1),
                              AspectRatio.of(21, 9)))
                      .durations(
                          Axis.choice(
                              IntStream.rangeClosed(4, 15).mapToObj(Duration::ofSeconds).toList()))
                      .build())
              .supports(
                  Feature.AUDIO,
                  Feature.SEED,
                  Feature.FIRST_FRAME,
                  Feature.LAST_FRAME,
                  Feature.REFERENCE_IMAGE)
              .lacks(Feature.FPS, Feature.NEGATIVE_PROMPT)
              .defaultDuration(Duration.ofSeconds(5))
              .build(),
          model("bytedance/seedance-1-pro")
              .supports(Feature.FPS, Feature.SEED, Feature.FIRST_FRAME, Feature.LAST_FRAME)
              .lacks(Feature.AUDIO, Feature.NEGATIVE_PROMPT, Feature.REFERENCE_IMAGE)
              .build());

  private ReplicateCatalog() {}

  /**
   * What Replicate can do.
   *
   * @return its operations and models, none of which is the default
   */
  public static Capabilities capabilities() {
    return Capabilities.builder()
        .listing(Listing.COMPLETE)
        .followsByList(true)
        .models(MODELS)
        .supports(Feature.CANCEL)
        .lacks(Feature.DELETE, Feature.THUMBNAIL, Feature.SPRITESHEET, Feature.PROGRESS)
        .build();
  }

  /** A model without what no model has a common input for. */
  private static ModelCapabilities.Builder model(String name) {
    return ModelCapabilities.builder(name)
        .lacks(Feature.INPUT_FILE_ID, Feature.REMIX, Feature.EDIT, Feature.EXTEND);
  }
}
