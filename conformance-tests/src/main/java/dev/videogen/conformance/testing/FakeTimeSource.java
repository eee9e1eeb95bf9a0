package dev.videogen.conformance.testing;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that sleeps in no time: it is the machine's, but for waits, which are over at once and
 * move it on by as much. A sleep of an interrupted thread throws, as a real one would.
 *
 * <p>Safe for use by many threads.
 */
public final class FakeTimeSource implements TimeSource {

  private final AtomicLong skipped = new AtomicLong();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  /** A clock that shows the time of the machine until somebody waits. */
  public FakeTimeSource() {}

  /**
   * Moves the clock on, as if that time had passed without anybody waiting.
   *
   * @param duration by how much, zero or more
   * @throws IllegalArgumentException if it is negative
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a clock is not set back by " + duration);
    }
    skipped.addAndGet(duration.toNanos());
  }

  /**
   * The waits that were skipped.
   *
   * @return the waits, in order, zero ones left out; unmodifiable
   */
  public List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public Instant now() {
    return Instant.now().plusNanos(skipped.get());
  }

  @Override
  public long nanoTime() {
    return System.nanoTime() + skipped.get();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!duration.isZero() && !duration.isNegative()) {
      waits.add(duration);
      skipped.addAndGet(duration.toNanos());
    }
  }
}
