package dev.videogen.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it takes standard error for itself")
@DisplayName("Discovery")
class DiscoveryTest {

  @TempDir private Path directory;

  /** Found by its name in a service file. */
  public static class Good implements VideoGeneratorProvider {
    @Override
    public String type() {
      return "good";
    }

    @Override
    public String description() {
      return "one that loads";
    }

    @Override
    public List<Setting<?>> settings() {
      return List.of();
    }

    @Override
    public VideoGenerator open(ProviderContext context) {
      return new StubGenerator(context.instance());
    }
  }

  /** Loads, and fails when it is made. */
  public static final class Throwing extends Good {
    public Throwing() {
      throw new IllegalStateException("no native library");
    }
  }

  /** Loads, and fails when it is asked what it is. */
  public static final class Speechless extends Good {
    @Override
    public List<Setting<?>> settings() {
      throw new NoClassDefFoundError("vendor/Sdk");
    }
  }

  /** Needs a library that is not there. */
  public static final class NeedsLibrary extends Good {}

  /** Needs the same library. */
  public static final class NeedsLibraryToo extends Good {}

  private ClassLoader loaderOf(String... providers) throws IOException {
    return loaderOf(String.join("\n", providers));
  }

  /** Reads a service file that has this text, and fails to link those that need a library. */
  private ClassLoader loaderOf(String services) throws IOException {
    Path file = Files.createTempFile(directory, "services", "");
    Files.writeString(file, services, UTF_8);
    return new ClassLoader(getClass().getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals("META-INF/services/" + VideoGeneratorProvider.class.getName())
            ? Collections.enumeration(List.of(file.toUri().toURL()))
            : Collections.emptyEnumeration();
      }

      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.contains("NeedsLibrary")) {
          throw new NoClassDefFoundError("vendor/Sdk");
        }
        return super.loadClass(name, resolve);
      }
    };
  }

  @Test
  @DisplayName("finds the providers that a class loader sees")
  void findsProviders() throws IOException {
    Discovery discovery = Discovery.in(loaderOf(Good.class.getName()));

    assertThat(discovery.all()).extracting(Discovery.Found::type).containsExactly("good");
    assertThat(discovery.find("good")).isPresent();
    assertThat(discovery.find("other")).isEmpty();
    assertThat(discovery.failures()).isEmpty();
  }

  @Test
  @DisplayName("finds nothing where there is nothing")
  void findsNothing() {
    assertThat(Discovery.in(Fixtures.NOTHING).all()).isEmpty();
  }

  @Test
  @DisplayName("does not let providers that fail to load hide the others, and warns of each")
  void doesNotLetFailuresHideTheOthers() throws IOException {
    ClassLoader loader =
        loaderOf(
            Throwing.class.getName(),
            "no.such.Provider",
            NeedsLibrary.class.getName(),
            NeedsLibraryToo.class.getName(),
            Speechless.class.getName(),
            StubGenerator.class.getName(),
            Good.class.getName());

    Log log =
        Log.of(
            () -> {
              Discovery discovery = Discovery.in(loader);

              assertThat(discovery.all()).extracting(Discovery.Found::type).containsExactly("good");
              assertThat(discovery.failures())
                  .satisfiesExactly(
                      each -> assertThat(each).contains("Throwing could not be instantiated"),
                      each -> assertThat(each).contains("no.such.Provider not found"),
                      each ->
                          assertThat(each).isEqualTo("java.lang.NoClassDefFoundError: vendor/Sdk"),
                      each ->
                          assertThat(each)
                              .isEqualTo(
                                  Speechless.class.getName()
                                      + " does not say what it is: java.lang.NoClassDefFoundError:"
                                      + " vendor/Sdk"),
                      each -> assertThat(each).contains("StubGenerator not a subtype"));
            });

    assertThat(log.text())
        .contains("a provider is left out: java.util.ServiceConfigurationError")
        .contains("no native library")
        .contains("a provider is left out: " + Speechless.class.getName());
  }

  @Test
  @DisplayName("takes a malformed service file for one failure")
  void takesAMalformedServiceFileForOneFailure() throws IOException {
    Discovery discovery = Discovery.in(loaderOf("this is no class", Good.class.getName()));

    assertThat(discovery.failures()).hasSize(1);
  }

  @Test
  @DisplayName("ends where nothing can be looked up at all")
  void endsWhereNothingCanBeLookedUp() {
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            throw new IOException("no disk");
          }
        };

    Discovery discovery = Discovery.in(loader);

    assertThat(discovery.all()).isEmpty();
    assertThat(discovery.failures())
        .singleElement()
        .satisfies(each -> assertThat(each).contains("Error locating configuration files"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Azure", "my_gateway", "http", "retry", "provider", "type"})
  @DisplayName("leaves out a provider whose type no instance can be called")
  void leavesOutAProviderOfAnImpossibleType(String type) {
    Discovery discovery = Discovery.of(List.of(StubProvider.of(type), StubProvider.fake()));

    assertThat(discovery.all()).extracting(Discovery.Found::type).containsExactly("fake");
    assertThat(discovery.failures())
        .containsExactly(
            StubProvider.class.getName()
                + " does not say what it is: java.lang.IllegalArgumentException: no instance can be"
                + " called "
                + type);
  }

  @Test
  @DisplayName("leaves out a provider that has no type or no settings")
  void leavesOutAProviderOfNulls() {
    Discovery discovery =
        Discovery.of(
            List.of(
                new StubProvider(null, List.of(), context -> null),
                new StubProvider("east", null, context -> null)));

    assertThat(discovery.all()).isEmpty();
    assertThat(discovery.failures()).hasSize(2);
  }

  @Test
  @DisplayName("refuses two providers of one type")
  void refusesTwoOfOneType() {
    VideoGeneratorProvider other =
        new Good() {
          @Override
          public String type() {
            return "fake";
          }
        };

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Discovery.of(List.of(StubProvider.fake(), other)))
        .withMessage(
            "Two providers are of the type fake: %s and %s. Leave one of them off the class path.",
            StubProvider.class.getName(), other.getClass().getName());
  }

  @Test
  @DisplayName("takes the same provider, found twice, once")
  void takesTheSameProviderOnce() {
    StubProvider first = StubProvider.fake();

    Discovery discovery = Discovery.of(List.of(first, StubProvider.fake()));

    assertThat(discovery.find("fake").orElseThrow().provider()).isSameAs(first);
  }
}
