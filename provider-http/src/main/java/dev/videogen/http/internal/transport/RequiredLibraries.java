package dev.videogen.http.internal.transport;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import java.util.List;
import java.util.Optional;

/**
 * The libraries that every HTTP provider stands on, in the oldest versions that it was compiled
 * against and tested with. An app's own build decides which are there; one that is missing or too
 * old would fail later, in the middle of a call.
 */
public final class RequiredLibraries {

  private static final List<RequiredLibrary> ALL =
      List.of(
          new RequiredLibrary(
              "org.apache.httpcomponents.client5:httpclient5",
              "org.apache.hc.client5.http.classic.methods.HttpUriRequestBase",
              5,
              4),
          new RequiredLibrary(
              "org.apache.httpcomponents.core5:httpcore5",
              "org.apache.hc.core5.http.ClassicHttpResponse",
              5,
              3),
          new RequiredLibrary(
              "com.fasterxml.jackson.core:jackson-annotations",
              "com.fasterxml.jackson.annotation.JsonView",
              2,
              19),
          new RequiredLibrary(
              "com.fasterxml.jackson.core:jackson-core",
              "com.fasterxml.jackson.core.JsonFactory",
              2,
              19),
          new RequiredLibrary(
              "com.fasterxml.jackson.core:jackson-databind",
              "com.fasterxml.jackson.databind.JsonNode",
              2,
              19),
          new RequiredLibrary("io.github.openfeign:feign-core", "feign.Feign", 13, 6),
          new RequiredLibrary(
              "io.github.resilience4j:resilience4j-core",
              "io.github.resilience4j.core.IntervalFunction",
              2,
              2),
          new RequiredLibrary(
              "io.github.resilience4j:resilience4j-circuitbreaker",
              "io.github.resilience4j.circuitbreaker.CircuitBreaker",
              2,
              2),
          new RequiredLibrary(
              "io.github.resilience4j:resilience4j-retry",
              "io.github.resilience4j.retry.Retry",
              2,
              2),
          new RequiredLibrary("org.slf4j:slf4j-api", "org.slf4j.Logger", 2, 0));

  private static volatile boolean checked;

  private RequiredLibraries() {}

  /**
   * Checks them, once.
   *
   * @throws ConfigurationException if one is missing or too old; it names each, what was found and
   *     what is wanted
   */
  public static void check() {
    if (!checked) {
      check(RequiredLibraries.class.getClassLoader());
      checked = true;
    }
  }

  static void check(ClassLoader loader) {
    List<String> problems =
        ALL.stream().map(library -> library.problem(loader)).flatMap(Optional::stream).toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationException(
          ErrorDetails.builder(
                  Operation.OPEN,
                  "Libraries that videogen needs are missing or too old: "
                      + String.join(". ", problems)
                      + ". Add or raise them in the app's build; `mvn dependency:tree` and `gradle"
                      + " dependencies` show what chose their versions.")
              .build());
    }
  }
}
