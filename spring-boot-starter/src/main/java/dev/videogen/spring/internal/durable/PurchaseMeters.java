package dev.videogen.spring.internal.durable;

import dev.videogen.durable.PurchaseState;
import dev.videogen.errors.LocalStorageException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Gauges of what is still to be worked on. Each node tells of all nodes' purchases, so their values
 * are not to be added up.
 */
final class PurchaseMeters implements MeterBinder {

  private static final String NAME = "videogen.purchases";

  private final Backlog backlog;

  PurchaseMeters(Backlog backlog) {
    this.backlog = backlog;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (PurchaseState state : PurchaseState.values()) {
      if (!state.isSettled()) {
        Gauge.builder(NAME, () -> count(counts -> counts.unsettled().getOrDefault(state, 0L)))
            .description("Purchases that have not settled, of all nodes")
            .tag("videogen.state", state.name().toLowerCase(Locale.ROOT))
            .register(registry);
      }
    }
    Gauge.builder(NAME + ".parked", () -> count(Backlog.Counts::parked))
        .description("Purchases with a step that was given up, of all nodes")
        .register(registry);
  }

  /** Not a number while the database fails: none would be a lie. */
  private double count(ToLongFunction<Backlog.Counts> which) {
    try {
      return which.applyAsLong(backlog.counts());
    } catch (LocalStorageException failure) {
      return Double.NaN;
    }
  }
}
