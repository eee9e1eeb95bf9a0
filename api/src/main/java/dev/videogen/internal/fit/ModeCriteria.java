package dev.videogen.internal.fit;

import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.internal.text.Seconds;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks of a mode, and what the model takes for what the request leaves open.
 *
 * @param usualShape the model's default; open if it is not known
 * @param usualDuration the model's default; null if it is not known
 */
record ModeCriteria(
    FrameSize shape,
    @Nullable Duration duration,
    int variants,
    FrameSize usualShape,
    @Nullable Duration usualDuration) {

  /**
   * What a request asks of a model. What is made from another video takes from that one what it
   * leaves open. A default that no mode offers says nothing, or no request could do without a size.
   */
  static ModeCriteria of(VideoRequest request, ModelCapabilities model) {
    List<Mode> modes = model.modes();
    Optional<FrameSize> usualShape =
        model
            .defaultSize()
            .filter(size -> request.source().isEmpty())
            .map(FrameSize::of)
            .filter(usual -> modes.stream().anyMatch(mode -> ModeMatching.take(mode, usual)));
    Optional<Duration> usualDuration =
        model
            .defaultDuration()
            .filter(duration -> ModelDefaults.hasDurationOfItsOwn(request))
            .filter(usual -> modes.stream().anyMatch(mode -> ModeMatching.take(mode, usual)));
    return new ModeCriteria(
        FrameSize.of(request),
        request.duration().orElse(null),
        request.variants(),
        usualShape.orElse(FrameSize.OPEN),
        usualDuration.orElse(null));
  }

  /** The shape asked for, else the default; open if neither is known. */
  FrameSize anyShape() {
    return shape.isOpen() ? usualShape : shape;
  }

  /** The shape asked for with what it leaves open as in the default, as far as that is known. */
  FrameSize completed() {
    return usualShape.size() == null ? shape : shape.orElse(usualShape.size());
  }

  /** The duration asked for, else the default; null if neither is known. */
  @Nullable Duration anyDuration() {
    return duration == null ? usualDuration : duration;
  }

  /** {@link #anyShape} in words that tell a default from what was asked for. */
  String shapeWords() {
    return shape.isOpen() ? usualShape + " by default" : shape.toString();
  }

  /**
   * {@link #anyDuration}, if there is one, in words that tell a default from what was asked for.
   */
  String durationWords() {
    String words = Seconds.words(Objects.requireNonNull(anyDuration()));
    return duration == null ? words + " by default" : words;
  }
}
