package dev.videogen.testing;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still unless someone sleeps by it. */
public final class SteppingTime implements TimeSource {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private long nanos;

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    nanos += Math.max(0, duration.toNanos());
  }
}
