package dev.videogen.cli.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Feature;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Price;
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
      json.put("listing", Formats.word(capabilities.listing()));
      json.put("follows_by_list", capabilities.followsByList());
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
    model.defaultAudio().ifPresent(audio -> json.put("default_audio", audio));
    ArrayNode required = json.putArray("requires");
    model.required().forEach(either -> words(required.addArray(), either));
    ObjectNode most = json.putObject("max_inputs");
    ObjectNode excluded = json.putObject("excludes");
    for (Feature feature : Feature.values()) {
      model.maxInputs(feature).ifPresent(number -> most.put(Formats.word(feature), number));
      if (!model.excludedBy(feature).isEmpty()) {
        words(excluded.putArray(Formats.word(feature)), model.excludedBy(feature));
      }
    }
    json.set("features", features(Feature::isPartOfRequest, model::support));
    ArrayNode modes = json.putArray("modes");
    model.modes().forEach(mode -> add(mode, modes.addObject()));
  }

  private static void add(Mode mode, ObjectNode json) {
    add(json, "sizes", mode.sizes(), ProviderJson::text);
    add(json, "aspect_ratios", mode.aspectRatios(), ProviderJson::text);
    add(json, "resolutions", mode.resolutions(), ProviderJson::text);
    add(json, "seconds", mode.durations(), JobJson::seconds);
    json.put("max_variants", mode.maxVariants());
    mode.price()
        .ifPresent(
            price -> {
              ArrayNode components = json.putArray("price");
              price.components().forEach(component -> add(component, components.addObject()));
            });
  }

  private static void add(Price.Component component, ObjectNode json) {
    json.put("unit", Formats.word(component.unit()));
    json.set("usd", JobJson.amount(component.amount()));
    if (component.freeInputs() > 0) {
      json.put("free_inputs", component.freeInputs());
    }
    component.framesPerSecond().ifPresent(fps -> json.put("frames_per_second", fps));
    strings(json, "resolutions", component.resolutions());
    strings(json, "sizes", component.sizes());
    component.audio().ifPresent(audio -> json.put("audio", audio));
    component.sources().ifPresent(sources -> words(json.putArray("sources"), sources));
  }

  private static void strings(ObjectNode json, String name, Collection<?> values) {
    if (!values.isEmpty()) {
      strings(json.putArray(name), values);
    }
  }

  private static void words(ArrayNode array, Collection<Feature> features) {
    features.forEach(feature -> array.add(Formats.word(feature)));
  }

  private static <T> void add(
      ObjectNode json, String name, Axis<T> axis, Function<T, JsonNode> form) {
    ObjectNode values = json.putObject(name);
    values.put("kind", Formats.word(axis.kind()));
    if (!axis.values().isEmpty()) {
      ArrayNode array = values.putArray("values");
      axis.values().forEach(value -> array.add(form.apply(value)));
    }
    axis.min().ifPresent(min -> values.set("min", form.apply(min)));
    axis.max().ifPresent(max -> values.set("max", form.apply(max)));
    axis.step().ifPresent(step -> values.set("step", form.apply(step)));
  }

  private static JsonNode text(Object value) {
    return JsonNodeFactory.instance.textNode(value.toString());
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
