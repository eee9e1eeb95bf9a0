package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Feature;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Price;
import java.math.BigDecimal;
import java.util.List;

/** A component of a price. */
final class PriceForm implements JsonForm<Price.Component> {

  static final PriceForm INSTANCE = new PriceForm();

  private PriceForm() {}

  @Override
  public JsonNode write(Price.Component component) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("unit", Words.of(component.unit()));
    json.set("usd", Nodes.number(component.amount()));
    if (component.freeInputs() > 0) {
      json.put("free_inputs", component.freeInputs());
    }
    component.framesPerSecond().ifPresent(fps -> json.put("frames_per_second", fps));
    if (!component.resolutions().isEmpty()) {
      ArrayNode resolutions = json.putArray("resolutions");
      component.resolutions().forEach(each -> resolutions.add(ResolutionForm.INSTANCE.write(each)));
    }
    Nodes.putStrings(json, "sizes", component.sizes().stream().map(VideoSize::toString).toList());
    component.audio().ifPresent(audio -> json.put("audio", audio));
    component
        .sources()
        .ifPresent(
            sources -> {
              ArrayNode array = json.putArray("sources");
              Words.of(sources).forEach(array::add);
            });
    return json;
  }

  @Override
  public Price.Component read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    BigDecimal amount = fields.required("usd", fields.number("usd"));
    Price.Component component =
        switch (fields.required("unit", fields.word("unit", Price.Unit.class))) {
          case FIXED -> Price.perVideo(amount);
          case OUTPUT_SECOND -> Price.perSecond(amount);
          case OUTPUT_PIXEL_FRAME ->
              Price.perPixelFrame(
                  amount,
                  fields.required("frames_per_second", fields.integer("frames_per_second")));
          case INPUT_IMAGE -> Price.perInputImage(amount, fields.integer("free_inputs").orElse(0));
          case INPUT_SECOND -> Price.perInputSecond(amount);
        };
    return conditions(fields, component);
  }

  private static Price.Component conditions(Fields fields, Price.Component price) {
    Price.Component component = price;
    List<Resolution> resolutions = fields.values("resolutions", ResolutionForm.INSTANCE);
    if (!resolutions.isEmpty()) {
      component = component.at(resolutions.toArray(Resolution[]::new));
    }
    List<VideoSize> sizes = fields.values("sizes", Texts.SIZE);
    if (!sizes.isEmpty()) {
      component = component.at(sizes.toArray(VideoSize[]::new));
    }
    if (fields.has("audio")) {
      component = component.withAudio(fields.required("audio", fields.flag("audio")));
    }
    if (fields.has("sources")) {
      List<Feature> sources = fields.values("sources", Words.form(Feature.class));
      component = component.madeFrom(sources.toArray(Feature[]::new));
    }
    return component;
  }
}
