package dev.videogen.budget;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.journal.Journal;
import dev.videogen.journal.JournaledSubmission;
import dev.videogen.journal.ProcessStamp;
import dev.videogen.journal.SubmissionState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what a journal says is or may be spent, by whichever process.
 *
 * <p>A reservation is soon in the journal, too, as a submission in flight of this process. It must
 * not count twice, and which is which is of no matter where the amounts are the same.
 */
final class LedgerOfJournal implements Ledger {

  private final Journal journal;
  private final List<Reservation> inFlight = new ArrayList<>();

  LedgerOfJournal(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Sums spent(Instant now) {
    LocalDate today = Ledger.dayOf(now);
    Sums sums = Sums.NOTHING;
    List<BigDecimal> noted = new ArrayList<>();
    for (JournaledSubmission submission : JournaledSubmission.in(journal)) {
      sums = sums.plus(submission.charge(), submission.intent().at(), today);
      if (isInFlightHere(submission)) {
        noted.add(submission.charge());
      }
    }
    for (Reservation reservation : inFlight) {
      if (!removed(noted, reservation.amount())) {
        sums = sums.plus(reservation.amount(), reservation.at(), today);
      }
    }
    return sums;
  }

  private static boolean isInFlightHere(JournaledSubmission submission) {
    return submission.state() == SubmissionState.IN_FLIGHT
        && submission.intent().process().equals(ProcessStamp.current());
  }

  private static boolean removed(List<BigDecimal> amounts, BigDecimal amount) {
    for (int index = 0; index < amounts.size(); index++) {
      if (amounts.get(index).compareTo(amount) == 0) {
        amounts.remove(index);
        return true;
      }
    }
    return false;
  }

  @Override
  public void reserve(Reservation reservation) {
    inFlight.add(reservation);
  }

  /** What became of it is in the journal. */
  @Override
  public void created(Reservation reservation, JobRef job) {
    inFlight.remove(reservation);
  }

  @Override
  public void failed(Reservation reservation, boolean nothingCreated) {
    inFlight.remove(reservation);
  }

  /** So is what was seen. */
  @Override
  public void seen(JobRef ref, VideoJob job) {}
}
