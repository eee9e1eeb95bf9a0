package dev.videogen.fake.junit;

import java.lang.module.ModuleDescriptor;
import java.security.CodeSource;
import java.util.Optional;
import org.junit.jupiter.api.extension.Extension;

/** Refuses a JUnit that is too old, before a test runs with half of what it was promised. */
final class JUnitVersion {

  /** What came with 5.10. Versions that manifests tell may be those of a jar it was packed into. */
  private static final String NEW_IN_OLDEST = "org.junit.jupiter.api.io.TempDirFactory";

  private JUnitVersion() {}

  /**
   * Checks the JUnit that the extensions run in.
   *
   * @throws IllegalStateException if it is too old
   */
  static void check() {
    check(NEW_IN_OLDEST);
  }

  static void check(String newInOldest) {
    try {
      Class.forName(newInOldest, false, Extension.class.getClassLoader());
    } catch (ClassNotFoundException tooOld) {
      throw new IllegalStateException(
          "videogen's test extensions need JUnit 5.10 or later"
              + " (org.junit.jupiter:junit-jupiter-api), and found "
              + version().orElse("an older one")
              + place().map(" in "::concat).orElse("")
              + ". Raise its version, such as by importing org.junit:junit-bom.",
          tooOld);
    }
  }

  private static Optional<String> version() {
    ModuleDescriptor module = Extension.class.getModule().getDescriptor();
    return module == null
        ? Optional.ofNullable(Extension.class.getPackage().getImplementationVersion())
        : module.rawVersion();
  }

  private static Optional<String> place() {
    CodeSource source = Extension.class.getProtectionDomain().getCodeSource();
    return Optional.ofNullable(source).map(CodeSource::getLocation).map(Object::toString);
  }
}
