package dev.videogen.capabilities;

import dev.videogen.internal.text.Listing;
import dev.videogen.internal.text.Seconds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Puts modes into words, so that every error lists what is supported in the same way. */
final class ModeDescription {

  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  private ModeDescription() {}

  static String of(Mode mode) {
    List<String> parts = new ArrayList<>(3);
    String size = size(mode);
    if (!size.isEmpty()) {
      parts.add(size);
    }
    String duration = words(mode.durations(), "duration", ModeDescription::durations);
    if (!duration.isEmpty()) {
      parts.add(duration);
    }
    parts.add(mode.maxVariants() == 1 ? "1 variant" : "up to " + mode.maxVariants() + " variants");
    return String.join("; ", parts);
  }

  private static String size(Mode mode) {
    List<String> ways = new ArrayList<>(2);
    ways.add(words(mode.sizes(), "size", Listing::of));
    String classes = words(mode.resolutions(), "resolution", Listing::of);
    String ratios = words(mode.aspectRatios(), "aspect ratio", Listing::of);
    ways.add(classes.isEmpty() || ratios.isEmpty() ? classes + ratios : classes + " at " + ratios);
    ways.removeIf(String::isEmpty);
    return String.join(" or ", ways);
  }

  private static <T> String words(
      Axis<T> axis, String what, Function<Collection<T>, String> choice) {
    return switch (axis.kind()) {
      case CHOICE -> choice.apply(axis.values());
      case RANGE -> axis.rangeWords();
      case FIXED -> "always " + choice.apply(axis.values());
      case AUTO -> "no choice of " + what;
      case FREE -> "any " + what;
      case UNKNOWN -> "";
    };
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
