package dev.videogen.http;

import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Capabilities that the vendor is asked for: once, when they are first needed, and then kept. While
 * the vendor cannot be asked they are {@linkplain Capabilities#unknown() unknown}, and it is asked
 * again no sooner than after half a minute, so that an outage does not slow down every create.
 *
 * <p>Safe for use by many threads.
 */
public final class FetchedCapabilities {

  private static final Logger LOG = LoggerFactory.getLogger(FetchedCapabilities.class);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(30);

  private final Supplier<Capabilities> ask;
  private final TimeSource time;
  private volatile @Nullable Capabilities known;
  private @Nullable Long failedAt;

  /**
   * Capabilities that are not known yet.
   *
   * @param ask asks the vendor, by {@link VendorConnection#call}
   * @param time the clock
   */
  public FetchedCapabilities(Supplier<Capabilities> ask, TimeSource time) {
    this.ask = ask;
    this.time = time;
  }

  /**
   * What the vendor can do.
   *
   * @return what it said, or {@link Capabilities#unknown()} if it could not be asked
   * @throws ClientClosedException if the connection is closed
   * @throws VideoInterruptedException if the thread is or becomes interrupted
   */
  public Capabilities get() {
    Capabilities kept = known;
    return kept == null ? asked() : kept;
  }

  private synchronized Capabilities asked() {
    Capabilities kept = known;
    if (kept != null) {
      return kept;
    }
    Long last = failedAt;
    if (last != null && time.nanoTime() - last < RETRY_DELAY.toNanos()) {
      return Capabilities.unknown();
    }
    try {
      Capabilities fetched = ask.get();
      known = fetched;
      return fetched;
    } catch (ClientClosedException | VideoInterruptedException end) {
      throw end;
    } catch (VideoException unavailable) {
      failedAt = time.nanoTime();
      LOG.warn("What the vendor can do is not known: {}", unavailable.getMessage());
      return Capabilities.unknown();
    }
  }
}
