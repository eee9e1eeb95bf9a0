package dev.videogen.config;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a configuration, as an exception. */
final class Problems {

  private Problems() {}

  static ConfigurationException of(String problem) {
    return of(problem, null);
  }

  static ConfigurationException of(String problem, @Nullable Throwable cause) {
    return new ConfigurationException(
        ErrorDetails.builder(Operation.OPEN, problem).cause(cause).build());
  }

  static ConfigurationException ofInstance(String instance, String problem) {
    return ofInstance(instance, problem, null);
  }

  static ConfigurationException ofInstance(
      String instance, String problem, @Nullable Throwable cause) {
    return new ConfigurationException(
        ErrorDetails.builder(Operation.OPEN, problem).provider(instance).cause(cause).build());
  }

  /** All at once, so that none is found only after another was mended. */
  static ConfigurationException all(List<String> problems) {
    return of(
        problems.size() == 1
            ? problems.get(0)
            : problems.size() + " settings are wrong:\n- " + String.join("\n- ", problems));
  }
}
