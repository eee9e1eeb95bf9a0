package dev.videogen.durable;

import dev.videogen.errors.LocalStorageException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what a vendor has said, through an outage of the database: it is known here and nowhere
 * else. After a while it is given up, and the log has it.
 *
 * @param patience how long it is tried
 */
record Persistently(Duration patience) {

  private static final Logger LOG = LoggerFactory.getLogger(Persistently.class);

  private static final long FIRST_PAUSE = 100;
  private static final long MAX_PAUSE = 3_000;

  /**
   * Does something until the database takes it.
   *
   * @param what what is noted, for the log
   * @throws LocalStorageException if it is given up
   */
  <T> T run(Object what, Supplier<T> note) {
    long end = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    try {
      for (long pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, MAX_PAUSE)) {
        try {
          return note.get();
        } catch (LocalStorageException failure) {
          if (System.nanoTime() - end > 0) {
            LOG.error(
                "{} could not be noted, and is known nowhere else: {}", what, failure.toString());
            throw failure;
          }
          interrupted |= pause(pause);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** An interrupt is no reason to forget what was paid for. */
  private static boolean pause(long millis) {
    try {
      Thread.sleep(millis);
      return false;
    } catch (InterruptedException later) {
      return true;
    }
  }
}
