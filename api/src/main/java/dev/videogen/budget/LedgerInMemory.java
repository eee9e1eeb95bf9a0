package dev.videogen.budget;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Counts what is spent through one budget, as long as that lives. */
final class LedgerInMemory implements Ledger {

  /** Of older jobs only the sum is kept, which no word about them corrects any more. */
  private static final int MAX_JOBS = 10_000;

  /** In flight, or without a response. */
  private final Set<Reservation> open = new LinkedHashSet<>();

  private final Map<JobRef, Booking> jobs = new LinkedHashMap<>();
  private final Map<LocalDate, BigDecimal> older = new LinkedHashMap<>();

  /**
   * What a job counts.
   *
   * @param reserved when it was submitted
   * @param amount as far as is known now
   */
  private record Booking(Reservation reserved, BigDecimal amount) {}

  @Override
  public Sums spent(Instant now) {
    LocalDate today = Ledger.dayOf(now);
    BigDecimal total = older.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Sums sums = new Sums(older.getOrDefault(today, BigDecimal.ZERO), total);
    for (Reservation reservation : open) {
      sums = sums.plus(reservation.amount(), reservation.at(), today);
    }
    for (Booking booking : jobs.values()) {
      sums = sums.plus(booking.amount(), booking.reserved().at(), today);
    }
    return sums;
  }

  @Override
  public void reserve(Reservation reservation) {
    open.add(reservation);
  }

  /** The same job as the response to two submissions is one job. */
  @Override
  public void created(Reservation reservation, JobRef job) {
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
    older.merge(Ledger.dayOf(booking.reserved().at()), booking.amount(), BigDecimal::add);
  }

  @Override
  public void failed(Reservation reservation, boolean nothingCreated) {
    if (nothingCreated) {
      open.remove(reservation);
    }
  }

  @Override
  public void seen(JobRef ref, VideoJob job) {
    if (job.status().isTerminal() && job.billed() != Billed.UNKNOWN) {
      jobs.computeIfPresent(
          ref, (same, booking) -> new Booking(booking.reserved(), amount(job, booking)));
    }
  }

  private static BigDecimal amount(VideoJob job, Booking booking) {
    return job.cost()
        .orElse(job.billed() == Billed.NO ? BigDecimal.ZERO : booking.reserved().amount());
  }
}
