package dev.videogen.budget;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.budget.Ledger.Reservation;
import dev.videogen.config.UnknownPrice;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournalEntry;
import dev.videogen.journal.Spent;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.VideoGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money for videos, and what is spent of it. One budget may serve several generators.
 *
 * <p>A job is counted with its estimate from before it is submitted, so that many threads together
 * never pass a limit. It counts on unless it is known that nothing was created; a submission whose
 * response was lost counts. Once the ended job is looked at, it counts what the vendor says that it
 * charges, or nothing if it does not charge, on the day on which it was submitted; a later word
 * corrects an earlier one. Days are those of UTC.
 *
 * <p>Safe for use by many threads.
 */
public final class Budget {

  private final SpendingLimits limits;
  private final TimeSource time;

  /** What is spent; all that counts is in the journal if there is one. */
  private final Ledger ledger = new Ledger();

  private final @Nullable Journal journal;

  private Budget(SpendingLimits limits, TimeSource time, @Nullable Journal journal) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.time = Objects.requireNonNull(time, "time");
    this.journal = journal;
  }

  /**
   * A budget of which nothing is spent yet, and which is forgotten with the process.
   *
   * @param limits how much may be spent
   * @param time the clock that says which day it is
   * @return the budget
   */
  public static Budget of(SpendingLimits limits, TimeSource time) {
    return new Budget(limits, time, null);
  }

  /**
   * A budget of which is spent what a journal says, by this process or others, now or before. All
   * that share a journal whose {@link Journal#begin} is one step for them, as that of a file is for
   * the processes of a machine, never pass a limit together.
   *
   * @param limits how much may be spent
   * @param time the clock that says which day it is
   * @param journal where creates are noted by {@link #limiting}
   * @return the budget
   */
  public static Budget of(SpendingLimits limits, TimeSource time, Journal journal) {
    return new Budget(limits, time, Objects.requireNonNull(journal, "journal"));
  }

  /**
   * A generator that refuses to create what would pass a limit, before anything is sent. Where the
   * budget has a journal, the creates are {@linkplain Journal#recordingCreates recorded} in it,
   * too: whether a limit allows a create is decided in the step in which it is noted. A client that
   * has {@linkplain dev.videogen.VideoClient.Builder#budget limits} wraps its generators by itself.
   *
   * @param generator the generator that submits
   * @return a generator that is safe for use by many threads
   */
  public VideoGenerator limiting(VideoGenerator generator) {
    if (journal == null) {
      return new BudgetVideoGenerator(generator, this);
    }
    if (!isLimited()) {
      return journal.recordingCreates(generator);
    }
    VideoGenerator recorded =
        hasSums()
            ? journal.recordingCreates(generator, this::check)
            : journal.recordingCreates(generator);
    return new PriceCheckingVideoGenerator(recorded, this);
  }

  /**
   * What is or may be spent since midnight UTC.
   *
   * @return US dollars
   * @throws dev.videogen.errors.LocalStorageException if the journal cannot be read
   */
  public BigDecimal spentToday() {
    return spent(time.now()).onDay();
  }

  /**
   * What is or may be spent ever since.
   *
   * @return US dollars
   * @throws dev.videogen.errors.LocalStorageException if the journal cannot be read
   */
  public BigDecimal spentInTotal() {
    return spent(time.now()).total();
  }

  private Spent spent(Instant now) {
    LocalDate today = Ledger.dayOf(now);
    if (journal != null) {
      return Spent.in(journal, today);
    }
    synchronized (this) {
      return ledger.spent(today);
    }
  }

  /** Whether the price of a job is of any interest. */
  boolean isLimited() {
    return limits.isAnySet();
  }

  /** Whether it matters what other jobs cost. */
  private boolean hasSums() {
    return limits.perDay().isPresent() || limits.total().isPresent();
  }

  /**
   * Refuses a job for its price alone.
   *
   * @param instance to whom
   * @param price US dollars, if they are known
   * @throws BudgetExceededException if it is not known what the job costs and that is not allowed,
   *     or it costs more than one job may
   */
  void checkPrice(String instance, Optional<BigDecimal> price) {
    Asked asked = new Asked(instance, price.orElse(BigDecimal.ZERO));
    if (price.isEmpty() && limits.unknownPrice() == UnknownPrice.REFUSE) {
      throw asked.refused(
          "it is not known what it costs, and spending is limited; name a model, a size and a"
              + " duration whose price is published, or set videogen.budget.unknown-price to"
              + " allow");
    }
    limits
        .perJob()
        .ifPresent(
            limit ->
                asked.refuseIfAbove(
                    limit,
                    BigDecimal.ZERO,
                    "and %s is allowed per job: ask for a shorter, smaller or fewer videos, or"
                        + " raise videogen.budget.per-job"));
  }

  /** Refuses what is about to be noted if it would pass a limit. */
  private void check(JournalEntry.Intent intent, Spent spent) {
    check(
        new Asked(intent.instance(), intent.estimate().orElse(BigDecimal.ZERO)),
        spent,
        intent.at());
  }

  /**
   * Sets aside what a job costs.
   *
   * @param instance to whom
   * @param price US dollars, if they are known
   * @return what is to be settled once the submission has ended
   * @throws BudgetExceededException if it would pass a limit
   */
  synchronized Reservation reserve(String instance, Optional<BigDecimal> price) {
    checkPrice(instance, price);
    Instant now = time.now();
    Asked asked = new Asked(instance, price.orElse(BigDecimal.ZERO));
    check(asked, ledger.spent(Ledger.dayOf(now)), now);
    Reservation reservation = new Reservation(now, asked.price());
    ledger.reserve(reservation);
    return reservation;
  }

  /**
   * The submission has created a job.
   *
   * @param reservation what was set aside for it
   * @param job the job
   */
  synchronized void created(Reservation reservation, JobRef job) {
    ledger.created(reservation, job);
  }

  /**
   * The submission has ended without telling of a job.
   *
   * @param reservation what was set aside for it
   * @param nothingCreated whether it is known that there is none
   */
  synchronized void failed(Reservation reservation, boolean nothingCreated) {
    ledger.failed(reservation, nothingCreated);
  }

  /**
   * A job was read.
   *
   * @param ref where it was submitted
   * @param job what the vendor says of it
   */
  synchronized void seen(JobRef ref, VideoJob job) {
    ledger.seen(ref, job);
  }

  private void check(Asked asked, Spent spent, Instant now) {
    LocalDate tomorrow = Ledger.dayOf(now).plusDays(1);
    limits
        .perDay()
        .ifPresent(
            limit ->
                asked.refuseIfAbove(
                    limit,
                    spent.onDay(),
                    "and of the %s allowed per day %s are spent: wait until "
                        + tomorrow
                        + "T00:00Z, or raise videogen.budget.per-day"));
    limits
        .total()
        .ifPresent(
            limit ->
                asked.refuseIfAbove(
                    limit,
                    spent.total(),
                    "and of the %s allowed in total %s are spent: raise videogen.budget.total"));
  }

  /** A submission that asks for money. */
  private record Asked(String instance, BigDecimal price) {

    void refuseIfAbove(BigDecimal limit, BigDecimal spent, String why) {
      // What costs nothing passes no limit, whatever is spent.
      if (price.signum() > 0 && spent.add(price).compareTo(limit) > 0) {
        throw refused(
            "it would cost "
                + Dollars.of(price)
                + ", "
                + why.formatted(Dollars.of(limit), Dollars.of(spent)));
      }
    }

    BudgetExceededException refused(String why) {
      return new BudgetExceededException(
          ErrorDetails.builder(
                  Operation.CREATE,
                  "the budget does not allow this create: " + why + ". Nothing was sent")
              .provider(instance)
              .build());
    }
  }

  /** The limits. */
  @Override
  public String toString() {
    return "Budget[" + limits + "]";
  }
}
