package dev.videogen.openrouter;

import dev.videogen.Feature;
import dev.videogen.MediaInput;
import dev.videogen.MediaRole;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.DataUrl;
import dev.videogen.http.wire.FieldCheck;
import dev.videogen.http.wire.JsonBody;
import dev.videogen.http.wire.OwnFields;
import dev.videogen.spi.CheckedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The body of a create. Files go with it as {@code data:} URLs. An option whose name has a dot is
 * one that a vendor behind OpenRouter alone knows: {@code google-vertex.enhancePrompt} stands at
 * {@code provider.options.google-vertex.enhancePrompt}; any other goes in under its own name.
 */
final class CreateRequestBody {

  private static final FieldCheck FIELDS =
      new FieldCheck(
          "OpenRouter's video API",
          "a model, a prompt, whole seconds, a size or a resolution and an aspect ratio, audio, a"
              + " seed, frames and references",
          Set.of(
              Feature.NEGATIVE_PROMPT,
              Feature.FPS,
              Feature.INPUT_FILE_ID,
              Feature.REMIX,
              Feature.EDIT,
              Feature.EXTEND));

  private static final Set<String> OWN_FIELDS =
      Set.of("prompt", "model", "duration", "size", "resolution", "aspect_ratio");

  private CreateRequestBody() {}

  /**
   * Maps a request.
   *
   * @param callback where webhooks are to be sent, unless the request has an option for it
   * @throws dev.videogen.errors.InvalidRequestException if an option stands for a field of the
   *     request
   * @throws dev.videogen.errors.UnsupportedRequestException if the wire format has no field for
   *     part of it
   */
  static Map<String, @Nullable Object> of(CheckedRequest checked, Optional<String> callback) {
    VideoRequest request = checked.request();
    FIELDS.requireFields(request);
    OwnFields.check(request, OWN_FIELDS);
    JsonBody body =
        new JsonBody()
            .put("model", checked.resolved().model())
            .putUsual(request)
            .put("size", request.size().map(VideoSize::toString))
            .put("callback_url", callback)
            .put("frame_images", inputs(request, input -> input.role() != MediaRole.REFERENCE))
            .put("input_references", inputs(request, input -> input.role() == MediaRole.REFERENCE));
    request.options().forEach((name, value) -> putOption(body, name, value));
    return body.asMap();
  }

  private static Optional<?> inputs(VideoRequest request, Predicate<MediaInput> which) {
    List<?> parts = request.inputs().stream().filter(which).map(CreateRequestBody::part).toList();
    return Optional.of(parts).filter(some -> !some.isEmpty());
  }

  private static Map<String, Object> part(MediaInput input) {
    String type = input.media().kind().name().toLowerCase(Locale.ROOT) + "_url";
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("type", type);
    part.put(type, Map.of("url", DataUrl.of(Operation.CREATE, input.media())));
    if (input.role() != MediaRole.REFERENCE) {
      part.put("frame_type", input.role().name().toLowerCase(Locale.ROOT));
    }
    return part;
  }

  private static void putOption(JsonBody body, String name, @Nullable Object value) {
    int dot = name.indexOf('.');
    if (dot <= 0 || dot == name.length() - 1) {
      body.put(name, value);
    } else {
      body.object("provider")
          .object("options")
          .object(name.substring(0, dot))
          .put(name.substring(dot + 1), value);
    }
  }
}
