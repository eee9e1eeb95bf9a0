package dev.videogen.openrouter;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.MediaInput;
import dev.videogen.MediaRole;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.http.wire.DataUrl;
import dev.videogen.spi.CheckedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The body of a create. Files go with it as {@code data:} URLs. An option whose name has a dot is
 * one that a vendor behind OpenRouter alone knows: {@code google-vertex.enhancePrompt} stands at
 * {@code provider.options.google-vertex.enhancePrompt}; any other goes in under its own name.
 */
final class CreateRequestBody {

  private CreateRequestBody() {}

  /**
   * Maps a request.
   *
   * @throws UnsupportedRequestException if the wire format has no field for part of it
   */
  static Map<String, Object> of(CheckedRequest checked) {
    VideoRequest request = checked.request();
    request.features().stream()
        .filter(CreateRequestBody::hasNoField)
        .findFirst()
        .ifPresent(
            feature -> {
              throw unsupported("a " + feature);
            });
    if (request.variants() > 1) {
      throw unsupported("several variants; create a job for each");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    checked.resolved().model().ifPresent(model -> body.put("model", model));
    request.prompt().ifPresent(prompt -> body.put("prompt", prompt));
    request.duration().ifPresent(duration -> body.put("duration", seconds(duration)));
    request.size().map(VideoSize::toString).ifPresent(size -> body.put("size", size));
    request.resolution().map(Resolution::name).ifPresent(name -> body.put("resolution", name));
    request
        .aspectRatio()
        .map(AspectRatio::toString)
        .ifPresent(ratio -> body.put("aspect_ratio", ratio));
    request.audio().ifPresent(audio -> body.put("generate_audio", audio));
    request.seed().ifPresent(seed -> body.put("seed", seed));
    putInputs(body, request.inputs());
    request.options().forEach((name, value) -> putOption(body, name, value));
    return body;
  }

  private static boolean hasNoField(Feature feature) {
    return switch (feature) {
      case NEGATIVE_PROMPT, FPS, INPUT_FILE_ID, REMIX, EDIT, EXTEND -> true;
      default -> false;
    };
  }

  private static long seconds(Duration duration) {
    if (!duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
      throw unsupported("parts of a second");
    }
    return duration.toSeconds();
  }

  private static void putInputs(Map<String, Object> body, List<MediaInput> inputs) {
    List<Map<String, Object>> frames = new ArrayList<>();
    List<Map<String, Object>> references = new ArrayList<>();
    for (MediaInput input : inputs) {
      String type = input.media().kind().name().toLowerCase(Locale.ROOT) + "_url";
      Map<String, Object> part = new LinkedHashMap<>();
      part.put("type", type);
      part.put(type, Map.of("url", DataUrl.of(Operation.CREATE, input.media())));
      if (input.role() == MediaRole.REFERENCE) {
        references.add(part);
      } else {
        part.put("frame_type", input.role().name().toLowerCase(Locale.ROOT));
        frames.add(part);
      }
    }
    if (!frames.isEmpty()) {
      body.put("frame_images", frames);
    }
    if (!references.isEmpty()) {
      body.put("input_references", references);
    }
  }

  private static void putOption(Map<String, Object> body, String name, Object value) {
    int dot = name.indexOf('.');
    if (dot <= 0 || dot == name.length() - 1) {
      body.put(name, value);
      return;
    }
    Map<String, Object> vendors = objectIn(objectIn(body, "provider"), "options");
    objectIn(vendors, name.substring(0, dot)).put(name.substring(dot + 1), value);
  }

  /** The object under a name, which is made if nothing or something else stands there. */
  private static Map<String, Object> objectIn(Map<String, Object> parent, String name) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (parent.get(name) instanceof Map<?, ?> there) {
      there.forEach((key, value) -> object.put(String.valueOf(key), value));
    }
    parent.put(name, object);
    return object;
  }

  private static UnsupportedRequestException unsupported(String what) {
    return new UnsupportedRequestException(
        ErrorDetails.builder(
                Operation.CREATE,
                "OpenRouter's video API does not support "
                    + what
                    + "; it takes a model, a prompt, whole seconds, a size or a resolution and an"
                    + " aspect ratio, audio, a seed, frames and references. Nothing was sent.")
            .build());
  }
}
