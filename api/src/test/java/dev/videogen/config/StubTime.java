package dev.videogen.config;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves when somebody sleeps by it. */
final class StubTime implements TimeSource {

  private Instant now = Instant.EPOCH;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanoTime() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  @Override
  public synchronized void sleep(Duration duration) {
    now = now.plus(duration);
  }
}
