package dev.videogen.internal.fit;

import dev.videogen.VideoRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Options of a vendor's own that change what vendors charge by. An option goes past the check and
 * goes before the request's own fields, so a request with one of these costs nobody knows what. The
 * names are those that vendors were seen to use; the list cannot be complete.
 */
final class PricedOptions {

  private static final Set<String> NAMES =
      Set.of(
          // Which model, and how well it renders.
          "model",
          "modelname",
          "modelid",
          "quality",
          "mode",
          "tier",
          "servicetier",
          "priority",
          "pro",
          // How long.
          "seconds",
          "nseconds",
          "duration",
          "durationseconds",
          "length",
          "videolength",
          "frames",
          "nframes",
          "numframes",
          "fps",
          "framespersecond",
          // How large.
          "size",
          "width",
          "height",
          "resolution",
          "ratio",
          "aspectratio",
          // How many.
          "n",
          "count",
          "variants",
          "nvariants",
          "numvideos",
          "numoutputs",
          "samplecount",
          "numberofvideos",
          // With sound.
          "audio",
          "sound",
          "generateaudio",
          "generatesound",
          "withaudio");

  private PricedOptions() {}

  /** Whether a request has one, also inside of an option that is an object. */
  static boolean areIn(VideoRequest request) {
    return areIn(request.options());
  }

  private static boolean areIn(Map<?, ?> options) {
    return options.entrySet().stream()
        .anyMatch(
            option ->
                isPriced(String.valueOf(option.getKey()))
                    || (option.getValue() instanceof Map<?, ?> inner && areIn(inner)));
  }

  /** A name with a dot is the way to a field: {@code google-vertex.durationSeconds}. */
  private static boolean isPriced(String name) {
    return NAMES.contains(folded(name))
        || NAMES.contains(folded(name.substring(name.lastIndexOf('.') + 1)));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
