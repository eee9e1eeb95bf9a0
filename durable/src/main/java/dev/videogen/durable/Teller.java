package dev.videogen.durable;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the app's handler how purchases ended. */
final class Teller {

  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

  private final Store store;
  private final PurchaseHandler handler;

  Teller(Store store, PurchaseHandler handler) {
    this.store = store;
    this.handler = handler;
  }

  /**
   * Tells of a purchase, if it is still as it was when that became due.
   *
   * @return when to come back for the same step; empty if it is done, or parked
   */
  Optional<Duration> tell(Steps.Step step) {
    PurchaseState state = PurchaseState.valueOf(step.of().orElseThrow());
    Optional<PurchaseRow> found =
        store
            .database()
            .inTransaction(connection -> store.purchases().find(connection, step.purchase()))
            .filter(row -> row.state() == state)
            .filter(row -> row.fence() == step.fence());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    PurchaseRow row = found.get();
    try {
      tell(row.toPurchase());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of(Duration.ZERO);
    } catch (Exception failure) {
      LOG.warn("The handler failed with the purchase {}", row.id(), failure);
      return store.transitions().stepFailed(row, failure, store.backoff());
    }
    store.points().reached(Points.Point.TOLD, row.id());
    store.transitions().told(row);
    return Optional.empty();
  }

  private void tell(Purchase purchase) throws Exception {
    switch (purchase.state()) {
      case SAVED -> handler.onCompleted(purchase);
      case FAILED, REFUSED -> handler.onFailed(purchase);
      case UNCERTAIN -> handler.onUncertain(purchase);
      case PENDING, SENDING, CREATED, COMPLETED, DISMISSED -> {
        // Nothing has ended, or somebody ended it who knows.
      }
    }
  }
}
