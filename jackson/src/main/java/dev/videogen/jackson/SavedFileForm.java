package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.SavedFile;
import java.nio.file.Path;

/** A file that was saved. */
final class SavedFileForm implements JsonForm<SavedFile> {

  static final SavedFileForm INSTANCE = new SavedFileForm();

  private SavedFileForm() {}

  @Override
  public JsonNode write(SavedFile file) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    json.put("path", file.path().toString());
    json.put("bytes", file.length());
    Nodes.put(json, "media_type", file.mediaType());
    Nodes.put(json, "sha256", file.sha256());
    return json;
  }

  @Override
  public SavedFile read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    return new SavedFile(
        fields.required("path", fields.value("path", new TextForm<>(Path::toString, Path::of))),
        fields.required("bytes", fields.longInteger("bytes")),
        fields.optionalText("media_type"),
        fields.optionalText("sha256"));
  }
}
