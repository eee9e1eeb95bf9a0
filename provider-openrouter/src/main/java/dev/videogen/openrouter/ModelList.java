package dev.videogen.openrouter;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.catalog.OpenRouterCatalog;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.UnreadableResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    ModelCapabilities.Builder model = OpenRouterCatalog.model(id).modes(mode(json));
    json.text("canonical_slug").filter(slug -> !slug.equals(id)).ifPresent(model::aliases);
    say(model, Feature.AUDIO, json.flag("generate_audio"));
    say(model, Feature.SEED, json.flag("seed"));
    Optional<List<String>> frames =
        Optional.of(json.texts("supported_frame_images"))
            .filter(told -> json.has("supported_frame_images"));
    say(model, Feature.FIRST_FRAME, frames.map(told -> told.contains("first_frame")));
    say(model, Feature.LAST_FRAME, frames.map(told -> told.contains("last_frame")));
    return model.build();
  }

  private static void say(
      ModelCapabilities.Builder model, Feature feature, Optional<Boolean> supported) {
    Feature[] one = {feature};
    supported.ifPresent(
        is -> {
          if (is) {
            model.supports(one);
          } else {
            model.lacks(one);
          }
        });
  }

  private static Mode mode(JsonView json) {
    Mode.Builder mode =
        Mode.builder()
            .sizes(axis(json, "supported_sizes", VideoSize::parse))
            .aspectRatios(axis(json, "supported_aspect_ratios", AspectRatio::parse))
            .resolutions(axis(json, "supported_resolutions", Resolution::parse))
            .durations(axis(json, "supported_durations", ModelList::seconds));
    PriceList.of(json.object("pricing_skus")).ifPresent(mode::price);
    return mode.build();
  }

  /** Some models have a number below zero that stands for a length of the model's own choice. */
  private static Duration seconds(String text) {
    long seconds = Long.parseLong(text);
    if (seconds <= 0) {
      throw new IllegalArgumentException("no length");
    }
    return Duration.ofSeconds(seconds);
  }

  /** A choice, if all of it is understood; a value that is not would be refused wrongly. */
  private static <T> Axis<T> axis(JsonView json, String name, Function<String, T> parse) {
    List<String> texts = json.texts(name);
    try {
      List<T> values = texts.stream().map(parse).toList();
      boolean whole = !values.isEmpty() && values.size() == json.count(name);
      return whole ? Axis.choice(values) : Axis.unknown();
    } catch (IllegalArgumentException notUnderstood) {
      return Axis.unknown();
    }
  }
}
