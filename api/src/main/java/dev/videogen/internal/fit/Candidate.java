package dev.videogen.internal.fit;

import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Axis.Kind;
import dev.videogen.capabilities.Mode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a mode can take a wish.
 *
 * @param shape what will come of it, as far as that is known; open if the wish is and the default
 *     will do, or if the vendor decides
 * @param duration what will come of it; null if the wish leaves it open and the default will do, or
 *     if the vendor decides
 */
record Candidate(Mode mode, FrameSize shape, @Nullable Duration duration, int variants) {

  static List<Candidate> of(Mode mode, ModeCriteria wish) {
    Duration duration = duration(mode, wish);
    int variants = Math.min(wish.variants(), mode.maxVariants());
    return shapes(mode, wish).stream()
        .map(shape -> new Candidate(mode, shape, duration, variants))
        .toList();
  }

  private static List<FrameSize> shapes(Mode mode, ModeCriteria wish) {
    List<FrameSize> shapes = ModeMatching.shapes(mode, wish.shape(), wish.usualShape());
    boolean open = shapes.stream().anyMatch(shape -> ModeMatching.told(mode, shape).isOpen());
    return open && !ModeMatching.take(mode, wish.usualShape())
        ? ModeMatching.shapes(mode, wish.usualShape(), wish.usualShape())
        : shapes;
  }

  private static @Nullable Duration duration(Mode mode, ModeCriteria wish) {
    Kind kind = mode.durations().kind();
    if (kind == Kind.FIXED || kind == Kind.AUTO) {
      return ModeMatching.fixed(mode.durations());
    }
    Duration target = wish.anyDuration();
    if (target == null || (wish.duration() == null && ModeMatching.take(mode, target))) {
      return null;
    }
    return ModeMatching.nearest(mode, target);
  }

  /** Whether it is all that was wished for, and nothing is asked for that was not. */
  boolean fits(ModeCriteria wish) {
    boolean fittingDuration =
        wish.duration() == null ? toldDuration() == null : wish.duration().equals(duration);
    return shape.fits(wish.shape())
        && (toldShape().isOpen() || !wish.shape().isOpen())
        && fittingDuration
        && variants == wish.variants();
  }

  /** Whether the vendor decides for itself what was wished for. */
  boolean leavesOpen(ModeCriteria wish) {
    FrameSize wished = wish.shape();
    return (wished.anyRatio().isPresent() && shape.anyRatio().isEmpty())
        || (wished.lines().isPresent() && shape.lines().isEmpty())
        || (wish.duration() != null && duration == null);
  }

  /** What is asked of the vendor: nothing of what is always the same. */
  FrameSize toldShape() {
    return ModeMatching.told(mode, shape);
  }

  /** What is asked of the vendor; null if nothing is. */
  @Nullable Duration toldDuration() {
    return mode.durations().kind() == Kind.FIXED ? null : duration;
  }

  /** The request as the vendor is told it. */
  VideoRequest told(VideoRequest request) {
    return with(request, toldShape(), toldDuration());
  }

  /** The request with what is always the same. */
  VideoRequest known(VideoRequest request) {
    return with(request, shape, duration);
  }

  private VideoRequest with(
      VideoRequest request, FrameSize newShape, @Nullable Duration newDuration) {
    VideoRequest.Builder changed =
        newShape.applyTo(request).toBuilder().withoutDuration().variants(variants);
    if (newDuration != null) {
      changed.duration(newDuration);
    }
    return changed.build();
  }
}
