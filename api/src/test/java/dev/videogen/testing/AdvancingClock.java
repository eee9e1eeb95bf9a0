package dev.videogen.testing;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still, but for those who sleep by it: they wake up at once, later. */
public final class AdvancingClock implements TimeSource {

  public static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  // Near the end of the range, so that whoever compares two counts directly is found out.
  private static final long FIRST_COUNT = Long.MAX_VALUE - 1_000;

  private final List<Duration> sleeps = new ArrayList<>();
  private Duration elapsed = Duration.ZERO;
  private Runnable beforeSleep = () -> {};

  /** Has something happen each time before somebody sleeps. */
  public synchronized void beforeEachSleep(Runnable action) {
    beforeSleep = action;
  }

  public synchronized void advance(Duration duration) {
    elapsed = elapsed.plus(duration);
  }

  /** What was slept since the start. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  public synchronized Duration elapsed() {
    return elapsed;
  }

  @Override
  public synchronized Instant now() {
    return START.plus(elapsed);
  }

  @Override
  public synchronized long nanoTime() {
    return FIRST_COUNT + elapsed.toNanos();
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    beforeSleep.run();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.add(duration);
    elapsed = elapsed.plus(duration);
  }
}
