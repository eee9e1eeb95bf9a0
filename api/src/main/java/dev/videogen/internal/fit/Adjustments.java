package dev.videogen.internal.fit;

import dev.videogen.Adjustment;
import dev.videogen.internal.text.Seconds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what is different between a wish and what was chosen for it. */
final class Adjustments {

  private static final String VENDORS_CHOICE = "the vendor's choice";

  private Adjustments() {}

  static List<Adjustment> between(ModeCriteria wish, Candidate chosen) {
    List<Adjustment> adjustments = new ArrayList<>(shape(wish, chosen));
    Duration duration = chosen.duration();
    boolean asked = wish.duration() != null || chosen.toldDuration() != null;
    if (asked && !Objects.equals(duration, wish.duration())) {
      adjustments.add(
          new Adjustment(
              "duration",
              wish.durationWords(),
              duration == null ? VENDORS_CHOICE : Seconds.words(duration)));
    }
    if (chosen.variants() != wish.variants()) {
      adjustments.add(
          new Adjustment(
              "variants", String.valueOf(wish.variants()), String.valueOf(chosen.variants())));
    }
    return adjustments;
  }

  private static List<Adjustment> shape(ModeCriteria wish, Candidate candidate) {
    FrameSize wished = wish.shape();
    FrameSize chosen = candidate.shape();
    if (chosen.fits(wished) && (candidate.toldShape().isOpen() || !wished.isOpen())) {
      return List.of();
    }
    if (chosen.size() != null || wished.size() != null || wished.isOpen() || chosen.isOpen()) {
      return List.of(
          new Adjustment(
              name(wished),
              wish.shapeWords(),
              chosen.isOpen() ? VENDORS_CHOICE : chosen.toString()));
    }
    List<Adjustment> adjustments = new ArrayList<>();
    if (wished.ratio() != null && !wished.ratio().equals(chosen.ratio())) {
      adjustments.add(change("aspect ratio", wished.ratio(), chosen.ratio()));
    }
    if (wished.resolution() != null && !wished.resolution().equals(chosen.resolution())) {
      adjustments.add(change("resolution", wished.resolution(), chosen.resolution()));
    }
    return adjustments;
  }

  private static Adjustment change(String what, Object wished, @Nullable Object chosen) {
    return new Adjustment(
        what, wished.toString(), chosen == null ? VENDORS_CHOICE : chosen.toString());
  }

  private static String name(FrameSize wished) {
    if (wished.isFull() || wished.isOpen()) {
      return "size";
    }
    return wished.ratio() == null ? "resolution" : "aspect ratio";
  }
}
