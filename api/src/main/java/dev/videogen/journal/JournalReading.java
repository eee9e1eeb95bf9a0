package dev.videogen.journal;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.Operation;
import java.io.IOException;

/** Reads something of a journal, and fails as the library does. */
final class JournalReading {

  private JournalReading() {}

  /** What is read. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  static <T> T of(Journal journal, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | RuntimeException unreadable) {
      throw new LocalStorageException(
          ErrorDetails.builder(
                  Operation.OPEN, journal + " cannot be read: " + unreadable.getMessage())
              .cause(unreadable)
              .build());
    }
  }
}
