package dev.videogen.http;

/** Something blocking that a {@link Watchdog} can end. */
interface Watched {

  /**
   * Ends it if its time is up or its thread is interrupted.
   *
   * @param now {@link System#nanoTime()}
   */
  void check(long now);

  /** Ends it because the connection is closed. */
  void close();
}
