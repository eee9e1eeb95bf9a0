package dev.videogen.replicate;

import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.VideoRequest;
import dev.videogen.http.InputNames;
import dev.videogen.http.InputNames.Seconds;
import dev.videogen.http.wire.FieldCheck;
import dev.videogen.http.wire.JsonBody;
import dev.videogen.http.wire.OwnFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a create. A model's input has no size in pixels, but a class and a ratio. An option
 * goes into the input under its own name, but for the fields of the body beside it.
 */
final class PredictionInput {

  static final FieldCheck FIELDS =
      new FieldCheck(
          "The common input of Replicate's models",
          "a prompt, whole seconds, a class and a ratio, audio, a seed, frames and references; an"
              + " input of this model alone goes with option(\"NAME\", VALUE)",
          Set.of(Feature.INPUT_FILE_ID, Feature.REMIX, Feature.EDIT, Feature.EXTEND));

  private static final Set<String> OWN_FIELDS =
      Set.of("prompt", "duration", "resolution", "aspect_ratio");

  /**
   * Source: the page of Seedance, whose names references have; the other rows are remembered.
   * Whatever a model calls an input, an option of that name sets it.
   */
  private static final List<InputNames> NAMES =
      List.of(
          names("^google/veo", "image", "last_frame"),
          names("^kwaivgi/", "start_image", "end_image"),
          names("^minimax/", "first_frame_image", "last_frame_image"),
          names("^luma/", "start_image_url", "end_image_url"),
          names("", "image", "last_frame_image"));

  private static final String WEBHOOK = "webhook";
  private static final String EVENTS = "webhook_events_filter";

  private static final Set<String> BESIDE = Set.of(WEBHOOK, EVENTS);

  private PredictionInput() {}

  private static InputNames names(String models, String firstFrame, String lastFrame) {
    return new InputNames(
        Pattern.compile(models), firstFrame, lastFrame, "reference_%ss", Seconds.NUMBER);
  }

  /**
   * Maps a request whose {@link #FIELDS} were checked.
   *
   * @param model what it is sent to
   * @param webhook where Replicate is asked to tell the end of the prediction, unless the request
   *     has an option for it
   * @param address makes a medium an address that goes into JSON; called once the rest is checked
   * @throws dev.videogen.errors.UnsupportedRequestException if its size is none of a resolution
   * @throws dev.videogen.errors.InvalidRequestException if an option stands for a field of the
   *     request
   */
  static Map<String, @Nullable Object> body(
      ModelName model,
      VideoRequest request,
      Optional<String> webhook,
      Function<Media, String> address) {
    OwnFields.check(request, OWN_FIELDS);
    VideoRequest classed = FIELDS.inLines(request);
    JsonBody body = new JsonBody();
    if (webhook.isPresent() && !request.options().containsKey(WEBHOOK)) {
      body.put(WEBHOOK, webhook).put(EVENTS, List.of("completed"));
    }
    if (model.byVersion()) {
      body.put("version", model.name());
    }
    JsonBody input = body.object("input").putUsual(classed);
    InputNames.of(model.name(), NAMES).putMedia(input, request, address);
    request
        .options()
        .forEach((name, value) -> (BESIDE.contains(name) ? body : input).put(name, value));
    return body.asMap();
  }
}
