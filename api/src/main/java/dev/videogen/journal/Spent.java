package dev.videogen.journal;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a {@link Journal} says is or may be spent: the {@linkplain JournaledSubmission#charge()
 * charges} of its submissions, each on the day of its intent.
 *
 * <p>Immutable.
 *
 * @param onDay US dollars, on one day in UTC
 * @param total US dollars, ever since the journal began
 */
public record Spent(BigDecimal onDay, BigDecimal total) {

  /**
   * Reads what is {@linkplain Journal#spent spent} according to a journal.
   *
   * @param journal any journal
   * @param day a day in UTC
   * @return what is spent on that day, and in total
   * @throws dev.videogen.errors.LocalStorageException if the journal cannot be read
   */
  public static Spent in(Journal journal, LocalDate day) {
    return JournalReading.of(journal, () -> journal.spent(day));
  }
}
