package dev.videogen.durable;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.JobMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of purchases whose sender is gone, and of those that are uncertain: by the
 * job that a response named, else by the vendor's list. It sends nothing.
 */
final class Recoverer {

  private static final Logger LOG = LoggerFactory.getLogger(Recoverer.class);

  /** How many are looked for in one go; the others follow in the next. */
  private static final int MAX_PURCHASES = 50;

  /** For how long a vendor's list may show a job late, or an outage last. */
  private static final Duration MAX_AGE = Duration.ofDays(2);

  /** Jobs of ours from before that are not among those that a search reads. */
  private static final Duration KNOWN_JOBS = Duration.ofDays(3);

  private final Store store;
  private final VideoClient videos;

  Recoverer(Store store, VideoClient videos) {
    this.store = store;
    this.videos = videos;
  }

  void recover() {
    for (PurchaseRow row : due()) {
      try {
        recover(row);
      } catch (VideoInterruptedException stopped) {
        return;
      } catch (RuntimeException failure) {
        LOG.warn("What became of the purchase {} could not be found out", row.id(), failure);
        store.transitions().recheckAfter(row, store.timing().recheckAfter());
      }
    }
  }

  private List<PurchaseRow> due() {
    return store
        .database()
        .inTransaction(
            connection ->
                store
                    .purchases()
                    .list(
                        connection,
                        "WHERE p.managed AND p.state IN ('SENDING', 'UNCERTAIN') AND p.check_at <= "
                            + store.database().dialect().now()
                            + " ORDER BY p.check_at LIMIT "
                            + MAX_PURCHASES));
  }

  private void recover(PurchaseRow row) {
    Optional<JobRef> named = row.named().filter(job -> isNoOthers(job, row)).filter(this::exists);
    if (named.isPresent()) {
      store.transitions().recovered(row, named.get(), false);
      return;
    }
    JobMatcher.Found found;
    String reason;
    try {
      found = search(row);
      reason = doubt(row, found);
    } catch (VideoInterruptedException stopped) {
      throw stopped;
    } catch (VideoException unlisted) {
      found = JobMatcher.Found.nothingRead();
      reason = "the jobs of " + row.instance() + " cannot be listed: " + unlisted.getMessage();
    }
    Optional<JobRef> certain = found.certain().map(VideoJob::ref).filter(job -> !isRivalled(row));
    if (certain.isPresent()) {
      LOG.info("The purchase {} has the job {}, found by a search", row.id(), certain.get());
      store.transitions().recovered(row, certain.get(), true);
    } else if (row.state() == PurchaseState.SENDING) {
      store
          .transitions()
          .lost(row, reason, found.candidates().stream().map(VideoJob::ref).toList());
    } else {
      store.transitions().recheckAfter(row, nextCheck(row));
    }
  }

  /** The vendor's newest jobs, compared with what was sent. */
  private JobMatcher.Found search(PurchaseRow row) {
    VideoClient client = videos.on(row.instance());
    Instant sent = row.sendingAt().orElse(row.submittedAt());
    Instant latest = sent.plus(store.timing().recoverAfter());
    Set<JobRef> taken = taken(row);
    Set<JobRef> anchors = anchors(row);
    JobFingerprint wanted = JournalView.intent(row).traits();
    return new JobMatcher(wanted, taken::contains, anchors::contains)
        .search(false, query -> Optional.of(listed(client, query, sent, latest)));
  }

  private static JobMatcher.Listed listed(
      VideoClient client, ListQuery query, Instant earliest, Instant latest) {
    Page<VideoJob> page = client.list(query);
    return new JobMatcher.Listed(page, earliest, latest, true, false);
  }

  /** The jobs of all other purchases, which cannot be the one. */
  private Set<JobRef> taken(PurchaseRow row) {
    return jobs(row, "");
  }

  /** Those among them whose response came before this one was sent. */
  private Set<JobRef> anchors(PurchaseRow row) {
    return jobs(row, " AND NOT adopted AND created_at < sending_at");
  }

  private Set<JobRef> jobs(PurchaseRow row, String which) {
    Instant since = row.submittedAt().minus(KNOWN_JOBS);
    return store
        .database()
        .inTransaction(
            connection ->
                Sql.list(
                    connection,
                    "SELECT job FROM videogen_purchase WHERE instance = ? AND job IS NOT NULL AND"
                        + " submitted_at > ?"
                        + which,
                    found -> JobRef.of(row.instance(), found.getString(1)),
                    row.instance(),
                    since))
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isNoOthers(JobRef job, PurchaseRow row) {
    return store
        .database()
        .inTransaction(
            connection ->
                store
                    .purchases()
                    .first(
                        connection,
                        "WHERE p.instance = ? AND p.job = ? AND p.id <> ?",
                        job.instance(),
                        job.id(),
                        row.id())
                    .isEmpty());
  }

  private boolean exists(JobRef job) {
    try {
      videos.retrieve(job);
      return true;
    } catch (VideoInterruptedException stopped) {
      throw stopped;
    } catch (VideoException unavailable) {
      return false;
    }
  }

  /** Whether the one job that was found may as well be that of a create that is in flight. */
  private boolean isRivalled(PurchaseRow row) {
    JobFingerprint wanted = JournalView.intent(row).traits();
    return store
        .database()
        .inTransaction(
            connection ->
                store
                    .purchases()
                    .list(
                        connection,
                        "WHERE p.instance = ? AND p.state = 'SENDING' AND p.id <> ?",
                        row.instance(),
                        row.id()))
        .stream()
        .filter(other -> !other.overdue())
        .map(other -> JournalView.intent(other).traits())
        .anyMatch(other -> wanted.fits(other) != JobFingerprint.Fit.OTHER);
  }

  private static String doubt(PurchaseRow row, JobMatcher.Found found) {
    String sender = row.node().map(node -> "the node " + node).orElse("its sender");
    String jobs =
        found.candidates().isEmpty()
            ? "no job like it was found"
            : "it may be one of the jobs that are its candidates, which is not certain";
    return sender + " was lost while it sent it, and " + jobs;
  }

  /** Ever later, and not for ever; empty once it is for a person to say. */
  private Duration nextCheck(PurchaseRow row) {
    Instant since = row.uncertainAt().orElse(row.submittedAt());
    Duration age = Duration.between(since, store.clock().now());
    if (age.compareTo(MAX_AGE) > 0) {
      return Duration.ofDays(36_500);
    }
    Duration half = age.dividedBy(2);
    Duration first = store.timing().recheckAfter();
    return half.compareTo(first) > 0 ? half : first;
  }
}
