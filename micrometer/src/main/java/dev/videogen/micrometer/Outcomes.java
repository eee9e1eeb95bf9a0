package dev.videogen.micrometer;

import dev.videogen.errors.VideoException;
import java.util.Locale;

/** How something ended, as words of a bounded set. */
final class Outcomes {

  static final String OK = "ok";
  static final String SAVED = "saved";
  static final String DELETED = "deleted";

  /** That it was no longer watched before it ended. */
  static final String OPEN = "open";

  private static final String UNEXPECTED = "unexpected";

  private Outcomes() {}

  static String of(Throwable failure) {
    return failure instanceof VideoException known ? word(known.kind()) : UNEXPECTED;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
