package dev.videogen.spring.internal.settings;

import dev.videogen.errors.ConfigurationException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Tells at the start of an app which setting is wrong and where it is written, instead of a stack
 * trace.
 */
final class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

  private static final Pattern NAME = Pattern.compile("videogen\\.[a-z0-9]+([.-][a-z0-9]+)*");

  private final Environment environment;

  SettingsFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
    return new FailureAnalysis(
        "The settings of videogen are wrong. " + cause.getMessage() + places(cause.getMessage()),
        "Mend the setting in application.yml, in the environment or wherever the app is"
            + " configured: Spring's environment is the only place that videogen reads here.",
        cause);
  }

  private String places(String message) {
    try {
      if (environment instanceof ConfigurableEnvironment configurable) {
        EnvironmentSettings settings = EnvironmentSettings.of(configurable);
        return NAME
            .matcher(message)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(settings::whereIs)
            .flatMap(Optional::stream)
            .map(place -> "\n    " + place)
            .collect(
                Collectors.collectingAndThen(
                    Collectors.joining(),
                    places -> places.isEmpty() ? "" : "\n\nWritten here:\n" + places));
      }
    } catch (ConfigurationException unreadable) {
      return ""; // that is what the message tells of
    }
    return "";
  }
}
