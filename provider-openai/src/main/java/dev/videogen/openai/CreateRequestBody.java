package dev.videogen.openai;

import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.MediaKind;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.http.wire.MultipartBody;
import dev.videogen.http.wire.OwnFields;
import dev.videogen.spi.CheckedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The body of a create in both of its forms, in the dialect of the server.
 *
 * <p>{@code model}, {@code prompt}, {@code seconds} (a text), {@code size} and {@code
 * input_reference} are OpenAI's. {@code seed}, {@code fps}, {@code negative_prompt} and {@code
 * generate_sound} are vLLM-Omni's names, for models that are not OpenAI's: of those the request
 * check keeps them away. An option goes in last, under its own name.
 */
final class CreateRequestBody {

  /** Under which Dynamo takes what is not OpenAI's. */
  private static final String EXTENSIONS = "nvext";

  private static final Map<String, String> OWN_FIELDS =
      Map.of("prompt", "prompt", "model", "model", "size", "size", "seconds", "duration");

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, Object> extensions = new LinkedHashMap<>();
  private final Dialect dialect;
  private final Optional<Attachment> attachment;
  private final Map<String, Object> options;

  /**
   * A medium that goes with it.
   *
   * @param name of the field in which it is a file of a form
   * @param media the medium
   * @param jsonName of the field in which something else stands for it
   * @param json what stands for it there
   */
  private record Attachment(
      String name, Media media, String jsonName, Function<Media, Object> json) {}

  private CreateRequestBody(
      VideoRequest request, Dialect dialect, Optional<Attachment> attachment) {
    this.dialect = dialect;
    this.attachment = attachment;
    this.options = request.options();
  }

  /**
   * Maps a request.
   *
   * @param checked the request
   * @param dialect that of the server
   * @throws InvalidRequestException if an option stands for a field of the request
   * @throws UnsupportedRequestException if the wire format does not support it
   */
  static CreateRequestBody of(CheckedRequest checked, Dialect dialect) {
    VideoRequest request = checked.request();
    OwnFields.check(request, OWN_FIELDS);
    if (request.variants() > 1) {
      throw unsupported("several variants; create a job for each");
    }
    return request
        .source()
        .map(source -> ofSource(source, request, checked.resolved(), dialect))
        .orElseGet(() -> ofPrompt(withSize(request), checked.resolved().model(), dialect));
  }

  private static CreateRequestBody ofPrompt(
      VideoRequest request, Optional<String> model, Dialect dialect) {
    CreateRequestBody body =
        new CreateRequestBody(request, dialect, reference(request.inputs(), dialect));
    body.putIfKnown("model", model);
    body.putIfKnown("prompt", request.prompt());
    body.putIfKnown("seconds", request.duration().map(body::seconds));
    body.putIfKnown("size", request.size().map(VideoSize::toString));
    request.seed().ifPresent(seed -> body.put("seed", seed));
    request.fps().ifPresent(fps -> body.put("fps", fps));
    body.putIfKnown("negative_prompt", request.negativePrompt());
    body.putIfKnown("generate_sound", request.audio());
    if (dialect.isFinalAtCreate()) {
      // Else the video comes as base64 in the response.
      body.put("response_format", "url");
    }
    return body;
  }

  /** A remix has its source in its path, an edit and an extension in their body. */
  private static CreateRequestBody ofSource(
      VideoSource source, VideoRequest request, VideoRequest resolved, Dialect dialect) {
    Feature feature = source.feature();
    VideoRequest.Builder plain = VideoRequest.builder().source(source);
    request.prompt().ifPresent(plain::prompt);
    if (feature == Feature.EXTEND) {
      request.duration().ifPresent(plain::duration);
    }
    request.options().forEach(plain::option);
    request.key().ifPresent(plain::key);
    request.tags().forEach(plain::tag);
    request.endUser().ifPresent(plain::endUser);
    Feature[] optional = request.optionalFeatures().toArray(Feature[]::new);
    if (!request.equals(plain.optional(optional).build())) {
      throw unsupported("more than a prompt beside the source of " + articled(feature));
    }
    if (source.output().orElse(0) > 0) {
      throw unsupported("one of several outputs");
    }
    CreateRequestBody body =
        new CreateRequestBody(request, dialect, source.media().map(CreateRequestBody::video));
    if (feature != Feature.REMIX) {
      body.putIfKnown("video", source.job().map(job -> Map.of("id", job.id())));
    }
    body.putIfKnown("prompt", request.prompt());
    body.putIfKnown("seconds", resolved.duration().map(body::seconds));
    return body;
  }

  private static String articled(Feature feature) {
    return feature == Feature.REMIX ? "a remix" : "an " + feature;
  }

  private static Attachment video(Media media) {
    if (media.url().isPresent()) {
      throw unsupported("a video by its URL");
    }
    return new Attachment(
        "video", media, "video", file -> Map.of("id", file.fileId().orElseThrow()));
  }

  private void putIfKnown(String name, Optional<?> value) {
    value.ifPresent(known -> put(name, known));
  }

  private void put(String name, Object value) {
    if (dialect.isExtension(name)) {
      extensions.put(name, value);
    } else {
      fields.put(name, value);
    }
  }

  /** Whether a file goes with it, so that a form suits it better than JSON. */
  boolean hasFile() {
    return attachment.filter(attached -> attached.media().hasContent()).isPresent();
  }

  /** Whether JSON cannot hold it, as it cannot a whole video. */
  boolean isFormAlone() {
    return hasFile() && attachment.orElseThrow().media().kind() == MediaKind.VIDEO;
  }

  /** The body as JSON, in which a file becomes a {@code data:} URL. */
  Map<String, Object> asJson() {
    Map<String, Object> json = new LinkedHashMap<>(fields);
    if (!extensions.isEmpty()) {
      json.put(EXTENSIONS, extensions);
    }
    attachment.ifPresent(
        attached -> json.put(attached.jsonName(), attached.json().apply(attached.media())));
    json.putAll(options);
    return json;
  }

  /** The body as a form, in which a file is a part. */
  MultipartBody asForm() {
    MultipartBody.Builder form = MultipartBody.builder();
    Map<String, Object> texts = new LinkedHashMap<>(fields);
    texts.putAll(extensions);
    texts.putAll(options);
    attachment.ifPresent(
        attached -> {
          Media media = attached.media();
          if (media.hasContent()) {
            form.file(attached.name(), media);
            return;
          }
          Object value = attached.json().apply(media);
          if (value instanceof String) {
            texts.put(attached.jsonName(), value);
          } else {
            form.json(attached.jsonName(), value);
          }
        });
    return form.fields(texts).build();
  }

  private static Optional<Attachment> reference(List<MediaInput> inputs, Dialect dialect) {
    for (MediaInput input : inputs) {
      if (input.role() == MediaRole.LAST_FRAME || input.media().kind() != MediaKind.IMAGE) {
        throw unsupported("a " + input.feature());
      }
    }
    if (inputs.size() > 1) {
      throw unsupported(inputs.size() + " media inputs");
    }
    return inputs.stream().findFirst().map(input -> picture(input.media(), dialect));
  }

  private static Attachment picture(Media media, Dialect dialect) {
    if (media.fileId().isPresent() && !dialect.takesFileIds()) {
      throw unsupported("a picture by the id of a file in this dialect");
    }
    return new Attachment("input_reference", media, dialect.pictureField(media), dialect::picture);
  }

  /** The wire format knows sizes alone. */
  private static VideoRequest withSize(VideoRequest request) {
    if (request.aspectRatio().isEmpty() && request.resolution().isEmpty()) {
      return request;
    }
    VideoSize size =
        request
            .resolution()
            .flatMap(resolution -> request.aspectRatio().map(resolution::at))
            .orElseThrow(
                () -> unsupported("an aspect ratio without a resolution, or the other way round"));
    return request.toBuilder().size(size).build();
  }

  private Object seconds(Duration duration) {
    return dialect.seconds(BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros());
  }

  private static UnsupportedRequestException unsupported(String what) {
    return new UnsupportedRequestException(
        ErrorDetails.builder(
                Operation.CREATE,
                "OpenAI's wire format does not support "
                    + what
                    + "; it takes a prompt, a model, a size, a duration and one picture."
                    + " Nothing was sent.")
            .build());
  }
}
