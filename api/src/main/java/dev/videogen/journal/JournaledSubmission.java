package dev.videogen.journal;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A paid submission as a {@link Journal} tells of it.
 *
 * @param intent what was to be sent
 * @param state what is known of it
 * @param job the job that it created, if that is known
 * @param adopted whether the job was found by a search, because the response was lost
 * @param billed whether the vendor charges for the job, as far as was seen
 * @param cost what the vendor said that it charges, in US dollars
 * @param reason why it was refused or is uncertain, or how the job ended, if that is known
 * @param named the job that a response named, of which it could not be found out whether it exists
 * @param candidates jobs that may be the one that it created, as far as they were noted when it
 *     became uncertain
 * @param uncertainSince when the response was given up, if it was
 * @param target where the job's videos are to be saved, if that was said
 * @param files the job's videos that were saved
 */
public record JournaledSubmission(
    JournalEntry.Intent intent,
    SubmissionState state,
    Optional<JobRef> job,
    boolean adopted,
    Billed billed,
    Optional<BigDecimal> cost,
    Optional<String> reason,
    Optional<JobRef> named,
    List<JobRef> candidates,
    Optional<Instant> uncertainSince,
    Optional<Path> target,
    List<Path> files) {

  /** Copies the lists. */
  public JournaledSubmission {
    candidates = List.copyOf(candidates);
    files = List.copyOf(files);
  }

  /**
   * Reads all submissions of a journal.
   *
   * @param journal any journal
   * @return the submissions, the oldest first; unmodifiable
   * @throws dev.videogen.errors.LocalStorageException if the journal cannot be read
   */
  public static List<JournaledSubmission> in(Journal journal) {
    return JournalReading.of(journal, journal::submissions);
  }

  /**
   * Reads what is {@linkplain Journal#unsettled() left to be done} of a journal.
   *
   * @param journal any journal
   * @return the submissions, the oldest first; unmodifiable
   * @throws dev.videogen.errors.LocalStorageException if the journal cannot be read
   */
  public static List<JournaledSubmission> unsettledIn(Journal journal) {
    return JournalReading.of(journal, journal::unsettled);
  }

  /**
   * Reads from a journal which submission has {@linkplain Journal#creatorOf created} a job.
   *
   * @param job any job
   * @param journal any journal
   * @return the submission; empty if the job is that of none
   * @throws dev.videogen.errors.LocalStorageException if the journal cannot be read
   */
  public static Optional<JournaledSubmission> creatorOf(JobRef job, Journal journal) {
    return JournalReading.of(journal, () -> journal.creatorOf(job));
  }

  /**
   * Folds entries into submissions. An entry counts once, however often it is there; one that
   * belongs to no submission is left out.
   *
   * @param entries the entries of a journal
   * @return the submissions, in the order of their intents; unmodifiable
   */
  public static List<JournaledSubmission> of(List<JournalEntry> entries) {
    return JournalReplay.of(entries).submissions();
  }

  /**
   * What the submission costs as far as is known, and may cost as far as that is not known.
   *
   * @return US dollars: the cost that was told; nothing for what is known to be free of charge or
   *     to have created no job; else the estimate, if there is one
   */
  public BigDecimal charge() {
    boolean free =
        job.isEmpty()
            ? state == SubmissionState.REFUSED || state == SubmissionState.DISMISSED
            : billed == Billed.NO;
    return cost.orElse(free ? BigDecimal.ZERO : intent.estimate().orElse(BigDecimal.ZERO));
  }

  /**
   * Whether a second create with the same key would buy again what this one has bought, or may
   * have.
   *
   * @return false if there is no job for certain, and if the user has settled the submission
   */
  boolean holdsItsKey() {
    return state != SubmissionState.REFUSED && state != SubmissionState.DISMISSED;
  }

  /**
   * What the submission is noted by.
   *
   * @return its id
   */
  public UUID id() {
    return intent.submission();
  }
}
