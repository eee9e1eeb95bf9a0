package dev.videogen;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Puts modes into words, so that every error lists what is supported in the same way. */
final class ModeDescription {

  private ModeDescription() {}

  static String of(Mode mode) {
    List<String> parts = new ArrayList<>();
    List<String> sizes = new ArrayList<>();
    if (!mode.sizes().isEmpty()) {
      sizes.add(join(mode.sizes()));
    }
    mode.sizeRange().ifPresent(range -> sizes.add(range.toString()));
    if (!sizes.isEmpty()) {
      parts.add(String.join(" or ", sizes));
    }
    if (!mode.resolutions().isEmpty()) {
      parts.add(join(mode.resolutions()));
    }
    if (!mode.aspectRatios().isEmpty()) {
      parts.add(join(mode.aspectRatios()));
    }
    if (!mode.durations().isEmpty()) {
      parts.add(durations(mode.durations()));
    }
    parts.add(mode.maxVariants() == 1 ? "1 variant" : "up to " + mode.maxVariants() + " variants");
    return String.join("; ", parts);
  }

  /** Runs of whole seconds are drawn together: {@code 1-20 s}, {@code 4, 8, 12 s}. */
  static String durations(Collection<Duration> durations) {
    List<String> parts = new ArrayList<>();
    List<Duration> run = new ArrayList<>();
    for (Duration duration : durations) {
      if (!run.isEmpty() && !duration.equals(run.get(run.size() - 1).plusSeconds(1))) {
        parts.add(run(run));
        run.clear();
      }
      run.add(duration);
    }
    if (!run.isEmpty()) {
      parts.add(run(run));
    }
    return String.join(", ", parts) + " s";
  }

  /** A duration as a number of seconds, without needless zeros. */
  static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private static String run(List<Duration> run) {
    String first = seconds(run.get(0));
    String last = seconds(run.get(run.size() - 1));
    return switch (run.size()) {
      case 1 -> first;
      case 2 -> first + ", " + last;
      default -> first + "-" + last;
    };
  }

  private static String join(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
