package dev.videogen.http;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Capabilities that the vendor is asked for: when they are first needed, and once an hour after
 * that, in the background. What was fetched is used for as long as the vendor cannot be asked.
 * Before the first response comes what is known without asking; the vendor is asked again no sooner
 * than after half a minute, so that an outage does not slow down every create.
 *
 * <p>Safe for use by many threads.
 */
public final class FetchedCapabilities {

  private static final Logger LOG = LoggerFactory.getLogger(FetchedCapabilities.class);
  private static final Duration MAX_AGE = Duration.ofHours(1);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(30);

  private final Supplier<Capabilities> ask;
  private final Capabilities unasked;
  private final TimeSource time;
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private volatile @Nullable Fetched fetched;
  private volatile @Nullable Long failedAt;

  /** What the vendor said, and when, by the clock's nanoseconds. */
  private record Fetched(Capabilities capabilities, long at) {}

  /**
   * Capabilities that are not fetched yet.
   *
   * @param ask asks the vendor, by {@link VendorConnection#call}
   * @param unasked what is known without asking
   * @param time the clock
   */
  public FetchedCapabilities(Supplier<Capabilities> ask, Capabilities unasked, TimeSource time) {
    this.ask = ask;
    this.unasked = unasked;
    this.time = time;
  }

  /**
   * What the vendor can do.
   *
   * @return what it said last, or what is known without asking if it could never be asked
   * @throws ClientClosedException if the connection is closed
   * @throws VideoInterruptedException if the thread is or becomes interrupted
   */
  public Capabilities get() {
    Fetched kept = fetched;
    if (kept == null) {
      return first();
    }
    if (isOlder(kept.at(), MAX_AGE) && mayAsk() && refreshing.compareAndSet(false, true)) {
      Thread refresh = new Thread(this::refresh, "videogen-capabilities");
      refresh.setDaemon(true);
      refresh.start();
    }
    return kept.capabilities();
  }

  private boolean isOlder(long then, Duration age) {
    return time.nanoTime() - then >= age.toNanos();
  }

  private boolean mayAsk() {
    Long last = failedAt;
    return last == null || isOlder(last, RETRY_DELAY);
  }

  private synchronized Capabilities first() {
    Fetched kept = fetched;
    if (kept != null) {
      return kept.capabilities();
    }
    return mayAsk() ? fetch() : unasked;
  }

  private void refresh() {
    try {
      fetch();
    } catch (ClientClosedException | VideoInterruptedException end) {
      LOG.debug("What the vendor can do is not asked any more: {}", end.getMessage());
    } finally {
      refreshing.set(false);
    }
  }

  private Capabilities fetch() {
    try {
      Capabilities response = ask.get();
      fetched = new Fetched(response, time.nanoTime());
      failedAt = null;
      return response;
    } catch (ClientClosedException | VideoInterruptedException end) {
      throw end;
    } catch (VideoException unavailable) {
      failedAt = time.nanoTime();
      LOG.warn("The vendor did not tell what it can do: {}", unavailable.getMessage());
      Fetched kept = fetched;
      return kept == null ? unasked : kept.capabilities();
    }
  }
}
