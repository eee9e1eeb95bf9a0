package dev.videogen.internal.fit;

import dev.videogen.Feature;
import dev.videogen.MediaInput;
import dev.videogen.VideoRequest;
import dev.videogen.VideoSize;
import dev.videogen.VideoSource;
import dev.videogen.capabilities.Price;
import dev.videogen.internal.text.Seconds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one video costs by a {@link Price}: as far as all is known that the price depends on.
 *
 * @param shape the size of the video
 * @param duration the length of the video, or of what is added to one; null if it is not known
 * @param audio whether it has sound; null if that is not known
 * @param fps the frames per second that were asked for; null if none were
 * @param images how many pictures are given
 * @param inputLength how long the videos and sounds are that are given; null if that is not known
 * @param source what the video is made from another by; null if it is not
 */
record PriceFormula(
    FrameSize shape,
    @Nullable Duration duration,
    @Nullable Boolean audio,
    @Nullable Integer fps,
    long images,
    @Nullable Duration inputLength,
    @Nullable Feature source) {

  private static final Set<Feature> IMAGES =
      Set.of(Feature.FIRST_FRAME, Feature.LAST_FRAME, Feature.REFERENCE_IMAGE);

  /**
   * What depends on a request alone.
   *
   * @param defaultAudio whether there is sound where the request does not say
   */
  static PriceFormula of(VideoRequest request, Optional<Boolean> defaultAudio) {
    List<Feature> inputs = request.inputs().stream().map(MediaInput::feature).toList();
    long images = inputs.stream().filter(IMAGES::contains).count();
    boolean onlyImages = images == inputs.size() && request.source().isEmpty();
    return new PriceFormula(
        FrameSize.of(request),
        request.duration().orElse(null),
        request.audio().or(() -> defaultAudio).orElse(null),
        request.fps().isPresent() ? request.fps().getAsInt() : null,
        images,
        onlyImages ? Duration.ZERO : null,
        request.source().map(VideoSource::feature).orElse(null));
  }

  /** The same with a video given whose length is known, and nothing else but pictures. */
  PriceFormula withInput(@Nullable Duration length) {
    return new PriceFormula(shape, duration, audio, fps, images, length, source);
  }

  PriceFormula with(FrameSize size, @Nullable Duration length) {
    return new PriceFormula(size, length, audio, fps, images, inputLength, source);
  }

  /** US dollars; empty if no component is charged, or if it is not known which are, or how much. */
  Optional<BigDecimal> cost(Price price) {
    List<Optional<Boolean>> charged = price.components().stream().map(this::isCharged).toList();
    if (charged.stream().anyMatch(Optional::isEmpty)
        || charged.stream().noneMatch(Optional::orElseThrow)) {
      return Optional.empty();
    }
    return price.components().stream()
        .filter(component -> isCharged(component).orElseThrow())
        .map(component -> number(component).map(component.amount()::multiply))
        .reduce(Optional.of(BigDecimal.ZERO), PriceFormula::sum);
  }

  private static Optional<BigDecimal> sum(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.flatMap(cost -> other.map(cost::add));
  }

  /** Whether the conditions of a component hold; empty if that cannot be said. */
  private Optional<Boolean> isCharged(Price.Component component) {
    List<Optional<Boolean>> conditions =
        Stream.of(
                component.resolutions().isEmpty()
                    ? Optional.of(true)
                    : shape
                        .lines()
                        .map(
                            lines ->
                                component.resolutions().stream()
                                    .anyMatch(resolution -> resolution.lines() == lines)),
                component.sizes().isEmpty()
                    ? Optional.of(true)
                    : shape.pixels().map(component.sizes()::contains),
                component
                    .audio()
                    .map(wanted -> Optional.ofNullable(audio).map(wanted::equals))
                    .orElse(Optional.of(true)),
                Optional.of(component.sources().map(this::isMadeFrom).orElse(true)))
            .toList();
    if (conditions.contains(Optional.of(false))) {
      return Optional.of(false);
    }
    return conditions.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
  }

  private boolean isMadeFrom(Set<Feature> sources) {
    return source == null ? sources.isEmpty() : sources.contains(source);
  }

  private Optional<BigDecimal> number(Price.Component component) {
    return switch (component.unit()) {
      case FIXED -> Optional.of(BigDecimal.ONE);
      case OUTPUT_SECOND -> Optional.ofNullable(duration).map(Seconds::of);
      case OUTPUT_PIXEL_FRAME -> pixelFrames(component);
      case INPUT_IMAGE ->
          Optional.of(BigDecimal.valueOf(Math.max(0, images - component.freeInputs())));
      case INPUT_SECOND -> Optional.ofNullable(inputLength).map(Seconds::of);
    };
  }

  private Optional<BigDecimal> pixelFrames(Price.Component component) {
    int frames = fps == null ? component.framesPerSecond().orElseThrow() : fps;
    return shape
        .pixels()
        .map(VideoSize::area)
        .flatMap(
            pixels ->
                Optional.ofNullable(duration)
                    .map(Seconds::of)
                    .map(seconds -> seconds.multiply(BigDecimal.valueOf(pixels * frames))));
  }
}
