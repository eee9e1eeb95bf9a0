package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Feature;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a model can do. */
final class ModelForm implements JsonForm<ModelCapabilities> {

  static final ModelForm INSTANCE = new ModelForm();

  private static final List<Feature> FEATURES =
      Arrays.stream(Feature.values()).filter(Feature::isPartOfRequest).toList();

  private ModelForm() {}

  @Override
  public JsonNode write(ModelCapabilities model) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("name", model.name());
    ArrayNode aliases = json.putArray("aliases");
    model.aliases().forEach(aliases::add);
    Nodes.put(json, "default_size", model.defaultSize());
    Nodes.putSeconds(json, "default_seconds", model.defaultDuration());
    json.put("prompt_required", model.promptRequired());
    model.maxPromptLength().ifPresent(length -> json.put("max_prompt_length", length));
    model.maxReferences().ifPresent(number -> json.put("max_references", number));
    model.defaultAudio().ifPresent(audio -> json.put("default_audio", audio));
    json.put("frames_match_size", model.framesMatchSize());
    Nodes.putStrings(json, "input_types", model.inputTypes());
    ArrayNode required = json.putArray("requires");
    model.required().forEach(either -> words(required.addArray(), either));
    ObjectNode max = json.putObject("max_inputs");
    ObjectNode excluded = json.putObject("excludes");
    ObjectNode features = json.putObject("features");
    for (Feature feature : FEATURES) {
      String word = Words.of(feature);
      model.maxInputs(feature).ifPresent(number -> max.put(word, number));
      if (!model.excludedBy(feature).isEmpty()) {
        words(excluded.putArray(word), model.excludedBy(feature));
      }
      features.put(word, Words.of(model.support(feature)));
    }
    ArrayNode modes = json.putArray("modes");
    model.modes().forEach(mode -> modes.add(ModeForm.INSTANCE.write(mode)));
    return json;
  }

  private static void words(ArrayNode array, Set<Feature> features) {
    Words.of(features).forEach(array::add);
  }

  @Override
  public ModelCapabilities read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    ModelCapabilities.Builder model = ModelCapabilities.builder(fields.text("name"));
    model.aliases(fields.texts("aliases").toArray(String[]::new));
    fields.value("default_size", Texts.SIZE).ifPresent(model::defaultSize);
    fields.seconds("default_seconds").ifPresent(model::defaultDuration);
    fields.flag("prompt_required").ifPresent(model::promptRequired);
    fields.integer("max_prompt_length").ifPresent(model::maxPromptLength);
    fields.integer("max_references").ifPresent(model::maxReferences);
    fields.flag("default_audio").ifPresent(model::defaultAudio);
    fields.flag("frames_match_size").ifPresent(model::framesMatchSize);
    model.inputTypes(fields.texts("input_types"));
    fields.values("requires", EitherForm.INSTANCE).forEach(either -> require(either, model));
    for (Feature feature : FEATURES) {
      readFeature(fields, feature, model);
    }
    return model.modes(fields.values("modes", ModeForm.INSTANCE)).build();
  }

  private static void require(List<Feature> either, ModelCapabilities.Builder model) {
    model.requires(either.get(0), either.subList(1, either.size()).toArray(Feature[]::new));
  }

  private static void readFeature(Fields fields, Feature feature, ModelCapabilities.Builder model) {
    String word = Words.of(feature);
    fields
        .object("max_inputs")
        .flatMap(all -> all.integer(word))
        .ifPresent(number -> model.maxInputs(feature, number));
    fields
        .object("excludes")
        .map(all -> all.values(word, Words.form(Feature.class)))
        .ifPresent(others -> model.excludes(feature, others.toArray(Feature[]::new)));
    fields
        .object("features")
        .ifPresent(
            all -> {
              switch (all.word(word, Support.class).orElse(Support.UNKNOWN)) {
                case SUPPORTED -> model.supports(feature);
                case UNSUPPORTED -> model.lacks(feature);
                case UNKNOWN -> {}
                case RACY ->
                    throw new MalformedJsonException(all.path(word), "no part of it is racy");
              }
            });
  }

  /** Features of which one is needed. */
  private static final class EitherForm implements JsonForm<List<Feature>> {

    static final EitherForm INSTANCE = new EitherForm();

    @Override
    public JsonNode write(List<Feature> either) {
      ArrayNode json = Nodes.FACTORY.arrayNode();
      Words.of(either).forEach(json::add);
      return json;
    }

    @Override
    public List<Feature> read(JsonNode json, String path) {
      if (!json.isArray() || json.isEmpty()) {
        throw new MalformedJsonException(path, "is an array of at least one feature");
      }
      return Fields.of(Nodes.FACTORY.objectNode().set("of", json), path)
          .values("of", Words.form(Feature.class));
    }
  }
}
