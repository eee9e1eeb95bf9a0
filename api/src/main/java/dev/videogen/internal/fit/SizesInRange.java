package dev.videogen.internal.fit;

import dev.videogen.AspectRatio;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.SizeRange;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds the size within a {@link SizeRange} that is nearest to what was wished for. */
final class SizesInRange {

  private SizesInRange() {}

  /**
   * The nearest size: one that fits the wish if there is one, else of the sizes whose ratio is as
   * near as their step allows the one nearest in area.
   *
   * @param range the sizes on offer, in either orientation
   * @param wish what was wished for
   * @param usual where to take from what the wish leaves open
   */
  static VideoSize nearest(SizeRange range, FrameSize wish, VideoSize usual) {
    FrameSize target = wish.orElse(usual);
    AspectRatio ratio = target.anyRatio().orElseThrow();
    boolean portrait = ratio.width() < ratio.height();
    double factor = Ratios.factor(ratio, Ratios.SQUARE);
    return IntStream.iterate(
            range.min().height(),
            edge -> edge <= range.max().height(),
            edge -> edge + range.multipleOf())
        .mapToObj(edge -> Rung.of(range, edge, factor))
        .min(
            Comparator.comparing((Rung rung) -> !FrameSize.of(rung.size(portrait)).fits(wish))
                .thenComparingDouble(rung -> rung.stretch)
                .thenComparingDouble(rung -> Math.abs(rung.area() - target.area())))
        .orElseThrow()
        .size(portrait);
  }

  /**
   * The size with a given shorter edge whose longer edge is nearest to the ratio.
   *
   * @param stretch by how many times the ratio is off because the range ends, 1 if it does not
   */
  private record Rung(int longer, int shorter, double stretch) {

    static Rung of(SizeRange range, int shorter, double factor) {
      double wished = shorter * factor;
      double clamped = Math.max(range.min().width(), Math.min(range.max().width(), wished));
      int steps = Math.toIntExact(Math.round(clamped / range.multipleOf()));
      double stretch = Math.max(wished, clamped) / Math.min(wished, clamped);
      return new Rung(steps * range.multipleOf(), shorter, stretch);
    }

    double area() {
      return (double) longer * shorter;
    }

    VideoSize size(boolean portrait) {
      return portrait ? VideoSize.of(shorter, longer) : VideoSize.of(longer, shorter);
    }
  }
}
