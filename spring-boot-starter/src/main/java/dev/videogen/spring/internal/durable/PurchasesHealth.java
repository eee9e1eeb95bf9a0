package dev.videogen.spring.internal.durable;

import dev.videogen.errors.LocalStorageException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How purchases are, in plain values. A person has to see to uncertain and parked ones. */
final class PurchasesHealth {

  /**
   * What is told.
   *
   * @param isUp false if the database fails
   * @param details how many there are
   */
  record Report(boolean isUp, Map<String, Object> details) {}

  private final Backlog backlog;

  PurchasesHealth(Backlog backlog) {
    this.backlog = backlog;
  }

  Report report() {
    Map<String, Object> details = new LinkedHashMap<>();
    try {
      Backlog.Counts counts = backlog.counts();
      counts
          .unsettled()
          .forEach((state, count) -> details.put(state.name().toLowerCase(Locale.ROOT), count));
      details.put("parked", counts.parked());
      return new Report(true, details);
    } catch (LocalStorageException failure) {
      details.put("error", "the database of purchases fails");
      return new Report(false, details);
    }
  }
}
