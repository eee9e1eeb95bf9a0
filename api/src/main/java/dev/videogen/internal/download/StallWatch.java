package dev.videogen.internal.download;

import dev.videogen.errors.VideoException;
import dev.videogen.spi.MediaStream;
import dev.videogen.spi.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends reads that no longer bring anything. A read that blocks cannot look at a clock itself, so
 * one daemon thread, shared by all streams of a client and gone while there are none, does and
 * closes the stream under it.
 *
 * <p>That thread wakes up by the machine's clock, ten times within the time-out and at least ten
 * times a second, but measures by the {@link TimeSource}: a test with a clock of its own lets that
 * clock pass, and the stall ends a moment later. A read is stalled if it has been going on for the
 * time-out and was going on at the wake-up before as well, so a test's clock that jumps while
 * another thread reads ends nothing.
 *
 * <p>An interrupted reader is woken up in the same way, since a socket's read ignores interrupts.
 */
public final class StallWatch {

  private static final Duration MAX_TICK = Duration.ofMillis(100);

  private final TimeSource time;
  private final Duration timeout;
  private final long tick;
  private final ScheduledThreadPoolExecutor ticker;

  /**
   * A watch that watches nothing yet.
   *
   * @param time what stalls are measured by
   * @param timeout how long a read may go on without a byte
   */
  public StallWatch(TimeSource time, Duration timeout) {
    this.time = time;
    this.timeout = timeout;
    Duration tenth = timeout.dividedBy(10);
    this.tick = Math.max(1, (tenth.compareTo(MAX_TICK) < 0 ? tenth : MAX_TICK).toNanos());
    this.ticker = new ScheduledThreadPoolExecutor(1, StallWatch::daemon);
    ticker.setRemoveOnCancelPolicy(true);
    ticker.setKeepAliveTime(tick, TimeUnit.NANOSECONDS);
    ticker.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "videogen-stall-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** How long a read may go on without a byte. */
  Duration timeout() {
    return timeout;
  }

  /** Begins to watch a stream, to be read by the calling thread. */
  Reading reading(MediaStream stream) {
    return new Reading(stream);
  }

  /** A stream under watch. Closing it closes the stream, whose errors no longer matter then. */
  final class Reading implements AutoCloseable {

    private static final long ENDED = -1;

    private final MediaStream stream;
    private final Thread reader = Thread.currentThread();
    private final ScheduledFuture<?> ticks;

    /** Even between reads, odd within one, or ENDED; it never takes the same value twice. */
    private final AtomicLong state = new AtomicLong();

    private volatile long since;
    private long stateAtLastTick;

    private Reading(MediaStream stream) {
      this.stream = stream;
      this.ticks = ticker.scheduleWithFixedDelay(this::check, tick, tick, TimeUnit.NANOSECONDS);
    }

    MediaStream stream() {
      return stream;
    }

    /**
     * Reads what there is, at least a byte.
     *
     * @return how many bytes, or -1 at the end of the stream
     * @throws IOException if the stream breaks or stalls
     */
    int read(byte[] buffer) throws IOException {
      since = time.nanoTime();
      long reading = state.incrementAndGet();
      int count;
      try {
        count = stream.content().read(buffer);
      } catch (IOException | RuntimeException failure) {
        if (!state.compareAndSet(reading, reading + 1)) {
          throw new IOException(stalled(), failure);
        }
        if (failure instanceof IOException || failure instanceof VideoException) {
          throw failure;
        }
        // Such as a connection pool that was shut down under the read.
        throw new IOException(failure.toString(), failure);
      }
      if (!state.compareAndSet(reading, reading + 1)) {
        // Some streams that are closed under a reader claim to be at their end.
        throw new IOException(stalled());
      }
      return count;
    }

    private String stalled() {
      return "no byte came for " + timeout.toMillis() + " ms";
    }

    private void check() {
      long seen = state.get();
      boolean reading = seen % 2 == 1;
      boolean again = seen == stateAtLastTick;
      stateAtLastTick = seen;
      Duration going = Duration.ofNanos(time.nanoTime() - since);
      boolean stalled = again && going.compareTo(timeout) >= 0;
      if (reading && (stalled || reader.isInterrupted()) && state.compareAndSet(seen, ENDED)) {
        closeStream();
      }
    }

    private void closeStream() {
      try {
        stream.close();
      } catch (IOException | RuntimeException ended) {
        // It is given up either way.
      }
    }

    /** Ends the watch and leaves the stream open. */
    void release() {
      ticks.cancel(false);
    }

    @Override
    public void close() {
      release();
      closeStream();
    }
  }
}
