package dev.videogen.internal.fit;

import dev.videogen.Adjustment;
import dev.videogen.internal.text.Seconds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what is different between the criteria and what was chosen for it. */
final class Adjustments {

  private static final String VENDORS_CHOICE = "the vendor's choice";

  private Adjustments() {}

  static List<Adjustment> between(ModeCriteria criteria, Candidate chosen) {
    List<Adjustment> adjustments = new ArrayList<>(shape(criteria, chosen));
    Duration duration = chosen.duration();
    boolean asked = criteria.duration() != null || chosen.toldDuration() != null;
    if (asked && !Objects.equals(duration, criteria.duration())) {
      adjustments.add(
          new Adjustment(
              "duration",
              criteria.durationWords(),
              duration == null ? VENDORS_CHOICE : Seconds.words(duration)));
    }
    if (chosen.variants() != criteria.variants()) {
      adjustments.add(
          new Adjustment(
              "variants", String.valueOf(criteria.variants()), String.valueOf(chosen.variants())));
    }
    return adjustments;
  }

  private static List<Adjustment> shape(ModeCriteria criteria, Candidate candidate) {
    FrameSize wanted = criteria.shape();
    FrameSize chosen = candidate.shape();
    if (chosen.fits(wanted) && (candidate.toldShape().isOpen() || !wanted.isOpen())) {
      return List.of();
    }
    if (chosen.size() != null || wanted.size() != null || wanted.isOpen() || chosen.isOpen()) {
      return List.of(
          new Adjustment(
              name(wanted),
              criteria.shapeWords(),
              chosen.isOpen() ? VENDORS_CHOICE : chosen.toString()));
    }
    List<Adjustment> adjustments = new ArrayList<>();
    if (wanted.ratio() != null && !wanted.ratio().equals(chosen.ratio())) {
      adjustments.add(change("aspect ratio", wanted.ratio(), chosen.ratio()));
    }
    if (wanted.resolution() != null && !wanted.resolution().equals(chosen.resolution())) {
      adjustments.add(change("resolution", wanted.resolution(), chosen.resolution()));
    }
    return adjustments;
  }

  private static Adjustment change(String what, Object wanted, @Nullable Object chosen) {
    return new Adjustment(
        what, wanted.toString(), chosen == null ? VENDORS_CHOICE : chosen.toString());
  }

  private static String name(FrameSize wanted) {
    if (wanted.isFull() || wanted.isOpen()) {
      return "size";
    }
    return wanted.ratio() == null ? "resolution" : "aspect ratio";
  }
}
