package dev.videogen.fake;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock for tests: it stands still until it is told to move, or until somebody sleeps by it.
 *
 * <p>Sleeping advances the clock by what was asked for and returns at once, so code that waits ten
 * minutes for a job has waited ten minutes by this clock and none by the wall's. When many threads
 * sleep, each finds after its sleep that at least its own time has passed; sleeps that begin at the
 * same moment pass together instead of one after the other. Still, threads that share a clock pass
 * time for each other, so a test with many of them gives its waits generous time-outs. The clock
 * never goes back.
 *
 * <p>Safe for use by many threads.
 */
public final class FakeClock implements TimeSource {

  /** The moment at which every fake clock starts: 2026-01-01T00:00:00Z. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong elapsedNanos = new AtomicLong();

  /** A clock that stands at {@link #START}. */
  public FakeClock() {}

  @Override
  public Instant now() {
    return START.plusNanos(elapsedNanos.get());
  }

  /**
   * How far the clock has moved.
   *
   * @return nanoseconds since {@link #START}
   */
  @Override
  public long nanoTime() {
    return elapsedNanos.get();
  }

  /**
   * Moves the clock on.
   *
   * @param duration how far
   * @throws IllegalArgumentException if it is negative, since time does not go back
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a clock does not go back, not even by " + duration);
    }
    long nanos = nanosOf(duration);
    elapsedNanos.updateAndGet(elapsed -> sum(elapsed, nanos));
  }

  /**
   * Moves the clock to the end of the sleep, unless another thread has moved it further, and
   * returns at once.
   *
   * @param duration how long; zero and below leave the clock as it is
   * @throws InterruptedException if the thread is interrupted; the clock was not moved
   */
  @Override
  @SuppressWarnings("ThreadPriorityCheck") // yielding is fairness here, not correctness
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a sleep of " + duration);
    }
    if (duration.isNegative() || duration.isZero()) {
      return;
    }
    long end = sum(elapsedNanos.get(), nanosOf(duration));
    // Those who are awake get to look at the clock before it moves.
    Thread.yield();
    elapsedNanos.accumulateAndGet(end, Math::max);
  }

  private static long nanosOf(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException beyondThreeCenturies) {
      return Long.MAX_VALUE;
    }
  }

  private static long sum(long elapsed, long nanos) {
    return nanos > Long.MAX_VALUE - elapsed ? Long.MAX_VALUE : elapsed + nanos;
  }

  /** What the clock shows. */
  @Override
  public String toString() {
    return "FakeClock[" + now() + "]";
  }
}
