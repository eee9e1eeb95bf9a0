package dev.videogen.http.internal.transport;

/** Something blocking that a {@link Watchdog} can end. */
interface Abortable {

  /**
   * Ends it if its time is up or its thread is interrupted.
   *
   * @param now {@link System#nanoTime()}
   */
  void check(long now);

  /** Ends it because the connection is closed. */
  void close();
}
