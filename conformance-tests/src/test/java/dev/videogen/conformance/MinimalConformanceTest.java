package dev.videogen.conformance;

import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The provider of the README")
class MinimalConformanceTest extends VideoGeneratorConformanceTest {

  @Override
  protected ConformanceHarness harness() {
    MinimalVideoGenerator shoebox = new MinimalVideoGenerator(new Clock());
    return new ConformanceHarness() {
      @Override
      public VideoGenerator open() {
        return shoebox;
      }

      @Override
      public OptionalLong submissions() {
        return OptionalLong.of(shoebox.created.get());
      }

      @Override
      public void close() {}
    };
  }

  /** A clock that a sleep moves on, so that nobody waits. */
  private static final class Clock implements TimeSource {

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
      return nanos.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted before it slept");
      }
      nanos.addAndGet(duration.toNanos());
    }
  }
}
