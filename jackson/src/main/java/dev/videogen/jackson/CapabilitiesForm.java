package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Feature;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Support;

/** What a provider and its models can do. */
final class CapabilitiesForm implements JsonForm<Capabilities> {

  static final CapabilitiesForm INSTANCE = new CapabilitiesForm();

  private CapabilitiesForm() {}

  @Override
  public JsonNode write(Capabilities capabilities) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    ObjectNode operations = json.putObject("operations");
    for (Feature feature : Feature.values()) {
      if (!feature.isPartOfRequest()) {
        operations.put(Words.of(feature), Words.of(capabilities.support(feature)));
      }
    }
    json.put("listing", Words.of(capabilities.listing()));
    json.put("follows_by_list", capabilities.followsByList());
    Nodes.put(json, "default_model", capabilities.defaultModel());
    ArrayNode models = json.putArray("models");
    capabilities.models().forEach(model -> models.add(ModelForm.INSTANCE.write(model)));
    return json;
  }

  @Override
  public Capabilities read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    Capabilities.Builder capabilities = Capabilities.builder();
    fields.object("operations").ifPresent(all -> readOperations(fields, all, capabilities));
    fields.flag("follows_by_list").ifPresent(capabilities::followsByList);
    fields.optionalText("default_model").ifPresent(capabilities::defaultModel);
    return capabilities.models(fields.values("models", ModelForm.INSTANCE)).build();
  }

  private static void readOperations(
      Fields fields, Fields operations, Capabilities.Builder capabilities) {
    for (Feature feature : Feature.values()) {
      Support support =
          feature.isPartOfRequest()
              ? Support.UNKNOWN
              : operations.word(Words.of(feature), Support.class).orElse(Support.UNKNOWN);
      if (feature == Feature.LIST) {
        // What is not known to list is partial by name alone.
        if (support != Support.UNKNOWN) {
          fields.word("listing", Capabilities.Listing.class).ifPresent(capabilities::listing);
        }
        continue;
      }
      switch (support) {
        case SUPPORTED -> capabilities.supports(feature);
        case UNSUPPORTED -> capabilities.lacks(feature);
        case RACY -> readRacy(operations, feature, capabilities);
        case UNKNOWN -> {}
      }
    }
  }

  private static void readRacy(
      Fields operations, Feature feature, Capabilities.Builder capabilities) {
    if (feature != Feature.CANCEL) {
      throw new MalformedJsonException(
          operations.path(Words.of(feature)), "cancel alone can be racy");
    }
    capabilities.cancelsBestEffort();
  }
}
