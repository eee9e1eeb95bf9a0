package dev.videogen.micrometer;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls what observes: handlers, conventions and registries of the app. What they throw is logged
 * and goes no further, or a job that was paid for would be lost to it.
 */
final class Guarded {

  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private Guarded() {}

  static void run(Runnable observing) {
    try {
      observing.run();
    } catch (RuntimeException broken) {
      log(broken);
    }
  }

  static <T> T get(Supplier<T> observing, T otherwise) {
    try {
      return observing.get();
    } catch (RuntimeException broken) {
      log(broken);
      return otherwise;
    }
  }

  private static void log(RuntimeException broken) {
    LOG.warn("An observation failed; what is observed goes on", broken);
  }
}
