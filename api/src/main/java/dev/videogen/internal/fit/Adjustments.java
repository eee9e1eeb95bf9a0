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

  private Adjustments() {}

  static List<Adjustment> between(ModeCriteria wish, Candidate chosen) {
    List<Adjustment> adjustments = new ArrayList<>(shape(wish, chosen.shape()));
    Duration duration = chosen.duration();
    if (duration != null && !duration.equals(wish.duration())) {
      adjustments.add(new Adjustment("duration", wish.durationWords(), Seconds.words(duration)));
    }
    if (chosen.variants() != wish.variants()) {
      adjustments.add(
          new Adjustment(
              "variants", String.valueOf(wish.variants()), String.valueOf(chosen.variants())));
    }
    return adjustments;
  }

  private static List<Adjustment> shape(ModeCriteria wish, FrameSize chosen) {
    FrameSize wished = wish.shape();
    if (chosen.fits(wished) && (chosen.isOpen() || !wished.isOpen())) {
      return List.of();
    }
    if (chosen.size() != null || wished.size() != null || wished.isOpen()) {
      return List.of(new Adjustment(name(wished), wish.shapeWords(), chosen.toString()));
    }
    List<Adjustment> adjustments = new ArrayList<>();
    if (!Objects.equals(wished.ratio(), chosen.ratio())) {
      adjustments.add(change("aspect ratio", wished.ratio(), chosen.ratio()));
    }
    if (!Objects.equals(wished.resolution(), chosen.resolution())) {
      adjustments.add(change("resolution", wished.resolution(), chosen.resolution()));
    }
    return adjustments;
  }

  private static Adjustment change(String what, @Nullable Object wished, @Nullable Object chosen) {
    return new Adjustment(what, String.valueOf(wished), String.valueOf(chosen));
  }

  private static String name(FrameSize wished) {
    if (wished.isFull() || wished.isOpen()) {
      return "size";
    }
    return wished.ratio() == null ? "resolution" : "aspect ratio";
  }
}
