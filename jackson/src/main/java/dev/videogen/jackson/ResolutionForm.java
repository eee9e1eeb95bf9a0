package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Resolution;

/** {@code 1080p}; an object with name and lines where the name alone does not tell the lines. */
final class ResolutionForm implements JsonForm<Resolution> {

  static final JsonForm<Resolution> INSTANCE = new ResolutionForm();

  private static final JsonForm<Resolution> NAME =
      new TextForm<>(Resolution::name, Resolution::parse);

  private ResolutionForm() {}

  @Override
  public JsonNode write(Resolution value) {
    if (isToldByItsName(value)) {
      return NAME.write(value);
    }
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("name", value.name());
    json.put("lines", value.lines());
    return json;
  }

  private static boolean isToldByItsName(Resolution value) {
    try {
      return Resolution.parse(value.name()).equals(value);
    } catch (IllegalArgumentException ownName) {
      return false;
    }
  }

  @Override
  public Resolution read(JsonNode json, String path) {
    if (!json.isObject()) {
      return NAME.read(json, path);
    }
    Fields fields = Fields.of(json, path);
    return new Resolution(fields.text("name"), fields.required("lines", fields.integer("lines")));
  }
}
