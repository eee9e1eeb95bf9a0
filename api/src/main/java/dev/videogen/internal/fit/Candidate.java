package dev.videogen.internal.fit;

import dev.videogen.capabilities.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a mode can take a wish.
 *
 * @param shape what to ask the vendor for; open if the wish is and the default will do
 * @param duration what to ask the vendor for; null if the wish leaves it open and the default will
 *     do
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
    boolean asWished = !wish.shape().isOpen() || ModeMatching.take(mode, wish.usualShape());
    return ModeMatching.shapes(
        mode, asWished ? wish.shape() : wish.usualShape(), wish.usualShape());
  }

  private static @Nullable Duration duration(Mode mode, ModeCriteria wish) {
    Duration target = wish.anyDuration();
    if (target == null || (wish.duration() == null && ModeMatching.take(mode, target))) {
      return null;
    }
    return ModeMatching.nearest(mode, target);
  }

  /** Whether it is all that was wished for, and nothing that was not. */
  boolean fits(ModeCriteria wish) {
    return shape.fits(wish.shape())
        && shape.isOpen() == wish.shape().isOpen()
        && Objects.equals(duration, wish.duration())
        && variants == wish.variants();
  }
}
