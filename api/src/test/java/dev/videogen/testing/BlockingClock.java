package dev.videogen.testing;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that a test moves: those who sleep by it block until it has come that far. */
public final class BlockingClock implements TimeSource {

  private Duration elapsed = Duration.ZERO;
  private int sleepers;

  public synchronized void advance(Duration duration) {
    elapsed = elapsed.plus(duration);
    notifyAll();
  }

  /** Blocks until that many sleep at once. */
  public synchronized void awaitSleepers(int count) throws InterruptedException {
    while (sleepers != count) {
      wait();
    }
  }

  @Override
  public synchronized Instant now() {
    return AdvancingClock.START.plus(elapsed);
  }

  @Override
  public synchronized long nanoTime() {
    return elapsed.toNanos();
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    Duration end = elapsed.plus(duration);
    sleepers++;
    notifyAll();
    try {
      while (elapsed.compareTo(end) < 0) {
        wait();
      }
    } finally {
      sleepers--;
      notifyAll();
    }
  }
}
