package dev.videogen.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The libraries that HTTP providers need")
class RequiredLibrariesTest {

  /** A class path that lacks what begins with one of some names, or tells other versions. */
  private static final class OtherClassPath extends ClassLoader {

    private final Set<String> missing;
    private final Map<String, String> versions;

    OtherClassPath(Set<String> missing, Map<String, String> versions) {
      super(RequiredLibrariesTest.class.getClassLoader());
      this.missing = missing;
      this.versions = versions;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (missing.stream().anyMatch(name::startsWith)) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      String version = versions.get(name);
      return version == null
          ? super.getResourceAsStream(name)
          : new ByteArrayInputStream(version.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ClassLoader with(String coordinates, String version) {
    return new OtherClassPath(
        Set.of(),
        Map.of(
            "META-INF/maven/" + coordinates.replace(':', '/') + "/pom.properties",
            "version=" + version));
  }

  @Test
  @DisplayName("are those that they are tested with")
  void allThere() {
    assertThatCode(RequiredLibraries::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.httpcomponents.client5:httpclient5, 5.3.1, 5.4",
    "org.apache.httpcomponents.client5:httpclient5, 4.5.14, 5.4",
    "org.apache.httpcomponents.core5:httpcore5, 5.2.4, 5.3",
    "com.fasterxml.jackson.core:jackson-core, 2.18.2, 2.19",
    "com.fasterxml.jackson.core:jackson-databind, 2.9.10.8, 2.19",
    "io.github.openfeign:feign-core, 13.5, 13.6",
    "io.github.resilience4j:resilience4j-retry, 1.7.1, 2.2",
    "org.slf4j:slf4j-api, 1.7.36, 2.0",
  })
  @DisplayName("are refused if they are too old, with the version found and the one wanted")
  void tooOld(String coordinates, String found, String wanted) {
    assertThatThrownBy(() -> RequiredLibraries.check(with(coordinates, found)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(coordinates + " is " + found + " (")
        .hasMessageContaining("; " + wanted + " or later is wanted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.4", "5.4-beta1", "5.10", "6.0.0", "${version}", "", "unknown"})
  @DisplayName("are accepted from the oldest version on, and if their version is not known")
  void newEnough(String version) {
    ClassLoader classPath = with("org.apache.httpcomponents.client5:httpclient5", version);

    assertThatCode(() -> RequiredLibraries.check(classPath)).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("are all named that are missing")
  void missing() {
    ClassLoader classPath =
        new OtherClassPath(Set.of("feign.", "com.fasterxml.jackson.databind."), Map.of());

    assertThatThrownBy(() -> RequiredLibraries.check(classPath))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "com.fasterxml.jackson.core:jackson-databind is missing; 2.19 or later is wanted")
        .hasMessageContaining("io.github.openfeign:feign-core is missing; 13.6 or later is wanted");
  }
}
