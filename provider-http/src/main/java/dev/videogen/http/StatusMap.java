package dev.videogen.http;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.http.internal.response.Redaction;
import dev.videogen.http.wire.JsonView;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one table of a provider that says which of the vendor's words stands for which status, and
 * what is charged at that status. Words are compared by their letters and digits alone, in any
 * case: {@code IN_PROGRESS}, {@code in-progress} and {@code InProgress} are one.
 *
 * <p>A word that is not in the table is {@link JobStatus#IN_PROGRESS} and is logged once: gateways
 * invent words, and a word must neither break a client nor end its wait.
 *
 * <p>Safe for use by many threads.
 */
public final class StatusMap {

  private static final Logger LOG = LoggerFactory.getLogger(StatusMap.class);

  /** A server that makes up a new word each time must not fill the memory. */
  private static final int MAX_LOGGED = 100;

  /** Of words such as {@code TASK_STATUS_SUCCEED}. */
  private static final Pattern PREFIX =
      Pattern.compile(
          "^\\s*(?:(?:task|job|video)[-_ ]?)?(?:status|state)[-_ ](?=\\S)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^a-z0-9]");

  /** Where the word stands. */
  private static final List<String> WORDS =
      List.of(
          "status",
          "task_status",
          "state",
          "job_status",
          "status.state",
          "status.status",
          "status.name",
          "status.value");

  private static final StatusMap COMMON =
      none()
          .with(
              JobStatus.QUEUED,
              "queued queueing queuing in_queue enqueued not_start not_started submitted submitting"
                  .split(" "))
          // Gateways say "unknown" of a job that their vendor has not begun.
          .with(
              JobStatus.QUEUED,
              "pending created accepted waiting wait scheduled initialized unknown".split(" "))
          .with(
              JobStatus.IN_PROGRESS,
              "in_progress progress running processing generating rendering working executing active"
                  .split(" "))
          .with(
              JobStatus.IN_PROGRESS,
              "preparing preprocessing postprocessing starting started uploading retrying dreaming"
                  .split(" "))
          .with(
              JobStatus.COMPLETED,
              "completed complete succeeded succeed success successful done finished ready"
                  .split(" "))
          .with(JobStatus.FAILED, "failed failure fail error errored rejected".split(" "))
          .with(JobStatus.CANCELLED, "cancelled canceled cancel aborted deleted".split(" "))
          .with(JobStatus.EXPIRED, "expired");

  private final Map<String, JobStatus> table;
  private final Map<JobStatus, Billed> charges;
  private final Set<String> logged = Collections.synchronizedSet(new LinkedHashSet<>());

  private StatusMap(Map<String, JobStatus> table, Map<JobStatus, Billed> charges) {
    this.table = table;
    this.charges = charges;
  }

  /**
   * An empty table.
   *
   * @return a table in which no word stands
   */
  public static StatusMap none() {
    return new StatusMap(Map.of(), Map.of());
  }

  /**
   * The words that servers were seen to use whose format is not their own: self-hosted ones,
   * gateways, and the vendors behind such. None of them stands for an end that could be anything
   * else.
   *
   * @return a table for a provider to add its vendor's own words to
   */
  public static StatusMap common() {
    return COMMON;
  }

  /**
   * The word for its status in the JSON of a job, under whichever name.
   *
   * @param job the object that describes it
   * @return the word, or empty if there is none
   */
  public static Optional<String> word(JsonView job) {
    for (String path : WORDS) {
      Optional<String> word = job.textAt(path);
      if (word.isPresent()) {
        return word;
      }
    }
    return Optional.empty();
  }

  /**
   * This table with further words.
   *
   * @param status what they stand for
   * @param words the vendor's words
   * @return a new table; a word that stood in this one for something else now stands for this
   */
  public StatusMap with(JobStatus status, String... words) {
    Map<String, JobStatus> more = new HashMap<>(table);
    for (String word : words) {
      more.put(normal(word), status);
    }
    return new StatusMap(Map.copyOf(more), charges);
  }

  /**
   * This table of a vendor whose terms say whether it charges for jobs that stand so.
   *
   * @param billed what is known of them
   * @param statuses where the jobs stand
   * @return a new table
   */
  public StatusMap charging(Billed billed, JobStatus... statuses) {
    Map<JobStatus, Billed> more = new EnumMap<>(JobStatus.class);
    more.putAll(charges);
    for (JobStatus status : statuses) {
      more.put(status, billed);
    }
    return new StatusMap(table, Collections.unmodifiableMap(more));
  }

  /**
   * Whether the vendor charges for a job, by where it stands.
   *
   * @param status where it stands
   * @return what is known; UNKNOWN unless it was said
   */
  public Billed billed(JobStatus status) {
    return charges.getOrDefault(status, Billed.UNKNOWN);
  }

  /**
   * What a word stands for.
   *
   * @param word the vendor's word; empty if it gave none
   * @return the status; {@link JobStatus#IN_PROGRESS} if the word is missing or not known, which is
   *     logged once
   */
  public JobStatus status(Optional<String> word) {
    if (word.isEmpty() && logged.add("")) {
      LOG.warn("A job is told of without a status; it is taken to be in progress.");
    }
    return word.map(this::status).orElse(JobStatus.IN_PROGRESS);
  }

  /**
   * What a word stands for.
   *
   * @param word the vendor's word
   * @return the status; {@link JobStatus#IN_PROGRESS} if the word is not known
   */
  public JobStatus status(String word) {
    JobStatus status = table.get(normal(word));
    if (status != null) {
      return status;
    }
    if (logged.size() < MAX_LOGGED && logged.add(normal(word))) {
      LOG.warn(
          "The status \"{}\" is not known; a job with it is taken to be in progress.",
          Redaction.none().quote(word));
    }
    return JobStatus.IN_PROGRESS;
  }

  /** Whether a word stands for a status; one that is not known stands for none. */
  boolean has(JobStatus status, String word) {
    return table.get(normal(word)) == status;
  }

  private static String normal(String word) {
    String lower = PREFIX.matcher(word).replaceFirst("").toLowerCase(Locale.ROOT);
    return NEITHER_LETTER_NOR_DIGIT.matcher(lower).replaceAll("");
  }
}
