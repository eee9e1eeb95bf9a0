package dev.videogen.internal.fit;

import dev.videogen.VideoSize;
import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.SizeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a mode has on offer for a wish. */
final class ModeMatching {

  private ModeMatching() {}

  /** Whether a mode has a shape, in whichever words. */
  static boolean take(Mode mode, FrameSize shape) {
    return shapes(mode, shape, FrameSize.OPEN).stream().anyMatch(offer -> offer.fits(shape));
  }

  /** Whether a mode has a duration. */
  static boolean take(Mode mode, Duration duration) {
    return mode.durations().isEmpty() || mode.durations().contains(duration);
  }

  /** The duration on offer that is nearest to a wished one, the shorter of two. */
  static Duration nearest(Mode mode, Duration wished) {
    if (take(mode, wished)) {
      return wished;
    }
    return mode.durations().stream()
        .min(Comparator.comparing(offered -> apart(offered, wished)))
        .orElse(wished);
  }

  /** How far two durations lie apart; {@link Duration#abs()} would go through big integers. */
  static Duration apart(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one.minus(other) : other.minus(one);
  }

  /**
   * The shapes on offer for a wish, each in words that the vendor of the mode understands. What the
   * mode does not limit is as wished; what the wish leaves open stays open where the mode has words
   * for the rest.
   */
  static List<FrameSize> shapes(Mode mode, FrameSize wish, FrameSize usual) {
    boolean inPixels = !mode.sizes().isEmpty() || mode.sizeRange().isPresent();
    boolean inClasses = !mode.aspectRatios().isEmpty() || !mode.resolutions().isEmpty();
    if (wish.isOpen() || (!inPixels && !inClasses)) {
      return List.of(wish);
    }
    List<FrameSize> shapes = new ArrayList<>();
    mode.sizes().forEach(size -> shapes.add(FrameSize.of(size)));
    mode.sizeRange().ifPresent(range -> shapes.add(FrameSize.of(nearest(range, wish, usual))));
    if (inClasses) {
      shapes.addAll(classes(mode, wish.inClasses()));
    }
    return shapes;
  }

  private static VideoSize nearest(SizeRange range, FrameSize wish, FrameSize usual) {
    if (wish.size() != null && range.contains(wish.size())) {
      return wish.size();
    }
    return SizesInRange.nearest(range, wish, usual.size() == null ? range.max() : usual.size());
  }

  private static List<FrameSize> classes(Mode mode, FrameSize wish) {
    List<FrameSize> shapes = new ArrayList<>();
    for (FrameSize shape : ratios(mode, wish)) {
      if (wish.resolution() == null) {
        shapes.add(shape);
      } else if (mode.resolutions().isEmpty()) {
        shapes.add(shape.with(wish.resolution()));
      } else {
        mode.resolutions().forEach(resolution -> shapes.add(shape.with(resolution)));
      }
    }
    return shapes;
  }

  private static List<FrameSize> ratios(Mode mode, FrameSize wish) {
    if (wish.ratio() == null) {
      return List.of(FrameSize.OPEN);
    }
    return mode.aspectRatios().isEmpty()
        ? List.of(FrameSize.OPEN.with(wish.ratio()))
        : mode.aspectRatios().stream().map(FrameSize.OPEN::with).toList();
  }
}
