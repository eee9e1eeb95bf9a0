package dev.videogen.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Running sums of US dollars, by day in UTC and in total. */
final class DailySums {

  private final Map<LocalDate, BigDecimal> days = new HashMap<>();
  private BigDecimal total = BigDecimal.ZERO;

  static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** Counts an amount more, or less if it is negative. */
  void add(LocalDate day, BigDecimal amount) {
    if (amount.signum() != 0) {
      days.merge(day, amount, BigDecimal::add);
      total = total.add(amount);
    }
  }

  Spent on(LocalDate day) {
    return new Spent(days.getOrDefault(day, BigDecimal.ZERO), total);
  }
}
