package dev.videogen.testing;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that a test moves: those who sleep by it block until it has come that far. */
public final class BlockingClock implements TimeSource {

  private Duration elapsed = Duration.ZERO;
  private final List<Duration> ends = new ArrayList<>();

  public synchronized void advance(Duration duration) {
    elapsed = elapsed.plus(duration);
    notifyAll();
  }

  /** Blocks until that many sleep at once, those not counted whose time has come. */
  public synchronized void awaitSleepers(int count) throws InterruptedException {
    while (ends.stream().filter(this::isToCome).count() != count) {
      wait();
    }
  }

  private boolean isToCome(Duration end) {
    return elapsed.compareTo(end) < 0;
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
    ends.add(end);
    notifyAll();
    try {
      while (isToCome(end)) {
        wait();
      }
    } finally {
      ends.remove(end);
      notifyAll();
    }
  }
}
