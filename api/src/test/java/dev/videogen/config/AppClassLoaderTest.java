package dev.videogen.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The app's class loader")
class AppClassLoaderTest {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  private static ClassLoader findUnder(ClassLoader context) {
    Thread.currentThread().setContextClassLoader(context);
    return AppClassLoader.find();
  }

  @Test
  @DisplayName("is that of the thread's context, if it sees videogen")
  void isThatOfTheContext() {
    ClassLoader app = new ClassLoader(getClass().getClassLoader()) {};

    assertThat(findUnder(app)).isSameAs(app);
  }

  @Test
  @DisplayName("is videogen's own where the context has none, or one that does not see videogen")
  void isVideogensOwnElsewhere() {
    ClassLoader own = AppClassLoader.class.getClassLoader();
    ClassLoader broken =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            throw new NoClassDefFoundError(name);
          }
        };
    ClassLoader another =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            return String.class;
          }
        };

    assertThat(findUnder(null)).isSameAs(own);
    assertThat(findUnder(Fixtures.NOTHING)).isSameAs(own);
    assertThat(findUnder(broken)).isSameAs(own);
    assertThat(findUnder(another)).isSameAs(own);
  }
}
