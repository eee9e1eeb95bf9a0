package dev.videogen.cli.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Feature;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.cli.output.Formats;
import dev.videogen.cli.output.JobJson;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is known of providers as JSON. A price that is not known is left out. */
final class ProviderJson {

  private ProviderJson() {}

  static ObjectNode of(List<ProviderView> views, List<SettingView> client) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode providers = json.putArray("providers");
    views.forEach(view -> add(view, providers.addObject()));
    settings(client, json);
    return json;
  }

  private static void add(ProviderView view, ObjectNode json) {
    Capabilities capabilities = view.capabilities();
    json.put("name", view.name());
    json.put("type", view.type());
    json.put("description", view.description());
    json.put("ready", view.problem() == null);
    json.put("chosen", view.chosen());
    if (view.problem() != null) {
      json.put("problem", view.problem());
    } else {
      json.set(
          "operations", features(feature -> !feature.isPartOfRequest(), capabilities::support));
      capabilities.defaultModel().ifPresent(model -> json.put("default_model", model));
      ArrayNode models = json.putArray("models");
      capabilities.models().forEach(model -> add(model, models.addObject()));
    }
    settings(view.settings(), json);
  }

  private static void settings(List<SettingView> settings, ObjectNode json) {
    ArrayNode array = json.putArray("settings");
    settings.forEach(setting -> add(setting, array.addObject()));
  }

  private static void add(ModelCapabilities model, ObjectNode json) {
    json.put("name", model.name());
    strings(json.putArray("aliases"), model.aliases());
    model.defaultSize().ifPresent(size -> json.put("default_size", size.toString()));
    model.defaultDuration().ifPresent(time -> json.set("default_seconds", JobJson.seconds(time)));
    model.maxPromptLength().ifPresent(length -> json.put("max_prompt_length", length));
    json.set("features", features(Feature::isPartOfRequest, model::support));
    ArrayNode modes = json.putArray("modes");
    model.modes().forEach(mode -> add(mode, modes.addObject()));
  }

  private static void add(Mode mode, ObjectNode json) {
    strings(json.putArray("sizes"), mode.sizes());
    mode.sizeRange()
        .ifPresent(
            range ->
                json.putObject("size_range")
                    .put("min", range.min().toString())
                    .put("max", range.max().toString())
                    .put("multiple_of", range.multipleOf()));
    strings(json.putArray("aspect_ratios"), mode.aspectRatios());
    strings(json.putArray("resolutions"), mode.resolutions());
    ArrayNode seconds = json.putArray("seconds");
    mode.durations().forEach(duration -> seconds.add(JobJson.seconds(duration)));
    json.put("max_variants", mode.maxVariants());
    mode.pricePerSecond().ifPresent(price -> json.set("usd_per_second", JobJson.amount(price)));
  }

  private static void add(SettingView view, ObjectNode json) {
    json.put("property", view.property());
    json.put("variable", view.variable());
    view.setting().vendorVariable().ifPresent(name -> json.put("vendor_variable", name));
    json.put("description", view.setting().description());
    json.put("form", view.setting().form());
    json.put("secret", view.setting().isSecret());
    json.put("set", view.isSet());
  }

  private static ObjectNode features(Predicate<Feature> which, Function<Feature, Support> support) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Feature feature : Feature.values()) {
      if (which.test(feature)) {
        json.put(Formats.word(feature), Formats.word(support.apply(feature)));
      }
    }
    return json;
  }

  private static void strings(ArrayNode array, Collection<?> values) {
    values.forEach(value -> array.add(value.toString()));
  }
}
