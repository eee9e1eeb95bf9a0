package dev.videogen.openrouter;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.catalog.OpenRouterCatalog;
import dev.videogen.http.ModelFields;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;

/**
 * What {@code GET /videos/models} says of the models. A field that is null or missing says nothing:
 * what it would limit is passed on to the vendor.
 */
final class ModelList {

  private ModelList() {}

  /**
   * Maps the list.
   *
   * @param list the response
   * @return the models; what has no id is left out
   * @throws UnreadableResponseException if it is no list
   */
  static Capabilities of(JsonView list) {
    if (!list.hasArray("data")) {
      throw new UnreadableResponseException("it is no list of models");
    }
    return OpenRouterCatalog.operations()
        .models(
            list.objects("data").stream()
                .flatMap(model -> model.text("id").map(id -> model(id, model)).stream())
                .toList())
        .build();
  }

  private static ModelCapabilities model(String id, JsonView json) {
    ModelFields fields = new ModelFields(json);
    ModelCapabilities.Builder model = OpenRouterCatalog.model(id).modes(mode(fields));
    json.text("canonical_slug").filter(slug -> !slug.equals(id)).ifPresent(model::aliases);
    fields.declare(model, Feature.AUDIO, "generate_audio");
    fields.declare(model, Feature.SEED, "seed");
    fields.declare(model, Feature.FIRST_FRAME, "supported_frame_images", "first_frame");
    fields.declare(model, Feature.LAST_FRAME, "supported_frame_images", "last_frame");
    return model.build();
  }

  private static Mode mode(ModelFields fields) {
    Mode.Builder mode =
        Mode.builder()
            .sizes(fields.choice("supported_sizes", VideoSize::parse))
            .aspectRatios(fields.choice("supported_aspect_ratios", AspectRatio::parse))
            .resolutions(fields.choice("supported_resolutions", Resolution::parse))
            .durations(fields.seconds("supported_durations"));
    PriceList.of(fields.json().object("pricing_skus")).ifPresent(mode::price);
    return mode.build();
  }
}
