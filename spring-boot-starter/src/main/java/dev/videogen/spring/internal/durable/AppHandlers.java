package dev.videogen.spring.internal.durable;

import dev.videogen.durable.Purchase;
import dev.videogen.durable.PurchaseHandler;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/**
 * All handlers of the app as one, in their order. If one throws, the purchase is told again to all
 * of them. They are asked for when there is something to tell, for a handler may need what submits
 * purchases.
 *
 * @param handlers the beans
 */
record AppHandlers(ObjectProvider<PurchaseHandler> handlers) implements PurchaseHandler {

  @Override
  public void onCompleted(Purchase purchase) throws Exception {
    for (PurchaseHandler each : inOrder()) {
      each.onCompleted(purchase);
    }
  }

  @Override
  public void onFailed(Purchase purchase) throws Exception {
    for (PurchaseHandler each : inOrder()) {
      each.onFailed(purchase);
    }
  }

  @Override
  public void onUncertain(Purchase purchase) throws Exception {
    for (PurchaseHandler each : inOrder()) {
      each.onUncertain(purchase);
    }
  }

  private List<PurchaseHandler> inOrder() {
    return handlers.orderedStream().toList();
  }
}
