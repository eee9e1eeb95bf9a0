package dev.videogen.capabilities;

import dev.videogen.internal.text.Listing;
import dev.videogen.internal.text.Seconds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Puts modes into words, so that every error lists what is supported in the same way. */
final class ModeDescription {

  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private ModeDescription() {}

  static String of(Mode mode) {
    List<String> parts = new ArrayList<>(3);
    if (!sizes(mode).isEmpty()) {
      parts.add(String.join(" or ", sizes(mode)));
    }
    if (!mode.durations().isEmpty()) {
      parts.add(durations(mode.durations()));
    }
    parts.add(mode.maxVariants() == 1 ? "1 variant" : "up to " + mode.maxVariants() + " variants");
    return String.join("; ", parts);
  }

  private static List<String> sizes(Mode mode) {
    List<String> ways = new ArrayList<>(3);
    if (!mode.sizes().isEmpty()) {
      ways.add(Listing.of(mode.sizes()));
    }
    mode.sizeRange().ifPresent(range -> ways.add(range.toString()));
    String classes = Listing.of(mode.resolutions());
    String ratios = Listing.of(mode.aspectRatios());
    if (!classes.isEmpty() && !ratios.isEmpty()) {
      ways.add(classes + " at " + ratios);
    } else if (!classes.isEmpty() || !ratios.isEmpty()) {
      ways.add(classes + ratios);
    }
    return ways;
  }

  /** One or more durations; runs of whole seconds are drawn together: {@code 1-20 s}. */
  private static String durations(Collection<Duration> durations) {
    List<String> parts = new ArrayList<>();
    List<Duration> run = new ArrayList<>();
    for (Duration duration : durations) {
      if (!run.isEmpty() && !duration.minus(run.get(run.size() - 1)).equals(ONE_SECOND)) {
        parts.add(run(run));
        run.clear();
      }
      run.add(duration);
    }
    parts.add(run(run));
    return Listing.of(parts) + " s";
  }

  private static String run(List<Duration> run) {
    String first = Seconds.digits(run.get(0));
    String last = Seconds.digits(run.get(run.size() - 1));
    return switch (run.size()) {
      case 1 -> first;
      case 2 -> first + ", " + last;
      default -> first + "-" + last;
    };
  }
}
