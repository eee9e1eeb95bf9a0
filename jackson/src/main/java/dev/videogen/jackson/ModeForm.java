package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.Price;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A mode of a model. A price that is not known is left out. */
final class ModeForm implements JsonForm<Mode> {

  static final ModeForm INSTANCE = new ModeForm();

  private ModeForm() {}

  @Override
  public JsonNode write(Mode mode) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    write(json.putObject("sizes"), mode.sizes(), Texts.SIZE);
    write(json.putObject("aspect_ratios"), mode.aspectRatios(), Texts.RATIO);
    write(json.putObject("resolutions"), mode.resolutions(), ResolutionForm.INSTANCE);
    write(json.putObject("seconds"), mode.durations(), Numbers.SECONDS);
    json.put("max_variants", mode.maxVariants());
    mode.price()
        .ifPresent(
            price -> {
              ArrayNode components = json.putArray("price");
              price.components().forEach(each -> components.add(PriceForm.INSTANCE.write(each)));
            });
    return json;
  }

  private static <T> void write(ObjectNode json, Axis<T> axis, JsonForm<T> form) {
    json.put("kind", Words.of(axis.kind()));
    if (!axis.values().isEmpty()) {
      ArrayNode values = json.putArray("values");
      axis.values().forEach(value -> values.add(form.write(value)));
    }
    axis.min().ifPresent(value -> json.set("min", form.write(value)));
    axis.max().ifPresent(value -> json.set("max", form.write(value)));
    axis.step().ifPresent(value -> json.set("step", form.write(value)));
  }

  @Override
  public Mode read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    Mode.Builder mode = Mode.builder();
    mode.sizes(axis(fields, "sizes", Texts.SIZE, ModeForm::sizes));
    mode.aspectRatios(axis(fields, "aspect_ratios", Texts.RATIO, ModeForm::noRange));
    mode.resolutions(axis(fields, "resolutions", ResolutionForm.INSTANCE, ModeForm::noRange));
    mode.durations(axis(fields, "seconds", Numbers.SECONDS, ModeForm::durations));
    fields.integer("max_variants").ifPresent(mode::maxVariants);
    List<Price.Component> price = fields.values("price", PriceForm.INSTANCE);
    if (!price.isEmpty()) {
      mode.price(Price.of(price.toArray(Price.Component[]::new)));
    }
    return mode.build();
  }

  private static <T> Axis<T> axis(
      Fields mode, String name, JsonForm<T> form, Function<Fields, Axis<T>> range) {
    return mode.object(name)
        .map(
            fields -> {
              List<T> values = fields.values("values", form);
              return switch (fields.required("kind", fields.word("kind", Axis.Kind.class))) {
                case CHOICE -> Axis.choice(values);
                case RANGE -> range.apply(fields);
                case FIXED -> Axis.fixed(fields.required("values", values.stream().findFirst()));
                case AUTO -> Axis.<T>auto();
                case FREE -> Axis.<T>free();
                case UNKNOWN -> Axis.<T>unknown();
              };
            })
        .orElseGet(Axis::unknown);
  }

  private static Axis<VideoSize> sizes(Fields fields) {
    return Axis.range(
        fields.required("min", fields.value("min", Texts.SIZE)),
        fields.required("max", fields.value("max", Texts.SIZE)),
        fields.value("step", Texts.SIZE).map(VideoSize::width).orElse(1));
  }

  private static Axis<Duration> durations(Fields fields) {
    Duration min = fields.required("min", fields.seconds("min"));
    Duration max = fields.required("max", fields.seconds("max"));
    return fields
        .seconds("step")
        .map(step -> Axis.range(min, max, step))
        .orElseGet(() -> Axis.range(min, max));
  }

  private static <T> Axis<T> noRange(Fields fields) {
    throw new MalformedJsonException(fields.path("kind"), "there is no range of these");
  }
}
