package dev.videogen.http.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library that has to be on the class path, in a version that is not too old.
 *
 * @param coordinates group and artifact as Maven names them, such as {@code org.slf4j:slf4j-api}
 * @param type a class of it
 * @param minMajor the first number of the oldest version that will do
 * @param minMinor the second number
 */
record RequiredLibrary(String coordinates, String type, int minMajor, int minMinor) {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6}).*");

  /** What Resilience4j's archives name in their manifests, having no properties of Maven. */
  private static final String RESILIENCE4J = "resilience4j";

  /**
   * What is wrong with it.
   *
   * @param loader where it is looked for
   * @return what was found and what is wanted; empty if it will do, or if its version is not told
   *     by itself: a manifest tells that of the archive, which may hold many libraries
   */
  Optional<String> problem(ClassLoader loader) {
    Class<?> found;
    try {
      found = Class.forName(type, false, loader);
    } catch (ClassNotFoundException missing) {
      return Optional.of(coordinates + " is missing; " + wanted());
    } catch (LinkageError broken) {
      return Optional.of(coordinates + " does not load (" + broken + "); " + wanted());
    }
    return version(found, loader)
        .filter(this::isTooOld)
        .map(version -> coordinates + " is " + version + place(found) + "; " + wanted());
  }

  private String wanted() {
    return minMajor + "." + minMinor + " or later is wanted";
  }

  private boolean isTooOld(String version) {
    Matcher numbers = VERSION.matcher(version);
    if (!numbers.matches()) {
      return false;
    }
    int major = Integer.parseInt(numbers.group(1));
    return major < minMajor || (major == minMajor && Integer.parseInt(numbers.group(2)) < minMinor);
  }

  private Optional<String> version(Class<?> found, ClassLoader loader) {
    String properties = "META-INF/maven/" + coordinates.replace(':', '/') + "/pom.properties";
    try (InputStream resource = loader.getResourceAsStream(properties)) {
      if (resource != null) {
        Properties pom = new Properties();
        pom.load(resource);
        return Optional.ofNullable(pom.getProperty("version"));
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
    Package room = found.getPackage();
    return RESILIENCE4J.equals(room.getImplementationTitle())
        ? Optional.ofNullable(room.getImplementationVersion())
        : Optional.empty();
  }

  private static String place(Class<?> found) {
    CodeSource source = found.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null ? "" : " (" + source.getLocation() + ")";
  }
}
