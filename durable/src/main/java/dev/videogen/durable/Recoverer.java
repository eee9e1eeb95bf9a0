package dev.videogen.durable;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoClient;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.spi.JobFingerprint;
import dev.videogen.spi.JobMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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

  /** How long a vendor may be down before what it was sent is told to be uncertain. */
  private static final Duration MAX_OUTAGE = Duration.ofMinutes(30);

  private static final int SEARCHES = 3;

  /** Jobs of ours from before that are not among those that a search reads. */
  private static final Duration KNOWN_JOBS = Duration.ofDays(3);

  private final Store store;
  private final VideoClient videos;

  Recoverer(Store store, VideoClient videos) {
    this.store = store;
    this.videos = videos;
  }

  void recover() {
    Lists lists = new Lists();
    for (PurchaseRow row : due()) {
      try {
        recover(row, lists);
      } catch (VideoInterruptedException stopped) {
        return;
      } catch (RuntimeException failure) {
        LOG.warn("What became of the purchase {} could not be found out", row.id(), failure);
        store.transitions().recheckAfter(row, store.timing().recheckAfter());
      }
    }
  }

  /** What the vendors list in one go: each page is asked for once, however many look into it. */
  private final class Lists {

    private final Map<String, Map<ListQuery, Page<VideoJob>>> pages = new HashMap<>();

    Page<VideoJob> page(String instance, ListQuery query) {
      return pages
          .computeIfAbsent(instance, name -> new HashMap<>())
          .computeIfAbsent(query, videos.on(instance)::list);
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

  /**
   * What a search told.
   *
   * @param found the jobs that were found
   * @param none whether it is certain that there is no job
   */
  private record Search(JobMatcher.Found found, boolean none) {}

  private void recover(PurchaseRow row, Lists lists) {
    Optional<JobRef> named = row.named().filter(job -> isNoOthers(job, row)).filter(this::exists);
    if (named.isPresent()) {
      store.transitions().recovered(row, named.get(), false);
      return;
    }
    try {
      settle(row, search(row, lists));
    } catch (UnsupportedRequestException noList) {
      doubt(row, row.instance() + " does not list its jobs", List.of());
    } catch (VideoInterruptedException stopped) {
      throw stopped;
    } catch (VideoException failure) {
      String why = "the jobs of " + row.instance() + " cannot be listed: " + failure.getMessage();
      if (failure.isRetryable() && !isOld(row)) {
        // An outage says nothing of the purchase.
        store.transitions().recheckAfter(row, store.timing().recheckAfter());
      } else {
        doubt(row, why, List.of());
      }
    }
  }

  private void settle(PurchaseRow row, Search search) {
    List<VideoJob> candidates = search.found().candidates();
    Optional<JobRef> certain = search.found().certain().map(VideoJob::ref);
    if (certain.isPresent() && !isRivalled(row)) {
      LOG.info("The purchase {} has the job {}, found by a search", row.id(), certain.get());
      store.transitions().recovered(row, certain.get(), true);
    } else if (search.none() && row.state() == PurchaseState.SENDING) {
      nothingFound(row);
    } else {
      String jobs =
          candidates.isEmpty()
              ? "no job like it was found, which is not certain"
              : "it may be one of its candidates, which is not certain";
      doubt(row, jobs, candidates.stream().map(VideoJob::ref).toList());
    }
  }

  /** Three searches that agree are certain, as they are for a create whose response was lost. */
  private void nothingFound(PurchaseRow row) {
    if (row.searches() + 1 < SEARCHES) {
      store.transitions().searchAgain(row);
      return;
    }
    LOG.info("The purchase {} certainly has no job, and is sent again", row.id());
    store
        .transitions()
        .putOff(row.id(), row.fence(), lost(row) + ", and has no job", Duration.ZERO, false);
  }

  private void doubt(PurchaseRow row, String why, List<JobRef> candidates) {
    if (row.state() == PurchaseState.SENDING) {
      store.transitions().lost(row, lost(row) + ", and " + why, candidates);
    } else {
      store.transitions().recheckAfter(row, nextCheck(row));
    }
  }

  private static String lost(PurchaseRow row) {
    return row.node().map(node -> "the node " + node).orElse("its sender")
        + " was lost while it sent the purchase";
  }

  /** The vendor's newest jobs, compared with what was sent. */
  private Search search(PurchaseRow row, Lists lists) {
    boolean complete = videos.on(row.instance()).capabilities().listing() == Listing.COMPLETE;
    Instant sent = row.sendingAt().orElse(row.submittedAt());
    Instant latest = sent.plus(store.timing().recoverAfter());
    Set<JobRef> taken = taken(row);
    Set<JobRef> anchors = anchors(row);
    AtomicBoolean whole = new AtomicBoolean(complete);
    JobFingerprint wanted = JournalView.intent(row).traits();
    JobMatcher.Found found =
        new JobMatcher(wanted, taken::contains, anchors::contains)
            .search(
                complete,
                query -> {
                  Page<VideoJob> page = lists.page(row.instance(), query);
                  whole.compareAndSet(true, page.isWhole());
                  return Optional.of(new JobMatcher.Listed(page, sent, latest));
                });
    return new Search(found, found.none() && whole.get());
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

  private boolean isOld(PurchaseRow row) {
    Instant sent = row.sendingAt().orElse(row.submittedAt());
    return Duration.between(sent, store.clock().now()).compareTo(MAX_OUTAGE) > 0;
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
