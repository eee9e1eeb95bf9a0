package dev.videogen.replicate;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.http.wire.FieldCheck;
import dev.videogen.http.wire.JsonBody;
import dev.videogen.http.wire.OwnFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of a create. A model's input has no size in pixels, but a class and a ratio. An option
 * goes into the input under its own name, but for the fields of the body beside it.
 */
final class PredictionInput {

  private static final FieldCheck FIELDS =
      new FieldCheck(
          "The common input of Replicate's models",
          "a prompt, whole seconds, a class and a ratio, audio, a seed, frames and references; an"
              + " input of this model alone goes with option(\"NAME\", VALUE)",
          Set.of(Feature.INPUT_FILE_ID, Feature.REMIX, Feature.EDIT, Feature.EXTEND));

  private static final Map<String, String> OWN_FIELDS =
      Map.of(
          "prompt", "prompt",
          "duration", "duration",
          "resolution", "resolution",
          "aspect_ratio", "aspect ratio");

  private static final String WEBHOOK = "webhook";
  private static final String EVENTS = "webhook_events_filter";

  private static final Set<String> BESIDE = Set.of(WEBHOOK, EVENTS);

  private PredictionInput() {}

  /**
   * Checks that there is an input for every part of a request, before a file of it is sent.
   *
   * @throws dev.videogen.errors.UnsupportedRequestException if there is none for one
   * @throws dev.videogen.errors.InvalidRequestException if an option stands for a field of the
   *     request
   */
  static void check(VideoRequest request) {
    FIELDS.requireFields(request);
    OwnFields.check(request, OWN_FIELDS);
    request.size().ifPresent(PredictionInput::resolution);
  }

  /**
   * Maps a request that was {@linkplain #check checked}.
   *
   * @param model what it is sent to
   * @param webhook where Replicate is asked to tell the end of the prediction, unless the request
   *     has an option for it
   * @param address makes a medium an address that goes into JSON
   */
  static Map<String, @Nullable Object> body(
      ModelName model,
      VideoRequest request,
      Optional<String> webhook,
      Function<Media, String> address) {
    Optional<VideoSize> size = request.size();
    JsonBody body = new JsonBody();
    if (webhook.isPresent() && !request.options().containsKey(WEBHOOK)) {
      body.put(WEBHOOK, webhook).put(EVENTS, List.of("completed"));
    }
    if (model.byVersion()) {
      body.put("version", model.name());
    }
    JsonBody input =
        body.object("input")
            .put("prompt", request.prompt())
            .put("duration", request.duration().map(Duration::toSeconds))
            .put(
                "resolution",
                size.map(PredictionInput::resolution).or(request::resolution).map(Resolution::name))
            .put(
                "aspect_ratio",
                size.map(VideoSize::aspectRatio)
                    .or(request::aspectRatio)
                    .map(AspectRatio::toString))
            .put("negative_prompt", request.negativePrompt())
            .put("generate_audio", request.audio())
            .put("seed", request.seed());
    request.fps().ifPresent(fps -> input.put("fps", fps));
    InputNames names = InputNames.of(model.name());
    Map<String, List<String>> references = new LinkedHashMap<>();
    for (MediaInput each : request.inputs()) {
      String place = address.apply(each.media());
      switch (each.role()) {
        case FIRST_FRAME -> input.put(names.firstFrame(), place);
        case LAST_FRAME -> input.put(names.lastFrame(), place);
        case REFERENCE ->
            references.computeIfAbsent(reference(each), name -> new ArrayList<>()).add(place);
      }
    }
    input.putAll(references);
    request
        .options()
        .forEach((name, value) -> (BESIDE.contains(name) ? body : input).put(name, value));
    return body.asMap();
  }

  /** The names of references are Seedance's. */
  private static String reference(MediaInput media) {
    return "reference_" + media.media().kind().name().toLowerCase(Locale.ROOT) + "s";
  }

  /** What is not exactly a class at a ratio is refused. */
  private static Resolution resolution(VideoSize size) {
    Resolution named = Resolution.parse(size.shorterEdge() + "p");
    if (!named.at(size.aspectRatio()).equals(size)) {
      throw FIELDS.lacks("the size " + size);
    }
    return named;
  }
}
