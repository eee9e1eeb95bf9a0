package dev.videogen.internal.fit;

import dev.videogen.VideoRequest;
import dev.videogen.capabilities.Axis.Kind;
import dev.videogen.capabilities.Mode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a mode can meet criteria.
 *
 * @param shape what will come of it, as far as that is known; open if the criteria are and the
 *     default will do, or if the vendor decides
 * @param duration what will come of it; null if the criteria leave it open and the default will do,
 *     or if the vendor decides
 */
record Candidate(Mode mode, FrameSize shape, @Nullable Duration duration, int variants) {

  static List<Candidate> of(Mode mode, ModeCriteria criteria) {
    Duration duration = duration(mode, criteria);
    int variants = Math.min(criteria.variants(), mode.maxVariants());
    return shapes(mode, criteria).stream()
        .map(shape -> new Candidate(mode, shape, duration, variants))
        .toList();
  }

  private static List<FrameSize> shapes(Mode mode, ModeCriteria criteria) {
    List<FrameSize> shapes = ModeMatching.shapes(mode, criteria.shape(), criteria.usualShape());
    boolean open = shapes.stream().anyMatch(shape -> ModeMatching.told(mode, shape).isOpen());
    return open && !ModeMatching.take(mode, criteria.usualShape())
        ? ModeMatching.shapes(mode, criteria.usualShape(), criteria.usualShape())
        : shapes;
  }

  private static @Nullable Duration duration(Mode mode, ModeCriteria criteria) {
    Kind kind = mode.durations().kind();
    if (kind == Kind.FIXED || kind == Kind.AUTO) {
      return ModeMatching.fixed(mode.durations());
    }
    Duration target = criteria.anyDuration();
    if (target == null || (criteria.duration() == null && ModeMatching.take(mode, target))) {
      return null;
    }
    return ModeMatching.nearest(mode, target);
  }

  /** Whether it is all that was wanted, and nothing is asked for that was not. */
  boolean fits(ModeCriteria criteria) {
    boolean fittingDuration =
        criteria.duration() == null ? toldDuration() == null : criteria.duration().equals(duration);
    return shape.fits(criteria.shape())
        && (toldShape().isOpen() || !criteria.shape().isOpen())
        && fittingDuration
        && variants == criteria.variants();
  }

  /** Whether the vendor decides for itself what was wanted. */
  boolean leavesOpen(ModeCriteria criteria) {
    FrameSize wanted = criteria.shape();
    return (wanted.anyRatio().isPresent() && shape.anyRatio().isEmpty())
        || (wanted.lines().isPresent() && shape.lines().isEmpty())
        || (criteria.duration() != null && duration == null);
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
