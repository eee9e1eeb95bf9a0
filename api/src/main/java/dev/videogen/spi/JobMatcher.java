package dev.videogen.spi;

import dev.videogen.JobRef;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the job of a create whose response was lost among those that a vendor lists. It serves the
 * call itself and the recovery of a journal alike, so that both take the same job for the one, and
 * doubt the same.
 *
 * <p>Immutable.
 */
public final class JobMatcher {

  /** How many of the newest jobs are read: far more than are created while one is missed. */
  public static final int MAX_JOBS = 2_000;

  private static final int PAGE_SIZE = 100;
  private static final int MAX_PAGES = MAX_JOBS / PAGE_SIZE;

  private final JobFingerprint wanted;

  /**
   * A matcher for one create.
   *
   * @param wanted by what its job is recognised
   */
  public JobMatcher(JobFingerprint wanted) {
    this.wanted = wanted;
  }

  /**
   * A page of a vendor's jobs, and when the job can have been created by the vendor's clock.
   *
   * @param page the page
   * @param earliest the earliest moment
   * @param latest the latest moment
   */
  public record Listed(Page<VideoJob> page, Instant earliest, Instant latest) {

    private boolean isInTime(VideoJob job) {
      return job.createdAt()
          .map(created -> !created.isBefore(earliest) && !created.isAfter(latest))
          .orElse(true);
    }

    /** Whether all further pages are too old; a server may ignore the order that was asked for. */
    private boolean isLast() {
      List<VideoJob> jobs = page.items();
      if (jobs.isEmpty()) {
        return true;
      }
      Optional<Instant> first = jobs.get(0).createdAt();
      Optional<Instant> last = jobs.get(jobs.size() - 1).createdAt();
      return first.isPresent()
          && last.isPresent()
          && last.get().isBefore(earliest)
          && first.get().isAfter(last.get());
    }
  }

  /**
   * What a search found.
   *
   * @param candidates the jobs that could be the one, unmodifiable
   * @param complete whether the list was read far enough to say that there are no others
   */
  public record Found(List<VideoJob> candidates, boolean complete) {

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
      return new Found(List.of(), false);
    }
  }

  /**
   * Looks through a list, from the newest job on.
   *
   * @param listing reads a page; empty if it could not be read
   * @return what was found
   */
  public Found search(Function<ListQuery, Optional<Listed>> listing) {
    // By ref: a server that knows no cursors gives the same page again.
    Map<JobRef, VideoJob> candidates = new LinkedHashMap<>();
    Optional<ListQuery> next = Optional.of(ListQuery.newest(PAGE_SIZE));
    int seen = 0;
    for (int pages = 0; next.isPresent() && pages < MAX_PAGES && seen < MAX_JOBS; pages++) {
      ListQuery query = next.get();
      Optional<Listed> listed = listing.apply(query);
      if (listed.isEmpty()) {
        return new Found(List.copyOf(candidates.values()), false);
      }
      Page<VideoJob> page = listed.get().page();
      page.items().stream()
          .limit(MAX_JOBS - seen)
          .filter(listed.get()::isInTime)
          .filter(job -> couldBe(JobFingerprint.of(job)))
          .forEach(job -> candidates.put(job.ref(), job));
      seen += page.items().size();
      next = listed.get().isLast() ? Optional.empty() : page.nextCursor().map(query::after);
    }
    return new Found(List.copyOf(candidates.values()), next.isEmpty() && seen <= MAX_JOBS);
  }

  /**
   * Whether a job could be the one, or the job of another create could: then neither is certain.
   *
   * @param other by what the job, or that of the other create, is recognised
   * @return true unless something speaks against it
   */
  public boolean couldBe(JobFingerprint other) {
    return wanted.fits(other) != JobFingerprint.Fit.OTHER;
  }

  /**
   * The one job that it is.
   *
   * @param candidates all that could be it, and are not known to be of another create
   * @return the job; empty if there is not exactly one, or if the vendor tells too little of it
   */
  public Optional<VideoJob> certain(List<VideoJob> candidates) {
    return candidates.size() == 1
            && wanted.fits(JobFingerprint.of(candidates.get(0))) == JobFingerprint.Fit.SAME
        ? Optional.of(candidates.get(0))
        : Optional.empty();
  }
}
