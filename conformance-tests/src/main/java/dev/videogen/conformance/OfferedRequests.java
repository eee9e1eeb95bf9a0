package dev.videogen.conformance;

import dev.videogen.AspectRatio;
import dev.videogen.Feature;
import dev.videogen.MediaInput;
import dev.videogen.MediaRole;
import dev.videogen.Resolution;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Requests for what capabilities offer: every model, every mode, and in each mode every size,
 * ratio, resolution class and duration at least once. Where there are more than {@link
 * #MAX_REQUESTS}, as many are taken at even distances.
 */
final class OfferedRequests {

  /** How many requests a rule sends at most. */
  static final int MAX_REQUESTS = 48;

  private static final VideoSize PICTURE = VideoSize.of(1280, 720);

  /** The features that are asked for by a picture. */
  private static final Map<Feature, MediaRole> ROLES =
      Map.of(
          Feature.FIRST_FRAME, MediaRole.FIRST_FRAME,
          Feature.LAST_FRAME, MediaRole.LAST_FRAME,
          Feature.REFERENCE_IMAGE, MediaRole.REFERENCE);

  private final VideoRequest base;
  private final Capabilities capabilities;

  /**
   * Requests of one provider.
   *
   * @param base what they have in common
   */
  OfferedRequests(VideoRequest base, Capabilities capabilities) {
    this.base = base;
    this.capabilities = capabilities;
  }

  /** One request for each model; the vendor's own model if none is declared. */
  List<VideoRequest> ofModels() {
    return thinned(
        capabilities.models().stream().map(model -> plain(model).build()).toList(), MAX_REQUESTS);
  }

  /** One request for each combination that is tried. */
  List<VideoRequest> ofModes() {
    return thinned(capabilities.models().stream().flatMap(this::ofModes).toList(), MAX_REQUESTS);
  }

  private Stream<VideoRequest> ofModes(ModelCapabilities model) {
    return model.modes().stream().flatMap(mode -> of(model, mode));
  }

  private Stream<VideoRequest> of(ModelCapabilities model, Mode mode) {
    List<UnaryOperator<VideoRequest.Builder>> shapes = shapes(mode);
    List<UnaryOperator<VideoRequest.Builder>> durations = durations(mode);
    return IntStream.range(0, Math.max(shapes.size(), durations.size()))
        .mapToObj(
            index ->
                shapes
                    .get(index % shapes.size())
                    .apply(durations.get(index % durations.size()).apply(plain(model)))
                    .build())
        .map(request -> framed(request, model));
  }

  private static List<UnaryOperator<VideoRequest.Builder>> shapes(Mode mode) {
    List<UnaryOperator<VideoRequest.Builder>> shapes = new ArrayList<>();
    for (VideoSize size : values(mode.sizes())) {
      shapes.add(request -> request.size(size));
    }
    List<AspectRatio> ratios = values(mode.aspectRatios());
    List<Resolution> resolutions = values(mode.resolutions());
    for (AspectRatio ratio : ratios) {
      if (resolutions.isEmpty()) {
        shapes.add(request -> request.aspectRatio(ratio));
      }
      for (Resolution resolution : resolutions) {
        shapes.add(request -> request.aspectRatio(ratio).resolution(resolution));
      }
    }
    if (ratios.isEmpty()) {
      resolutions.forEach(resolution -> shapes.add(request -> request.resolution(resolution)));
    }
    return orOpen(shapes);
  }

  private static List<UnaryOperator<VideoRequest.Builder>> durations(Mode mode) {
    List<UnaryOperator<VideoRequest.Builder>> durations = new ArrayList<>();
    for (Duration duration : values(mode.durations())) {
      durations.add(request -> request.duration(duration));
    }
    return orOpen(durations);
  }

  private static List<UnaryOperator<VideoRequest.Builder>> orOpen(
      List<UnaryOperator<VideoRequest.Builder>> choices) {
    return choices.isEmpty() ? List.of(UnaryOperator.identity()) : choices;
  }

  /** Of a range its ends; none of what is not told to the vendor. */
  private static <T> List<T> values(Axis<T> axis) {
    return switch (axis.kind()) {
      case CHOICE -> List.copyOf(axis.values());
      case RANGE -> Stream.of(axis.min(), axis.max()).flatMap(Optional::stream).distinct().toList();
      default -> List.of();
    };
  }

  /** A request for a model that leaves its shape and length open, with the inputs that it needs. */
  private VideoRequest.Builder plain(ModelCapabilities model) {
    VideoRequest.Builder request =
        base.toBuilder().model(model.name()).withoutSize().withoutDuration();
    List<MediaInput> inputs = new ArrayList<>(base.inputs());
    for (Set<Feature> oneOf : model.required()) {
      if (base.features().stream().noneMatch(oneOf::contains)) {
        oneOf.stream()
            .flatMap(feature -> input(feature).stream())
            .findFirst()
            .ifPresent(inputs::add);
      }
    }
    return request.inputs(inputs);
  }

  private static Optional<MediaInput> input(Feature feature) {
    return Optional.ofNullable(ROLES.get(feature))
        .map(role -> new MediaInput(role, TestPicture.of(PICTURE, 0)));
  }

  /** The request with frames of the size that it asks for, where the model demands that. */
  private static VideoRequest framed(VideoRequest request, ModelCapabilities model) {
    Optional<VideoSize> size = SentShape.pixels(request).or(model::defaultSize);
    if (!model.framesMatchSize() || size.isEmpty()) {
      return request;
    }
    List<MediaInput> inputs =
        request.inputs().stream()
            .map(
                input ->
                    input.role() == MediaRole.REFERENCE
                        ? input
                        : new MediaInput(input.role(), TestPicture.of(size.get(), 0)))
            .toList();
    return request.toBuilder().inputs(inputs).build();
  }

  private static List<VideoRequest> thinned(List<VideoRequest> all, int max) {
    int count = Math.min(all.size(), max);
    return IntStream.range(0, count)
        .mapToObj(index -> all.get((int) ((long) index * all.size() / count)))
        .toList();
  }
}
