package dev.videogen.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the class loader whose providers and {@code videogen.properties} are the app's: that of the
 * thread's context, if it sees videogen. A pool's thread may have one under which the app's jars
 * are not found; then it is the one that loaded videogen.
 */
final class AppClassLoader {

  private AppClassLoader() {}

  static ClassLoader find() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return seesVideogen(context)
        ? Objects.requireNonNull(context)
        : Objects.requireNonNull(AppClassLoader.class.getClassLoader());
  }

  private static boolean seesVideogen(@Nullable ClassLoader loader) {
    try {
      return loader != null
          && Class.forName(AppClassLoader.class.getName(), false, loader) == AppClassLoader.class;
    } catch (ClassNotFoundException | LinkageError unseen) {
      return false;
    }
  }
}
