package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Feature;
import dev.videogen.VideoSize;
import dev.videogen.errors.Remedy;
import java.util.Locale;
import java.util.Optional;

/** What can be done against an error. */
final class RemedyForm implements JsonForm<Remedy> {

  static final RemedyForm INSTANCE = new RemedyForm();

  private RemedyForm() {}

  @Override
  public JsonNode write(Remedy remedy) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("action", Words.of(remedy.action()));
    Nodes.put(
        json, "argument", remedy.argument().map(argument -> argument.toLowerCase(Locale.ROOT)));
    return json;
  }

  @Override
  public Remedy read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    Remedy.Action action = fields.required("action", fields.word("action", Remedy.Action.class));
    return switch (action) {
      case LEAVE_OUT ->
          Remedy.leaveOut(fields.required("argument", fields.word("argument", Feature.class)));
      case CROP, CONVERT_AND_CROP -> {
        Optional<VideoSize> instead = fields.value("argument", Texts.SIZE);
        yield Remedy.crop(action, instead);
      }
      case FIT_NEAREST, DECLARE_TYPE -> Remedy.of(action);
    };
  }
}
