package dev.videogen.http.testing;

import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's clock, but for waits: they are over at once, and were nevertheless waited. */
public final class FakeTimeSource implements TimeSource {

  private final AtomicLong skipped = new AtomicLong();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  /**
   * The waits that were skipped.
   *
   * @return the waits, in order, zero ones left out
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
