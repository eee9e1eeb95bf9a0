package dev.videogen.fal;

import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.VideoRequest;
import dev.videogen.http.InputNames;
import dev.videogen.http.InputNames.Seconds;
import dev.videogen.http.wire.FieldCheck;
import dev.videogen.http.wire.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model's input, which is the body of a create as it is. An option goes in under its own name, so
 * that every input of every model can be had; what the request itself fills it does not replace.
 */
final class ModelInput {

  static final FieldCheck FIELDS =
      new FieldCheck(
          "fal's models",
          "a prompt, whole seconds, a resolution and an aspect ratio or a size of these, audio, a"
              + " negative prompt, a seed, frames, references and a video; an input of one model"
              + " alone goes with option(\"NAME\", VALUE)",
          Set.of(Feature.FPS, Feature.INPUT_FILE_ID, Feature.REMIX));

  private static final Integer[] LINES = {480, 540, 580, 720, 768, 1080, 1440, 2160};

  /**
   * Source: the models' pages at fal.ai in November 2026 for Veo, Kling 3 and Seedance; the rest is
   * remembered, and the names of references were seen at a few models alone. Of a model that is not
   * listed, {@code "5"} is the safest form of a duration: where a number is wanted, fal reads it as
   * one.
   */
  private static final List<InputNames> NAMES =
      List.of(
          names("/veo.*first-last-frame", "first_frame_url", "last_frame_url", Seconds.WITH_UNIT),
          names("/veo|luma|/ray", "image_url", "end_image_url", Seconds.WITH_UNIT),
          names("kling-video/v[3-9]", "start_image_url", "end_image_url", Seconds.TEXT),
          names("kling-video", "image_url", "tail_image_url", Seconds.TEXT),
          names("sora|/ltx|grok-imagine", "image_url", "end_image_url", Seconds.NUMBER),
          names("", "image_url", "end_image_url", Seconds.TEXT));

  private ModelInput() {}

  private static InputNames names(String models, String first, String last, Seconds seconds) {
    return new InputNames(Pattern.compile(models), first, last, "%s_urls", seconds);
  }

  /**
   * Maps a request whose {@link #FIELDS} were checked.
   *
   * @param endpoint the model
   * @param source the address of the video that it starts from
   * @param address makes a medium an address that goes into JSON
   * @throws dev.videogen.errors.UnsupportedRequestException if its size is none of a resolution
   * @throws dev.videogen.errors.InvalidRequestException if an option stands for the prompt, or for
   *     an input that the request has by itself
   */
  static Map<String, @Nullable Object> of(
      String endpoint,
      VideoRequest request,
      Optional<String> source,
      Function<Media, String> address) {
    InputNames names = InputNames.of(endpoint, NAMES);
    JsonBody input =
        new JsonBody()
            .putUsual(FIELDS.inLines(request, LINES))
            .put("duration", request.duration().map(names.seconds()::of))
            .put("video_url", source);
    names.putMediaAndOptions(input, request, address);
    return input.asMap();
  }
}
