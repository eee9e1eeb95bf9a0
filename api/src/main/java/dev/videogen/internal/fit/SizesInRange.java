package dev.videogen.internal.fit;

import dev.videogen.AspectRatio;
import dev.videogen.VideoSize;
import dev.videogen.capabilities.Axis;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds the size within a range that is nearest to what is wanted. */
final class SizesInRange {

  private SizesInRange() {}

  /**
   * The nearest size: one that fits if there is one, else of the sizes whose ratio is as near as
   * their step allows the one nearest in area.
   *
   * @param range the sizes on offer, in either orientation
   * @param wanted what is wanted
   * @param usual where to take from what that leaves open
   */
  static VideoSize nearest(Axis<VideoSize> range, FrameSize wanted, VideoSize usual) {
    VideoSize min = range.min().orElseThrow();
    VideoSize max = range.max().orElseThrow();
    int step = range.step().map(VideoSize::width).orElse(1);
    FrameSize target = wanted.orElse(usual);
    AspectRatio ratio = target.anyRatio().orElseThrow();
    boolean portrait = ratio.width() < ratio.height();
    double factor = Ratios.factor(ratio, Ratios.SQUARE);
    return IntStream.iterate(min.height(), edge -> edge <= max.height(), edge -> edge + step)
        .mapToObj(edge -> Rung.of(min, max, step, edge, factor))
        .min(
            Comparator.comparing((Rung rung) -> !FrameSize.of(rung.size(portrait)).fits(wanted))
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

    static Rung of(VideoSize min, VideoSize max, int step, int shorter, double factor) {
      double exact = shorter * factor;
      double clamped = Math.max(min.width(), Math.min(max.width(), exact));
      int steps = Math.toIntExact(Math.round(clamped / step));
      double stretch = Math.max(exact, clamped) / Math.min(exact, clamped);
      return new Rung(steps * step, shorter, stretch);
    }

    double area() {
      return (double) longer * shorter;
    }

    VideoSize size(boolean portrait) {
      return portrait ? VideoSize.of(shorter, longer) : VideoSize.of(longer, shorter);
    }
  }
}
