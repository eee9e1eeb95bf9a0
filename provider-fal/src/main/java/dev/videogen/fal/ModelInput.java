package dev.videogen.fal;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.Media;
import dev.videogen.MediaInput;
import dev.videogen.MediaKind;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.capabilities.Support;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
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
 * A model's input, which is the body of a create as it is. An option goes in last, under its own
 * name, so that every input of every model can be had.
 */
final class ModelInput {

  private static final Set<Feature> NEVER =
      Set.of(Feature.FPS, Feature.INPUT_FILE_ID, Feature.REMIX);

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private ModelInput() {}

  /**
   * Checks that there is a field for every part of a request, before a file of it is sent anywhere.
   *
   * @param model what is known of the model
   * @throws UnsupportedRequestException if there is none for one
   */
  static void check(VideoRequest request, Optional<ModelCapabilities> model) {
    for (Feature feature : request.features()) {
      boolean lacking =
          model.filter(known -> known.support(feature) == Support.UNSUPPORTED).isPresent();
      if (lacking || NEVER.contains(feature)) {
        throw unsupported("a " + feature);
      }
    }
    if (request.variants() > 1) {
      throw unsupported("several variants; create a job for each");
    }
    if (request.duration().filter(length -> length.toNanosPart() > 0).isPresent()) {
      throw unsupported("parts of a second");
    }
    request.size().ifPresent(ModelInput::resolution);
  }

  /**
   * Maps a request that was {@linkplain #check checked}.
   *
   * @param endpoint the model
   * @param request what is asked for
   * @param source the address of the video that it starts from
   * @param address makes a medium an address that goes into JSON
   */
  static Map<String, @Nullable Object> of(
      String endpoint,
      VideoRequest request,
      Optional<String> source,
      Function<Media, String> address) {
    InputFields names = InputFields.of(endpoint);
    ModelInput input = new ModelInput();
    input.put("prompt", request.prompt());
    input.put("duration", request.duration().map(names.duration()::of));
    Optional<VideoSize> size = request.size();
    input.put(
        "resolution",
        size.map(ModelInput::resolution).or(request::resolution).map(Resolution::name));
    input.put(
        "aspect_ratio",
        size.map(VideoSize::aspectRatio).or(request::aspectRatio).map(AspectRatio::toString));
    input.put("negative_prompt", request.negativePrompt());
    input.put("generate_audio", request.audio());
    request.seed().ifPresent(seed -> input.fields.put("seed", seed));
    input.put("video_url", source);
    for (MediaInput each : request.inputs()) {
      input.put(each, names, address.apply(each.media()));
    }
    input.fields.putAll(request.options());
    return input.fields;
  }

  private void put(String name, Optional<?> value) {
    value.ifPresent(known -> fields.put(name, known));
  }

  /** The names of references were seen at a few models alone: {@code image_urls} and its like. */
  private void put(MediaInput input, InputFields names, String address) {
    switch (input.role()) {
      case FIRST_FRAME -> fields.put(names.firstFrame(), address);
      case LAST_FRAME -> fields.put(names.lastFrame(), address);
      case REFERENCE -> {
        MediaKind kind = input.media().kind();
        String name = kind.name().toLowerCase(Locale.ROOT) + "_urls";
        List<Object> all =
            fields.get(name) instanceof List<?> more ? new ArrayList<>(more) : new ArrayList<>();
        all.add(address);
        fields.put(name, all);
      }
    }
  }

  /** Models take a class and a ratio; what is not exactly one of these is refused. */
  private static Resolution resolution(VideoSize size) {
    Resolution named = Resolution.parse(size.shorterEdge() + "p");
    if (!named.at(size.aspectRatio()).equals(size)) {
      throw unsupported("the size " + size);
    }
    return named;
  }

  static UnsupportedRequestException unsupported(String what) {
    return new UnsupportedRequestException(
        ErrorDetails.builder(
                Operation.CREATE,
                "fal's models have no common input for "
                    + what
                    + "; an input of this model alone goes with option(\"NAME\", VALUE). Nothing"
                    + " was sent.")
            .build());
  }
}
