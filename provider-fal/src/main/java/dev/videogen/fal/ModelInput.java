package dev.videogen.fal;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.http.wire.FieldCheck;
import dev.videogen.http.wire.JsonBody;
import dev.videogen.http.wire.OwnFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final List<AspectRatio> RATIOS =
      Stream.of("16:9", "9:16", "1:1", "4:3", "3:4", "21:9", "9:21", "3:2", "2:3")
          .map(AspectRatio::parse)
          .toList();

  private static final Set<Integer> LINES = Set.of(480, 540, 580, 720, 768, 1080, 1440, 2160);

  private ModelInput() {}

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
    InputFields names = InputFields.of(endpoint);
    VideoRequest classed = classed(request);
    JsonBody input =
        new JsonBody()
            .put("prompt", request.prompt())
            .put("duration", request.duration().map(names.duration()::of))
            .put("resolution", classed.resolution().map(Resolution::name))
            .put("aspect_ratio", classed.aspectRatio().map(AspectRatio::toString))
            .put("negative_prompt", request.negativePrompt())
            .put("generate_audio", request.audio())
            .put("seed", request.seed())
            .put("video_url", source);
    Map<String, String> own =
        Stream.of(
                Stream.of("prompt"),
                input.asMap().keySet().stream(),
                request.inputs().stream().map(names::of))
            .flatMap(Function.identity())
            .distinct()
            .collect(Collectors.toMap(Function.identity(), Function.identity()));
    OwnFields.check(request, own);
    Map<String, List<String>> media =
        request.inputs().stream()
            .collect(
                Collectors.groupingBy(
                    names::of,
                    Collectors.mapping(each -> address.apply(each.media()), Collectors.toList())));
    media.forEach(
        (name, addresses) ->
            input.put(name, name.endsWith("s") ? (Object) addresses : addresses.get(0)));
    return input.putAll(request.options()).asMap();
  }

  /** Models take a class and a ratio; what is not exactly one of these is refused. */
  private static VideoRequest classed(VideoRequest request) {
    if (request.size().isEmpty()) {
      return request;
    }
    VideoSize size = request.size().get();
    AspectRatio ratio =
        RATIOS.stream()
            .filter(each -> LINES.contains(size.shorterEdge()))
            .filter(each -> lines(size).at(each).equals(size))
            .findFirst()
            .orElseThrow(() -> FIELDS.lacks("the size " + size));
    return request.toBuilder().withoutSize().resolution(lines(size)).aspectRatio(ratio).build();
  }

  private static Resolution lines(VideoSize size) {
    return Resolution.parse(size.shorterEdge() + "p");
  }
}
