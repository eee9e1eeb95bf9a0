package dev.videogen.openrouter;

import dev.videogen.Resolution;
import java.util.Optional;

/** Reads the names of resolutions: {@code 480p}, {@code 1K}. */
final class Resolutions {

  private Resolutions() {}

  /** The resolution; empty if it is none that is known. */
  static Optional<Resolution> parse(String name) {
    try {
      return Optional.of(Resolution.parse(name));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
