package dev.videogen.micrometer;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names of models as values of a key: a bounded number of them, whatever requests ask for. */
final class ModelNames {

  static final String NONE = "none";
  private static final String OTHER = "other";
  private static final int MAX_MODELS = 100;

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  String of(Optional<String> model) {
    return model.map(this::bounded).orElse(NONE);
  }

  private String bounded(String model) {
    if (known.contains(model)) {
      return model;
    }
    // Some threads at once may add some more.
    return known.size() < MAX_MODELS && known.add(model) ? model : OTHER;
  }
}
