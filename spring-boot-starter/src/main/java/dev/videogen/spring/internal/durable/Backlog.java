package dev.videogen.spring.internal.durable;

import dev.videogen.durable.DurableVideos;
import dev.videogen.durable.PurchaseState;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many purchases are still to be worked on, asked of the database once in a while.
 *
 * <p>Safe for use by many threads.
 */
final class Backlog {

  /** How long what the database said counts. */
  static final Duration INTERVAL = Duration.ofSeconds(10);

  /**
   * What there is.
   *
   * @param unsettled by states
   * @param parked those with a step that was given up
   */
  record Counts(Map<PurchaseState, Long> unsettled, long parked) {

    long uncertain() {
      return unsettled.getOrDefault(PurchaseState.UNCERTAIN, 0L);
    }
  }

  private record Known(Counts counts, long at) {}

  private final DurableVideos videos;
  private final LongSupplier nanoClock;
  private @Nullable Known known;

  Backlog(DurableVideos videos, LongSupplier nanoClock) {
    this.videos = videos;
    this.nanoClock = nanoClock;
  }

  /**
   * What the database says, or said a moment ago.
   *
   * @throws dev.videogen.errors.LocalStorageException if it fails
   */
  synchronized Counts counts() {
    long now = nanoClock.getAsLong();
    Known last = known;
    if (last == null || now - last.at() >= INTERVAL.toNanos()) {
      last = new Known(new Counts(videos.countUnsettled(), videos.countParked()), now);
      known = last;
    }
    return last.counts();
  }
}
