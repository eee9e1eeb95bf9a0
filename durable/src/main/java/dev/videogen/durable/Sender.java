package dev.videogen.durable;

import dev.videogen.VideoClient;
import dev.videogen.VideoRequest;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.KeyInUseException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.CheckedRequest;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is PENDING. It never sends what is in any other state: a purchase that is found
 * SENDING is somebody else's, whether that lives or not.
 */
final class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  private final Store store;
  private final VideoClient videos;
  private final Pace pace;
  private final Sending.NanoClock clock;

  Sender(Store store, VideoClient videos, Pace pace, Sending.NanoClock clock) {
    this.store = store;
    this.videos = videos;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Sends a purchase, if it is still there to be sent.
   *
   * @return when to come back for the same step; empty if it is done
   */
  Optional<Duration> send(Steps.Step step) {
    Optional<PurchaseRow> row =
        store
            .database()
            .inTransaction(connection -> store.purchases().find(connection, step.purchase()))
            .filter(found -> found.state() == PurchaseState.PENDING)
            .filter(found -> found.fence() == step.fence());
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Duration wait = pace.take(row.get().instance());
    if (!wait.isZero()) {
      return Optional.of(wait);
    }
    Sending sending =
        new Sending(
            step.purchase(),
            step.fence(),
            row.get().attempts(),
            store.timing(),
            clock,
            store.points());
    try {
      send(row.get(), sending);
      return Optional.empty();
    } catch (VideoException failure) {
      return sending.isBegun() || sending.isSettled()
          ? Optional.empty()
          : refused(row.get(), failure);
    }
  }

  private void send(PurchaseRow row, Sending sending) {
    VideoRequest request =
        store
            .database()
            .inTransaction(connection -> store.requests().find(connection, row.id()))
            .orElseThrow(
                () -> new IllegalStateException("the request of " + row.id() + " is gone"));
    VideoClient client = videos.on(row.instance());
    CheckedRequest checked = client.check(request, row.fit());
    client.create(checked.through(sending));
  }

  /** What failed before the purchase was reserved: nothing was sent. */
  private Optional<Duration> refused(PurchaseRow row, VideoException failure) {
    if (failure instanceof ClientClosedException
        || failure instanceof VideoInterruptedException
        || failure instanceof LocalStorageException) {
      // It says nothing of the purchase.
      return Optional.of(store.backoff().first());
    }
    String reason = String.valueOf(failure.getMessage());
    LOG.info("The purchase {} was not sent: {}", row.id(), reason);
    if (failure.isRetryable() || failure instanceof KeyInUseException) {
      Duration delay = store.backoff().delay(row.attempts(), failure);
      store.transitions().putOff(row.id(), row.fence(), reason, delay, true);
    } else {
      store.transitions().refused(row.id(), row.fence(), reason);
    }
    return Optional.empty();
  }
}
