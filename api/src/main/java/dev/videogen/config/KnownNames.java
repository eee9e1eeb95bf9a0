package dev.videogen.config;

import dev.videogen.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that videogen itself gives to settings and providers, whichever of its modules are on
 * the class path: what is configured for a module that is not there is not misspelt.
 */
final class KnownNames {

  /** What every setting's name begins with. */
  static final String PREFIX = "videogen.";

  /** Names the instance to be used. */
  static final String PROVIDER = "provider";

  /** Declares an instance: {@code videogen.east.type=azure}. */
  static final String TYPE = "type";

  /** The settings that providers over HTTP share. */
  static final List<String> SHARED =
      List.of(
          "connect-timeout",
          "read-timeout",
          "call-timeout",
          "max-connections",
          "retry.max-attempts",
          "retry.base-delay",
          "retry.max-delay",
          "submission.recovery",
          "allow-insecure-http",
          "http.ca-bundle",
          "http.proxy",
          "http.user-agent",
          "webhook.url");

  /** The open groups that all providers over HTTP share. */
  static final List<String> SHARED_GROUPS = List.of("http.header");

  /** The types of the providers that are part of videogen. */
  static final List<String> TYPES =
      List.of("azure", "fake", "fal", "openai", "openrouter", "replicate");

  private static final Set<String> RESERVED =
      Stream.of(
              Stream.of(PROVIDER, TYPE),
              ClientSettings.all().stream().map(Setting::name),
              SHARED.stream(),
              SHARED_GROUPS.stream())
          .flatMap(names -> names)
          .map(KnownNames::firstWord)
          .collect(Collectors.toUnmodifiableSet());

  private KnownNames() {}

  /** What stands before the first dot; all of it where there is none. */
  static String firstWord(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Whether no instance can be called so, because the settings of all instances are. */
  static boolean isReserved(String instance) {
    return RESERVED.contains(instance);
  }

  /** The artifact in which a provider of videogen's own comes. */
  static Optional<String> artifact(String type) {
    return TYPES.contains(type)
        ? Optional.of("dev.videogen:videogen-provider-" + type)
        : Optional.empty();
  }
}
