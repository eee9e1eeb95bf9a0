package dev.videogen.spi;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds the job of a create whose response was lost among those that a vendor lists. It serves the
 * call itself and the recovery of a journal alike, so that both take the same job for the one, and
 * doubt the same.
 *
 * <p>Two things are certain of few lists: that a job is the one (it says so itself, is new by the
 * vendor's clock and by ours, and no other could be), and that there is none (the list was read to
 * an end that it told, or strictly from the newest on to far before the create, and nothing in it
 * could be the job). All between the two is doubt.
 *
 * <p>Immutable.
 */
public final class JobMatcher {

  /** How many of the newest jobs are read: far more than are created while one is missed. */
  public static final int MAX_JOBS = 2_000;

  private static final int PAGE_SIZE = 100;
  private static final int MAX_PAGES = MAX_JOBS / PAGE_SIZE;

  private final JobFingerprint wanted;
  private final Predicate<JobRef> taken;
  private final Predicate<JobRef> anchors;

  /**
   * A matcher for one create.
   *
   * @param wanted by what its job is recognised
   * @param taken whether a job is known to be that of another create
   * @param anchors whether a job is known to be that of a create whose response came before this
   *     one was sent: it shows by which clock the vendor dates its jobs
   */
  public JobMatcher(JobFingerprint wanted, Predicate<JobRef> taken, Predicate<JobRef> anchors) {
    this.wanted = wanted;
    this.taken = taken;
    this.anchors = anchors;
  }

  /**
   * A page of a vendor's jobs, and when the create was under way.
   *
   * @param page the page
   * @param earliest the earliest moment at which the job can have been created, by our clock
   * @param latest the latest moment
   */
  public record Listed(Page<VideoJob> page, Instant earliest, Instant latest) {}

  /**
   * What a search found.
   *
   * @param candidates the jobs that could be the one, those that are new alone if there are any;
   *     unmodifiable
   * @param certain the job that it is; empty if that is not certain of any
   * @param none whether it is certain that the list does not have it
   * @param complete whether all jobs of the time of the create were read
   */
  public record Found(
      List<VideoJob> candidates, Optional<VideoJob> certain, boolean none, boolean complete) {

    /** Copies the candidates. */
    public Found {
      candidates = List.copyOf(candidates);
    }

    /**
     * Of a search that read nothing.
     *
     * @return no candidates, not complete
     */
    public static Found nothingRead() {
      return new Found(List.of(), Optional.empty(), false, false);
    }
  }

  /**
   * Looks through a list, from the newest job on.
   *
   * @param wide whether to read as far as it takes to be certain that there is no job, and not only
   *     as far as the job can be
   * @param listing reads a page; empty if it could not be read
   * @return what was found
   */
  public Found search(boolean wide, Function<ListQuery, Optional<Listed>> listing) {
    ListedJobs seen = new ListedJobs(anchors);
    Map<JobRef, VideoJob> possible = new LinkedHashMap<>();
    Map<JobRef, VideoJob> recent = new LinkedHashMap<>();
    Set<VideoJob> fresh = new HashSet<>();
    Optional<ListQuery> next = Optional.of(ListQuery.newest(PAGE_SIZE));
    boolean read = true;
    for (int pages = 0; next.isPresent() && pages < MAX_PAGES && seen.count() < MAX_JOBS; pages++) {
      ListQuery query = next.get();
      Optional<Listed> listed = listing.apply(query);
      // A server that knows no cursors gives the same page again.
      if (listed.isEmpty() || !seen.add(listed.get())) {
        read = false;
        break;
      }
      CreationTime time = CreationTime.of(listed.get());
      for (VideoJob job : listed.get().page().items()) {
        // Last what may be asked of a store.
        if (!isSource(job) && wanted.couldBe(JobFingerprint.of(job)) && !taken.test(job.ref())) {
          possible.put(job.ref(), job);
          if (!time.isPast(job)) {
            recent.put(job.ref(), job);
          }
          if (time.isCertain(job)) {
            fresh.add(job);
          }
        }
      }
      boolean far = seen.isOrderedBeyond(wide ? seen.bound(time) : time.earliest());
      next = far ? Optional.empty() : listed.get().page().nextCursor().map(query::after);
    }
    boolean complete = read && next.isEmpty() && seen.understood();
    List<VideoJob> rivals =
        recent.values().stream().filter(job -> fit(job) != JobFingerprint.Fit.OTHER).toList();
    Optional<VideoJob> certain =
        complete && rivals.size() == 1
            ? rivals.stream().filter(fresh::contains).filter(this::isSame).findFirst()
            : Optional.empty();
    List<VideoJob> inBound = possible.values().stream().filter(seen::isInBound).toList();
    boolean none = wide && complete && seen.isWhole() && inBound.isEmpty();
    return new Found(
        recent.isEmpty() ? inBound : List.copyOf(recent.values()), certain, none, complete);
  }

  /** What a job is made from was there before, whatever it has in common with the job. */
  private boolean isSource(VideoJob job) {
    return wanted.source().filter(job.ref()::equals).isPresent();
  }

  private JobFingerprint.Fit fit(VideoJob job) {
    return wanted.fits(JobFingerprint.of(job));
  }

  /**
   * Whether a job says of itself that it is the one.
   *
   * @param job a job that is listed
   * @return true if its prompt and all else that is told of it are the same
   */
  public boolean isSame(VideoJob job) {
    return fit(job) == JobFingerprint.Fit.SAME;
  }
}
