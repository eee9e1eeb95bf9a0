package dev.videogen.budget;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.journal.Spent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts what is spent through one budget, as long as that lives. An amount is booked to the day on
 * which it was reserved, whenever it becomes known. Guarded by the {@link Budget} that it belongs
 * to.
 */
final class Ledger {

  /** Of older jobs only the sum is kept, which no word about them corrects any more. */
  private static final int MAX_JOBS = 10_000;

  /** In flight, or without a response. */
  private final Set<Reservation> open = new LinkedHashSet<>();

  private final Map<JobRef, Booking> jobs = new LinkedHashMap<>();
  private final Map<LocalDate, BigDecimal> older = new LinkedHashMap<>();

  /** An amount that a submission may cost. Equal only to itself. */
  static final class Reservation {

    private final LocalDate day;
    private final BigDecimal amount;

    Reservation(Instant at, BigDecimal amount) {
      this.day = dayOf(at);
      this.amount = amount;
    }

    BigDecimal amount() {
      return amount;
    }
  }

  static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /**
   * What a job counts.
   *
   * @param reserved when it was submitted
   * @param amount as far as is known now
   */
  private record Booking(Reservation reserved, BigDecimal amount) {}

  /** What is or may be spent, with what is reserved. */
  Spent spent(LocalDate today) {
    BigDecimal onDay = older.getOrDefault(today, BigDecimal.ZERO);
    BigDecimal total = older.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    for (Reservation reservation : open) {
      onDay = onDay.add(reservation.day.equals(today) ? reservation.amount : BigDecimal.ZERO);
      total = total.add(reservation.amount);
    }
    for (Booking booking : jobs.values()) {
      boolean isToday = booking.reserved().day.equals(today);
      onDay = onDay.add(isToday ? booking.amount() : BigDecimal.ZERO);
      total = total.add(booking.amount());
    }
    return new Spent(onDay, total);
  }

  /** Counts an amount from now on. */
  void reserve(Reservation reservation) {
    open.add(reservation);
  }

  /**
   * The submission has created a job, which the amount is booked to from now on. The same job as
   * the response to two submissions is one job.
   */
  void created(Reservation reservation, JobRef job) {
    open.remove(reservation);
    jobs.putIfAbsent(job, new Booking(reservation, reservation.amount()));
    if (jobs.size() > MAX_JOBS) {
      forgetOne();
    }
  }

  private void forgetOne() {
    Iterator<Booking> eldest = jobs.values().iterator();
    Booking booking = eldest.next();
    eldest.remove();
    older.merge(booking.reserved().day, booking.amount(), BigDecimal::add);
  }

  /** The submission has ended without telling of a job. */
  void failed(Reservation reservation, boolean nothingCreated) {
    if (nothingCreated) {
      open.remove(reservation);
    }
  }

  /** A job was read; what the vendor says of its cost sets what is booked to it. */
  void seen(JobRef ref, VideoJob job) {
    if (job.status().isTerminal() && job.billed() != Billed.UNKNOWN) {
      jobs.computeIfPresent(
          ref, (same, booking) -> new Booking(booking.reserved(), amount(job, booking)));
    }
  }

  private static BigDecimal amount(VideoJob job, Booking booking) {
    return job.cost()
        .orElse(job.billed() == Billed.NO ? BigDecimal.ZERO : booking.reserved().amount);
  }
}
