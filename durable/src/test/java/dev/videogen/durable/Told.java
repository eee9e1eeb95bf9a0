package dev.videogen.durable;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A handler that remembers what it was told. */
final class Told implements PurchaseHandler {

  private final Queue<Purchase> all = new ConcurrentLinkedQueue<>();

  @Override
  public void onCompleted(Purchase purchase) {
    all.add(purchase);
  }

  @Override
  public void onFailed(Purchase purchase) {
    all.add(purchase);
  }

  @Override
  public void onUncertain(Purchase purchase) {
    all.add(purchase);
  }

  List<Purchase> all() {
    return List.copyOf(all);
  }
}
