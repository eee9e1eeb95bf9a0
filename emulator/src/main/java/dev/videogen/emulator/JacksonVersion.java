package dev.videogen.emulator;

import com.fasterxml.jackson.databind.cfg.PackageVersion;

/**
 * Refuses a Jackson that is missing or too old, before an emulator serves half of what it could.
 */
final class JacksonVersion {

  private static final int MIN_MAJOR = 2;
  private static final int MIN_MINOR = 19;

  private JacksonVersion() {}

  /**
   * Checks the Jackson on the class path.
   *
   * @throws IllegalStateException if it is missing or too old
   */
  static void check() {
    try {
      check(PackageVersion.VERSION.getMajorVersion(), PackageVersion.VERSION.getMinorVersion());
    } catch (LinkageError missing) {
      throw new IllegalStateException(needs() + "found none that loads: " + missing, missing);
    }
  }

  static void check(int major, int minor) {
    if (major < MIN_MAJOR || (major == MIN_MAJOR && minor < MIN_MINOR)) {
      throw new IllegalStateException(needs() + "found " + major + "." + minor + ".");
    }
  }

  private static String needs() {
    return "The emulator needs Jackson (com.fasterxml.jackson.core:jackson-databind) "
        + MIN_MAJOR
        + "."
        + MIN_MINOR
        + " or later, and ";
  }
}
