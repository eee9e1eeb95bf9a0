package dev.videogen.follow;

import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reading the pages of an instance's jobs, the newest first, until all that are due were shown, or
 * no older page can show one. It counts what that costs: pages that show fewer jobs than there are
 * pages are worse than reading the jobs, and are left alone for a while.
 *
 * <p>Guarded by the lock of the {@link FollowLoop}.
 */
final class PageSweep {

  static final int PAGE_SIZE = 100;

  /** How many pages may show nothing before that is believed, at least. */
  private static final int PATIENCE = 4;

  /** One page more for each so many jobs that would be read one by one. */
  private static final int JOBS_A_PAGE_OF_PATIENCE = 20;

  /** Vendors tell seconds; a job this much older than all others is surely older. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 6;

  private final Set<String> cursors = new HashSet<>();
  private int number;
  private boolean active;
  private Optional<String> cursor = Optional.empty();
  private int pages;
  private int found;
  private int unseen;
  private @Nullable Instant oldest;

  private int lastPages;
  private int pageSize = PAGE_SIZE;
  private int unpaid;
  private long restsUntil = Long.MIN_VALUE;

  boolean isActive() {
    return active;
  }

  /** Which sweep it is, from 1; it marks the jobs that are to be shown. */
  int number() {
    return number;
  }

  /** Whether pages are worth a try. */
  boolean rests(long now) {
    return now < restsUntil;
  }

  /** How many pages a sweep takes. */
  int expectedPages(int jobs) {
    int few = Math.max(1, (jobs + pageSize - 1) / pageSize);
    return lastPages == 0 ? few : lastPages;
  }

  /** Begins a sweep; the caller marks the jobs that are to be shown and counts them. */
  int begin(Collection<FollowedJob> jobs) {
    active = true;
    number++;
    cursors.clear();
    cursor = Optional.empty();
    pages = 0;
    found = 0;
    unseen = 0;
    oldest = oldest(jobs);
    return number;
  }

  void expect(FollowedJob job) {
    job.sweep = number;
    unseen++;
  }

  /** The oldest creation by the vendor's clock; null if one is not known. */
  private static @Nullable Instant oldest(Collection<FollowedJob> jobs) {
    Instant oldest = Instant.MAX;
    for (FollowedJob job : jobs) {
      Instant created = job.createdAt;
      if (created == null) {
        return null;
      }
      oldest = created.isBefore(oldest) ? created : oldest;
    }
    return oldest;
  }

  ListQuery query() {
    return cursor
        .map(after -> ListQuery.newest(PAGE_SIZE).after(after))
        .orElseGet(() -> ListQuery.newest(PAGE_SIZE));
  }

  /** A job that is followed was on a page; all who wait for it need no other. */
  void shown(FollowedJob job) {
    found++;
    for (FollowedJob each = job; each != null; each = each.sibling) {
      forget(each);
    }
  }

  /** A job need not be shown any more. */
  void forget(FollowedJob job) {
    if (job.sweep == number) {
      unseen--;
    }
    job.sweep = 0;
  }

  /** Whether a sweep goes on in which nothing is left to be shown. */
  boolean isNeedless() {
    return active && unseen <= 0;
  }

  /** Ends a sweep that nobody needs. */
  void cancel() {
    active = false;
  }

  /** A page was read, and its jobs were taken; whether the sweep is over. */
  boolean isOver(Page<VideoJob> page) {
    pages++;
    cursor = page.nextCursor();
    if (cursor.isPresent()) {
      pageSize = Math.max(1, page.items().size());
    }
    return unseen <= 0
        || page.items().isEmpty()
        || cursor.isEmpty()
        || !cursors.add(cursor.get())
        || isOlderThanAll(page)
        || pages > found + PATIENCE + unseen / JOBS_A_PAGE_OF_PATIENCE;
  }

  private boolean isOlderThanAll(Page<VideoJob> page) {
    Instant first = oldest;
    return first != null
        && page.items().stream()
            .allMatch(
                job ->
                    job.createdAt()
                        .filter(created -> created.plus(MARGIN).isBefore(first))
                        .isPresent());
  }

  /** Ends a sweep that has gone all its way. */
  void finish(long now) {
    active = false;
    lastPages = pages;
    if (found < pages) {
      restsUntil = now + (FIRST_REST.toNanos() << Math.min(unpaid, MAX_DOUBLINGS));
      unpaid++;
      lastPages = 0;
    } else {
      unpaid = 0;
    }
  }

  /** Gives a sweep up because pages cannot be read. */
  void giveUp(long now) {
    found = -1;
    finish(now);
  }

  /** Whether a page tells enough of a job to take it for a poll. */
  static boolean isEnough(VideoJob job) {
    return job.status() == JobStatus.COMPLETED
        ? !job.outputs().isEmpty()
        : job.status() != JobStatus.FAILED || job.error().isPresent();
  }
}
