package dev.videogen.journal;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import dev.videogen.spi.JobFingerprint;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of a {@link Journal}. A submission begins with an {@link Intent}, which one of {@link
 * Created}, {@link Refused} and {@link Uncertain} results; what becomes of the job is told by its
 * ref.
 *
 * <p>Immutable. Kinds may be added in later versions.
 */
public sealed interface JournalEntry {

  /**
   * When it happened.
   *
   * @return the time of day, by the clock of the generator or the client
   */
  Instant at();

  /**
   * The entry as a line of text.
   *
   * @return a JSON object without a line break
   */
  default String toJson() {
    return EntryFormat.write(this);
  }

  /**
   * Reads what {@link #toJson()} wrote, also in other versions.
   *
   * @param line one line
   * @return the entry; empty if the line is torn, or of a kind that this version does not know
   */
  static Optional<JournalEntry> parse(String line) {
    return EntryFormat.read(line);
  }

  /**
   * A paid request is about to be sent.
   *
   * @param at when
   * @param submission what the response is noted by
   * @param instance the name of the instance that it is sent to
   * @param process the process that sends it
   * @param traits by what its job is recognised
   * @param variants how many videos it asks for, 1 or more
   * @param estimate what it is expected to cost in US dollars; empty if that is not known
   * @param key the app's key and what it stands for; empty if it has none
   * @param tags what the app wants to recognise it by
   */
  record Intent(
      Instant at,
      UUID submission,
      String instance,
      ProcessStamp process,
      JobFingerprint traits,
      int variants,
      Optional<BigDecimal> estimate,
      Optional<RequestKey> key,
      Map<String, String> tags)
      implements JournalEntry {

    /** Copies the tags. */
    public Intent {
      tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /**
     * That of a request with neither a key nor tags.
     *
     * @param at when
     * @param submission what the response is noted by
     * @param instance the name of the instance that it is sent to
     * @param process the process that sends it
     * @param traits by what its job is recognised
     * @param variants how many videos it asks for, 1 or more
     * @param estimate what it is expected to cost in US dollars; empty if that is not known
     */
    public Intent(
        Instant at,
        UUID submission,
        String instance,
        ProcessStamp process,
        JobFingerprint traits,
        int variants,
        Optional<BigDecimal> estimate) {
      this(
          at,
          submission,
          instance,
          process,
          traits,
          variants,
          estimate,
          Optional.empty(),
          Map.of());
    }
  }

  /**
   * The vendor has created the job.
   *
   * @param at when that became known
   * @param submission the submission
   * @param job its job
   * @param adopted whether the job was found by a search, because the response was lost
   */
  record Created(Instant at, UUID submission, JobRef job, boolean adopted) implements JournalEntry {

    /**
     * With a response that names the job.
     *
     * @param at when it came
     * @param submission the submission
     * @param job its job
     */
    public Created(Instant at, UUID submission, JobRef job) {
      this(at, submission, job, false);
    }
  }

  /**
   * It is known that there is no job.
   *
   * @param at when that became known
   * @param submission the submission
   * @param reason the error, in words
   */
  record Refused(Instant at, UUID submission, String reason) implements JournalEntry {}

  /**
   * It is not known whether there is a job.
   *
   * @param at when the response was given up
   * @param submission the submission
   * @param reason the error, in words
   * @param named the job that a response named, which could not be read; empty if none was
   * @param candidates jobs that may be it
   */
  record Uncertain(
      Instant at, UUID submission, String reason, Optional<JobRef> named, List<JobRef> candidates)
      implements JournalEntry {

    /** Copies the candidates. */
    public Uncertain {
      candidates = List.copyOf(candidates);
    }

    /**
     * Without a job that a response named.
     *
     * @param at when the response was given up
     * @param submission the submission
     * @param reason the error, in words
     * @param candidates jobs that may be it
     */
    public Uncertain(Instant at, UUID submission, String reason, List<JobRef> candidates) {
      this(at, submission, reason, Optional.empty(), candidates);
    }
  }

  /**
   * It is known where the videos of a job are to be saved.
   *
   * @param at when that became known
   * @param job the job
   * @param file the file; several variants go to numbered files beside it
   */
  record Target(Instant at, JobRef job, Path file) implements JournalEntry {}

  /**
   * A video of a job is saved.
   *
   * @param at when
   * @param job the job
   * @param variant which of its videos, counted from 0
   * @param variants how many videos it has
   * @param file where the video is
   */
  record Saved(Instant at, JobRef job, int variant, int variants, Path file)
      implements JournalEntry {}

  /**
   * A job gives nothing that could be saved.
   *
   * @param at when that was seen
   * @param job the job
   * @param how a word such as {@code failed}, {@code cancelled}, {@code expired} or {@code deleted}
   */
  record Ended(Instant at, JobRef job, String how) implements JournalEntry {}

  /**
   * An ended job was read, and the vendor charges for it or does not. The last word counts.
   *
   * @param at when that was seen
   * @param job the job
   * @param billed YES or NO
   * @param cost what the vendor says that it charges, in US dollars; empty if it does not tell
   */
  record Charged(Instant at, JobRef job, Billed billed, Optional<BigDecimal> cost)
      implements JournalEntry {}

  /**
   * The user has settled the submission by hand, and does not want to hear of it any more.
   *
   * @param at when
   * @param submission the submission
   */
  record Dismissed(Instant at, UUID submission) implements JournalEntry {}
}
