package dev.videogen.internal.fit;

import dev.videogen.capabilities.Mode;
import dev.videogen.capabilities.ModelCapabilities;
import dev.videogen.internal.text.Listing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says which part of the criteria no mode takes, and what the modes do take. */
final class UnsupportedMessage {

  private UnsupportedMessage() {}

  /** A part of the criteria, and which modes take it. */
  private record Part(String words, Predicate<Mode> takenBy) {

    @Override
    public String toString() {
      return words;
    }
  }

  static String insteadOf(ModeCriteria criteria, ModelCapabilities model) {
    List<Part> parts = parts(criteria);
    List<Part> lacking =
        parts.stream().filter(part -> model.modes().stream().noneMatch(part.takenBy)).toList();
    String missing =
        lacking.isEmpty() ? Listing.of(parts, "and") + " together" : Listing.of(lacking, "or");
    String modes =
        model.modes().stream()
            .map(mode -> "[" + mode + "]")
            .distinct()
            .collect(Collectors.joining(" or "));
    return "%s does not offer %s. It offers %s.".formatted(model.name(), missing, modes);
  }

  private static List<Part> parts(ModeCriteria criteria) {
    List<Part> parts = new ArrayList<>();
    FrameSize shape = criteria.anyShape();
    if (!shape.isOpen()) {
      parts.add(new Part(criteria.shapeWords(), mode -> ModeMatching.take(mode, shape)));
    }
    Duration duration = criteria.anyDuration();
    if (duration != null) {
      parts.add(new Part(criteria.durationWords(), mode -> ModeMatching.take(mode, duration)));
    }
    int variants = criteria.variants();
    parts.add(
        new Part(
            variants == 1 ? "1 variant" : variants + " variants",
            mode -> variants <= mode.maxVariants()));
    return parts;
  }
}
