package dev.videogen.internal.fit;

import dev.videogen.AspectRatio;
import dev.videogen.Resolution;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import dev.videogen.capabilities.Axis.Kind;
import dev.videogen.capabilities.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mode has on offer for criteria. */
final class ModeMatching {

  /** Where any size will do and neither the criteria nor a default says all of it. */
  private static final VideoSize HD = VideoSize.of(1280, 720);

  private ModeMatching() {}

  /** Whether a mode has a shape, in whichever words. */
  static boolean take(Mode mode, FrameSize shape) {
    return shapes(mode, shape, FrameSize.OPEN).stream().anyMatch(offer -> offer.fits(shape));
  }

  /** Whether a mode has a duration. */
  static boolean take(Mode mode, Duration duration) {
    return mode.durations().takes(duration);
  }

  /** The duration on offer that is nearest to a wanted one, the shorter of two. */
  static Duration nearest(Mode mode, Duration wanted) {
    Axis<Duration> axis = mode.durations();
    if (axis.takes(wanted)) {
      return wanted;
    }
    return axis.kind() == Kind.RANGE
        ? DurationsInRange.nearest(axis, wanted)
        : axis.values().stream()
            .min(Comparator.comparing(offered -> apart(offered, wanted)))
            .orElse(wanted);
  }

  /** How far two durations lie apart; {@link Duration#abs()} would go through big integers. */
  static Duration apart(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one.minus(other) : other.minus(one);
  }

  /**
   * The shapes on offer for a value, each in words that the vendor of the mode understands. What
   * the mode does not limit is as wanted; what the wanted shape leaves open stays open where the
   * mode has words for the rest, but for what is always the same.
   */
  static List<FrameSize> shapes(Mode mode, FrameSize wanted, FrameSize usual) {
    boolean inClasses =
        mode.aspectRatios().kind() != Kind.UNKNOWN || mode.resolutions().kind() != Kind.UNKNOWN;
    if (mode.sizes().kind() == Kind.UNKNOWN && !inClasses) {
      return List.of(wanted);
    }
    if (wanted.isOpen()) {
      return List.of(fixed(mode));
    }
    List<FrameSize> shapes = new ArrayList<>(pixels(mode.sizes(), wanted, usual));
    if (inClasses) {
      shapes.addAll(classes(mode, wanted.inClasses()));
    }
    return shapes.isEmpty() ? List.of(FrameSize.OPEN) : shapes;
  }

  /** What the vendor is told of a shape: nothing of what is always the same. */
  static FrameSize told(Mode mode, FrameSize shape) {
    return new FrameSize(
        mode.sizes().kind() == Kind.FIXED ? null : shape.size(),
        mode.aspectRatios().kind() == Kind.FIXED ? null : shape.ratio(),
        mode.resolutions().kind() == Kind.FIXED ? null : shape.resolution());
  }

  /** The value that every video of a mode has; null if it can be another. */
  static <T> @Nullable T fixed(Axis<T> axis) {
    return axis.kind() == Kind.FIXED ? axis.values().iterator().next() : null;
  }

  private static FrameSize fixed(Mode mode) {
    VideoSize size = fixed(mode.sizes());
    return size == null
        ? new FrameSize(null, fixed(mode.aspectRatios()), fixed(mode.resolutions()))
        : FrameSize.of(size);
  }

  private static List<FrameSize> pixels(Axis<VideoSize> sizes, FrameSize wanted, FrameSize usual) {
    return switch (sizes.kind()) {
      case CHOICE, FIXED -> sizes.values().stream().map(FrameSize::of).toList();
      case RANGE -> List.of(FrameSize.of(nearest(sizes, wanted, usual)));
      case FREE ->
          wanted.orElse(usual.size() == null ? HD : usual.size()).pixels().stream()
              .map(FrameSize::of)
              .toList();
      case AUTO, UNKNOWN -> List.of();
    };
  }

  private static VideoSize nearest(Axis<VideoSize> range, FrameSize wanted, FrameSize usual) {
    if (wanted.size() != null && range.takes(wanted.size())) {
      return wanted.size();
    }
    VideoSize max = range.max().orElseThrow();
    return SizesInRange.nearest(range, wanted, usual.size() == null ? max : usual.size());
  }

  private static List<FrameSize> classes(Mode mode, FrameSize wanted) {
    List<FrameSize> shapes = new ArrayList<>();
    for (AspectRatio ratio : offers(mode.aspectRatios(), wanted.ratio())) {
      for (Resolution resolution : offers(mode.resolutions(), wanted.resolution())) {
        shapes.add(new FrameSize(null, ratio, resolution));
      }
    }
    return shapes;
  }

  /** What is on offer for a value, null for nothing that could be asked for. */
  private static <T> List<@Nullable T> offers(Axis<T> axis, @Nullable T wanted) {
    return switch (axis.kind()) {
      case CHOICE, RANGE -> wanted == null ? single(null) : new ArrayList<>(axis.values());
      case FIXED -> new ArrayList<>(axis.values());
      case AUTO -> single(null);
      case FREE, UNKNOWN -> single(wanted);
    };
  }

  private static <T> List<@Nullable T> single(@Nullable T value) {
    return Collections.singletonList(value);
  }
}
