package dev.videogen.fake;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * The machine's clock, which can be pushed forward: for a fake whose jobs take real time unless
 * somebody is in a hurry.
 *
 * <p>Who sleeps by it wakes up when the clock is pushed past the end of the sleep. Safe for use by
 * many threads.
 */
public final class RunningClock implements TimeSource {

  private static final long MAX_WAIT_MILLIS = Duration.ofDays(1).toMillis();

  private final Object lock = new Object();
  private final TimeSource machine = TimeSource.system();
  private Duration ahead = Duration.ZERO;

  /** A clock that shows the machine's time. */
  public RunningClock() {}

  @Override
  public Instant now() {
    synchronized (lock) {
      return machine.now().plus(ahead);
    }
  }

  @Override
  public long nanoTime() {
    synchronized (lock) {
      return machine.nanoTime() + ahead.toNanos();
    }
  }

  /**
   * Pushes the clock forward.
   *
   * @param duration how far; at most a year at a time
   * @throws IllegalArgumentException if it is negative or longer, or if the clock would be a
   *     century ahead
   */
  public void advance(Duration duration) {
    if (duration.isNegative() || duration.compareTo(Duration.ofDays(366)) > 0) {
      throw new IllegalArgumentException("a clock is pushed by a year at most, not " + duration);
    }
    synchronized (lock) {
      Duration sum = ahead.plus(duration);
      if (sum.compareTo(Duration.ofDays(36_525)) > 0) {
        throw new IllegalArgumentException("a clock is not pushed a century ahead");
      }
      ahead = sum;
      lock.notifyAll();
    }
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    synchronized (lock) {
      long end = nanoTime() + nanos(duration);
      for (long left = end - nanoTime(); left > 0; left = end - nanoTime()) {
        lock.wait(Math.min(left / 1_000_000 + 1, MAX_WAIT_MILLIS));
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted in a sleep of " + duration);
    }
  }

  /** Half of what a count of nanoseconds holds is enough for any sleep, and can be added. */
  private static long nanos(Duration duration) {
    Duration most = Duration.ofNanos(Long.MAX_VALUE / 2);
    return duration.compareTo(most) > 0 ? most.toNanos() : duration.toNanos();
  }

  /** What the clock shows. */
  @Override
  public String toString() {
    return "RunningClock[" + now() + "]";
  }
}
