package dev.videogen.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock by which everything in videogen waits, so that tests need not.
 *
 * <p>Implementations are safe for use by many threads.
 */
public interface TimeSource {

  /**
   * The machine's clock.
   *
   * @return the one that is used unless another is given
   */
  static TimeSource system() {
    return SystemTimeSource.INSTANCE;
  }

  /**
   * The time of day, which may be set back or forth. For comparing with a vendor's times.
   *
   * @return now
   */
  Instant now();

  /**
   * A running count that is never set back. For measuring how long something takes.
   *
   * @return nanoseconds since some fixed moment
   */
  long nanoTime();

  /**
   * Waits.
   *
   * @param duration how long; zero and below return at once
   * @throws InterruptedException if the thread is or becomes interrupted
   */
  void sleep(Duration duration) throws InterruptedException;
}
