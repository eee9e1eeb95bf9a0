package dev.videogen.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.SettingOrigin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it takes standard error for itself")
@DisplayName("The places of settings")
class ConfigSourcesTest {

  @TempDir private Path directory;

  private static ConfigSources places(Path directory, ClassLoader loader) {
    return new ConfigSources(Map.of(), Map.of(), Map.of(), directory, loader);
  }

  private static Path writeFile(Path directory, String text) throws IOException {
    Files.createDirectories(directory);
    return Files.writeString(directory.resolve("videogen.properties"), text, UTF_8);
  }

  @Test
  @DisplayName(
      "are the code, system properties, the environment, vendors' variables, a file and a resource,"
          + " in this order")
  void areSix() throws IOException {
    Path file = writeFile(directory.resolve("work"), "videogen.poll-timeout=5m");
    Path resource = writeFile(directory.resolve("classes"), "videogen.poll-timeout=6m");
    try (URLClassLoader loader = loaderOf(directory.resolve("classes"))) {
      ConfigSources places =
          new ConfigSources(
              Map.of("videogen.poll-timeout", "1m"),
              Map.of("videogen.poll-timeout", "2m", "user.dir", "/"),
              Map.of("VIDEOGEN_POLL_TIMEOUT", "3m", "OPENAI_API_KEY", "key", "PATH", "/bin"),
              directory.resolve("work"),
              loader);

      assertThat(places.all(List.of(Discovery.Found.of(StubProvider.openai()))))
          .containsExactly(
              new ConfigValue("videogen.poll-timeout", "1m", SettingOrigin.CODE, "set in code"),
              new ConfigValue(
                  "videogen.poll-timeout",
                  "2m",
                  SettingOrigin.SYSTEM_PROPERTY,
                  "set as a system property"),
              new ConfigValue(
                  "VIDEOGEN_POLL_TIMEOUT",
                  "3m",
                  SettingOrigin.ENVIRONMENT,
                  "set by the environment variable VIDEOGEN_POLL_TIMEOUT"),
              new ConfigValue(
                  "videogen.openai.api-key",
                  "key",
                  SettingOrigin.VENDOR_ENVIRONMENT,
                  "set by the environment variable OPENAI_API_KEY"),
              new ConfigValue(
                  "videogen.poll-timeout", "5m", SettingOrigin.FOLDER_FILE, "set in " + file),
              new ConfigValue(
                  "videogen.poll-timeout",
                  "6m",
                  SettingOrigin.CLASS_PATH,
                  "set in " + resource.toUri().toURL()));
    }
  }

  @Test
  @DisplayName("may all be empty")
  void mayAllBeEmpty() {
    assertThat(places(directory, Fixtures.NOTHING).all(List.of())).isEmpty();
  }

  @Test
  @DisplayName("take a blank variable for one that is not set")
  void takeABlankVariableForUnset() {
    ConfigSources places =
        new ConfigSources(
            Map.of(),
            Map.of(),
            Map.of("VIDEOGEN_PROVIDER", " ", "OPENAI_BASE_URL", ""),
            directory,
            Fixtures.NOTHING);

    assertThat(places.all(List.of(Discovery.Found.of(StubProvider.openai())))).isEmpty();
  }

  @Test
  @DisplayName("are an error where the file is there and cannot be read")
  void areAnErrorWhereTheFileCannotBeRead() throws IOException {
    Path file = Files.createDirectory(directory.resolve("videogen.properties"));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> places(directory, Fixtures.NOTHING).all(List.of()))
        .withMessageStartingWith(file + " cannot be read: java.io.IOException")
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("are an error where the resource is there and cannot be read")
  void areAnErrorWhereTheResourceCannotBeRead() throws IOException {
    URL missing = directory.resolve("gone/videogen.properties").toUri().toURL();
    ClassLoader loader = loaderWith(Collections.enumeration(List.of(missing)));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> places(directory, loader).all(List.of()))
        .withMessageStartingWith(missing + " cannot be read: java.io.FileNotFoundException");
  }

  @Test
  @DisplayName("are an error where resources cannot be looked up")
  void areAnErrorWhereResourcesCannotBeLookedUp() {
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            throw new IOException("no disk");
          }
        };

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> places(directory, loader).all(List.of()))
        .withMessage(
            "the class path's videogen.properties cannot be read: java.io.IOException: no disk");
  }

  @Test
  @DisplayName("name the file that is in another encoding")
  void nameTheFileInAnotherEncoding() throws IOException {
    Path file = directory.resolve("videogen.properties");
    Files.write(file, new byte[] {'a', (byte) 0xe9});

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> places(directory, Fixtures.NOTHING).all(List.of()))
        .withMessage(file + " is not encoded as UTF-8; save it as UTF-8.");
  }

  @Test
  @DisplayName("take the first of several resources, and say so")
  void takeTheFirstOfSeveralResources() throws IOException {
    writeFile(directory.resolve("first"), "videogen.provider=fake");
    writeFile(directory.resolve("second"), "videogen.provider=openai");
    try (URLClassLoader loader =
        loaderOf(directory.resolve("first"), directory.resolve("second"))) {
      Log log = Log.of(() -> assertThat(places(directory, loader).all(List.of())).hasSize(1));

      assertThat(places(directory, loader).all(List.of()))
          .extracting(ConfigValue::value)
          .containsExactly("fake");
      assertThat(log.text())
          .contains(
              "videogen.properties is on the class path more than once; only the first is read")
          .contains("first/videogen.properties")
          .contains("second/videogen.properties");
    }
  }

  @Test
  @DisplayName("say nothing of a resource that is there once")
  void sayNothingOfASingleResource() throws IOException {
    writeFile(directory.resolve("only"), "videogen.provider=fake");
    try (URLClassLoader loader = loaderOf(directory.resolve("only"))) {
      Log log = Log.of(() -> places(directory, loader).all(List.of()));

      assertThat(log.text()).isEmpty();
    }
  }

  @Test
  @DisplayName("never show a value")
  void neverShowAValue() {
    ConfigValue property =
        new ConfigValue("videogen.openai.api-key", "secret", SettingOrigin.CODE, "set in code");
    ConfigValue variable =
        new ConfigValue(
            "VIDEOGEN_OPENAI_API_KEY", "secret", SettingOrigin.ENVIRONMENT, "set somewhere");

    assertThat(property).hasToString("videogen.openai.api-key, set in code,");
    assertThat(variable).hasToString("The environment variable VIDEOGEN_OPENAI_API_KEY");
  }

  private static URLClassLoader loaderOf(Path... roots) throws IOException {
    URL[] urls = new URL[roots.length];
    for (int i = 0; i < roots.length; i++) {
      urls[i] = roots[i].toUri().toURL();
    }
    return new URLClassLoader(urls, null);
  }

  private static ClassLoader loaderWith(Enumeration<URL> resources) {
    return new ClassLoader(null) {
      @Override
      public Enumeration<URL> getResources(String name) {
        return resources;
      }
    };
  }
}
