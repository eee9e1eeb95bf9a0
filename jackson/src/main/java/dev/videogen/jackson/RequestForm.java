package dev.videogen.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Feature;
import dev.videogen.JobRef;
import dev.videogen.MediaInput;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSource;

/** A request, whole: with its prompt, its addresses and the content of its media. */
final class RequestForm implements JsonForm<VideoRequest> {

  static final RequestForm INSTANCE = new RequestForm();

  private RequestForm() {}

  @Override
  public ObjectNode write(VideoRequest request) {
    ObjectNode json = Nodes.FACTORY.objectNode();
    Nodes.put(json, "prompt", request.prompt());
    measures(request, json);
    request.fps().ifPresent(value -> json.put("fps", value));
    request.seed().ifPresent(value -> json.put("seed", value));
    Nodes.put(json, "negative_prompt", request.negativePrompt());
    request.audio().ifPresent(value -> json.put("audio", value));
    request.source().ifPresent(value -> json.set("source", SourceForm.INSTANCE.write(value)));
    if (!request.inputs().isEmpty()) {
      ArrayNode inputs = json.putArray("inputs");
      request.inputs().forEach(input -> inputs.add(InputForm.INSTANCE.write(input)));
    }
    if (!request.options().isEmpty()) {
      json.set("options", JsonValues.write(request.options()));
    }
    Nodes.putStrings(json, "optional", Words.of(request.optionalFeatures()));
    Nodes.put(json, "key", request.key());
    if (!request.tags().isEmpty()) {
      request.tags().forEach(json.putObject("tags")::put);
    }
    Nodes.put(json, "end_user", request.endUser());
    return json;
  }

  /** What is asked for of model, length and size. */
  static ObjectNode measures(VideoRequest request, ObjectNode json) {
    Nodes.put(json, "model", request.model());
    Nodes.putSeconds(json, "seconds", request.duration());
    Nodes.put(json, "size", request.size());
    Nodes.put(json, "aspect_ratio", request.aspectRatio());
    request
        .resolution()
        .ifPresent(value -> json.set("resolution", ResolutionForm.INSTANCE.write(value)));
    json.put("variants", request.variants());
    return json;
  }

  @Override
  public VideoRequest read(JsonNode json, String path) {
    Fields fields = Fields.of(json, path);
    VideoRequest.Builder request = VideoRequest.builder();
    fields.optionalText("prompt").ifPresent(request::prompt);
    fields.optionalText("model").ifPresent(request::model);
    fields.seconds("seconds").ifPresent(request::duration);
    readSize(fields, request);
    fields.integer("variants").ifPresent(request::variants);
    fields.integer("fps").ifPresent(request::fps);
    fields.longInteger("seed").ifPresent(request::seed);
    fields.optionalText("negative_prompt").ifPresent(request::negativePrompt);
    fields.flag("audio").ifPresent(request::audio);
    fields.value("source", SourceForm.INSTANCE).ifPresent(request::source);
    request.inputs(fields.values("inputs", InputForm.INSTANCE));
    fields
        .object("options")
        .ifPresent(
            all ->
                all.names().forEach(name -> request.option(name, JsonValues.read(all.node(name)))));
    fields.values("optional", Words.form(Feature.class)).forEach(request::optional);
    fields.optionalText("key").ifPresent(request::key);
    fields.textsByName("tags").forEach(request::tag);
    fields.optionalText("end_user").ifPresent(request::endUser);
    return request.build();
  }

  /** The builder would take the last of them and forget the others. */
  private static void readSize(Fields fields, VideoRequest.Builder request) {
    if (fields.has("size") && (fields.has("aspect_ratio") || fields.has("resolution"))) {
      throw new MalformedJsonException(
          fields.path("size"), "a request has a size, or an aspect ratio and a resolution");
    }
    fields.value("size", Texts.SIZE).ifPresent(request::size);
    fields.value("aspect_ratio", Texts.RATIO).ifPresent(request::aspectRatio);
    fields.value("resolution", ResolutionForm.INSTANCE).ifPresent(request::resolution);
  }

  /** A medium and what it is for. */
  private static final class InputForm implements JsonForm<MediaInput> {

    static final InputForm INSTANCE = new InputForm();

    @Override
    public JsonNode write(MediaInput input) {
      ObjectNode json = Nodes.FACTORY.objectNode();
      json.put("role", Words.of(input.role()));
      MediaForm.write(input.media(), json);
      return json;
    }

    @Override
    public MediaInput read(JsonNode json, String path) {
      Fields fields = Fields.of(json, path);
      return new MediaInput(
          fields.required("role", fields.word("role", MediaRole.class)), MediaForm.read(fields));
    }
  }

  /** What a video is made from. */
  private static final class SourceForm implements JsonForm<VideoSource> {

    static final SourceForm INSTANCE = new SourceForm();

    @Override
    public JsonNode write(VideoSource source) {
      ObjectNode json = Nodes.FACTORY.objectNode();
      json.put("kind", Words.of(source.feature()));
      Nodes.put(json, "job", source.job());
      source.output().ifPresent(value -> json.put("output", value));
      source.media().ifPresent(media -> MediaForm.write(media, json));
      return json;
    }

    @Override
    public VideoSource read(JsonNode json, String path) {
      Fields fields = Fields.of(json, path);
      Feature kind = fields.required("kind", fields.word("kind", Feature.class));
      VideoSource source =
          fields
              .value("job", Texts.REF)
              .map(job -> ofJob(kind, job, fields))
              .orElseGet(() -> ofMedia(kind, fields));
      return fields.integer("output").map(source::withOutput).orElse(source);
    }

    private static VideoSource ofJob(Feature kind, JobRef job, Fields fields) {
      return switch (kind) {
        case REMIX -> VideoSource.remix(job);
        case EDIT -> VideoSource.edit(job);
        case EXTEND -> VideoSource.extend(job);
        default -> throw noSource(kind, fields);
      };
    }

    private static VideoSource ofMedia(Feature kind, Fields fields) {
      return switch (kind) {
        case REMIX -> throw new MalformedJsonException(fields.path("job"), "is missing");
        case EDIT -> VideoSource.edit(MediaForm.read(fields));
        case EXTEND -> VideoSource.extend(MediaForm.read(fields));
        default -> throw noSource(kind, fields);
      };
    }

    private static MalformedJsonException noSource(Feature kind, Fields fields) {
      return new MalformedJsonException(
          fields.path("kind"), "is remix, edit or extend, not " + Words.of(kind));
    }
  }
}
