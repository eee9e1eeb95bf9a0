package dev.videogen.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;

/** Counts what is spent through one budget, as long as that lives. */
final class LedgerInMemory implements Ledger {

  private final TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();

  @Override
  public Sums spent(Instant now) {
    BigDecimal total = days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Sums(days.getOrDefault(Ledger.dayOf(now), BigDecimal.ZERO), total);
  }

  @Override
  public void reserve(Reservation reservation) {
    days.merge(Ledger.dayOf(reservation.at()), reservation.amount(), BigDecimal::add);
  }

  @Override
  public void settle(Reservation reservation, boolean nothingBilled) {
    if (nothingBilled) {
      days.merge(Ledger.dayOf(reservation.at()), reservation.amount().negate(), BigDecimal::add);
    }
  }
}
