package dev.videogen.budget;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Knows what is spent. An amount is booked to the day on which it was reserved, whenever it becomes
 * known. Guarded by the {@link Budget} that it belongs to.
 */
interface Ledger {

  /**
   * Sums of US dollars.
   *
   * @param today since midnight UTC
   * @param total ever since
   */
  record Sums(BigDecimal today, BigDecimal total) {

    static final Sums NOTHING = new Sums(BigDecimal.ZERO, BigDecimal.ZERO);

    /** These and one amount more. */
    Sums plus(BigDecimal amount, Instant at, LocalDate day) {
      return new Sums(dayOf(at).equals(day) ? today.add(amount) : today, total.add(amount));
    }
  }

  /** An amount that a submission may cost. Equal only to itself. */
  final class Reservation {

    private final Instant at;
    private final BigDecimal amount;

    Reservation(Instant at, BigDecimal amount) {
      this.at = at;
      this.amount = amount;
    }

    Instant at() {
      return at;
    }

    BigDecimal amount() {
      return amount;
    }
  }

  static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** What is or may be spent, with what is reserved. */
  Sums spent(Instant now);

  /** Counts an amount from now on. */
  void reserve(Reservation reservation);

  /** The submission has created a job, which the amount is booked to from now on. */
  void created(Reservation reservation, JobRef job);

  /** The submission has ended without telling of a job. */
  void failed(Reservation reservation, boolean nothingCreated);

  /** A job was read; what the vendor says of its cost sets what is booked to it. */
  void seen(JobRef ref, VideoJob job);
}
