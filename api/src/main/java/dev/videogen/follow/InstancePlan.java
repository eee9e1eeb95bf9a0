package dev.videogen.follow;

import dev.videogen.JobStatus;
import dev.videogen.ListQuery;
import dev.videogen.Page;
import dev.videogen.VideoJob;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one instance, and what is to be read of them next: a job that an event told of, else
 * the next page of a sweep where that costs less, else the job that is due first.
 *
 * <p>Guarded by the lock of the {@link FollowLoop}.
 */
final class InstancePlan {

  /** A read; without a job it is of a page, or of what the provider can do. */
  record Read(Kind kind, @Nullable FollowedJob job) {
    enum Kind {
      CAPABILITIES,
      PAGE,
      JOB
    }
  }

  static final long NEVER = Long.MAX_VALUE;

  /** When a job is due that an event told of. */
  private static final long URGENT = Long.MIN_VALUE;

  private static final int MAX_READS = 3;
  private static final int PAGE_FAILURES = 3;

  /** How long after an event it is taken that others will come. */
  private static final long EVENTS_ALIVE = Duration.ofMinutes(5).toNanos();

  /** How many times its first length the pause between polls of a single job may get. */
  private static final int MAX_GROWTH = 4;

  private final FollowedJobs jobs = new FollowedJobs();
  private final JobHeap due = JobHeap.byDue();
  private final DurationEstimate durations = new DurationEstimate();
  private final PageSweep sweep = new PageSweep();
  private final String instance;
  private @Nullable RequestPace pace;
  private long eventAt = -EVENTS_ALIVE;
  private boolean asking;
  private boolean listing;
  private int reading;
  private boolean pageReading;
  private boolean pageIsNext;
  private int pageFailures;
  private @Nullable VideoException pageFailure;
  private long pageFailedAt = Long.MIN_VALUE;
  private final ReadFailures failures = new ReadFailures();

  InstancePlan(String instance) {
    this.instance = instance;
  }

  String instance() {
    return instance;
  }

  Iterable<FollowedJob> jobs() {
    return jobs.each();
  }

  @Nullable FollowedJob find(String id) {
    return jobs.find(id);
  }

  void add(FollowedJob job) {
    jobs.add(job);
    due.put(job);
  }

  void remove(FollowedJob job) {
    jobs.remove(job);
    due.remove(job);
    sweep.forget(job);
    if (sweep.isNeedless() && !pageReading) {
      sweep.cancel();
    }
  }

  /** An event told of a job: it is read at once. */
  void received(String vendorId, long now) {
    FollowedJob job = jobs.findByVendorId(vendorId);
    if (job != null) {
      eventAt = now;
      readAtOnce(job);
    }
  }

  /** A page says too little of a job that has ended: it is read at once, and alone. */
  void readAlone(FollowedJob job) {
    job.alone = true;
    readAtOnce(job);
  }

  private void readAtOnce(FollowedJob job) {
    job.urgent = true;
    dueAt(job, URGENT);
  }

  void dueAt(FollowedJob job, long moment) {
    job.due = moment;
    if (!job.reading && !job.ended) {
      due.put(job);
    }
  }

  /** When something can be read next; NEVER as long as reads under way must end first. */
  long nextTime(long now) {
    FollowedJob first = due.peek();
    if (reading >= MAX_READS || (first == null && !sweep.isActive())) {
      return NEVER;
    }
    RequestPace known = pace;
    if (known == null) {
      return asking ? NEVER : now;
    }
    boolean urgent = first != null && first.urgent;
    long ready;
    if (urgent || (sweep.isActive() && !pageReading)) {
      ready = now;
    } else if (first == null || (sweep.isActive() && !first.alone)) {
      return NEVER;
    } else {
      ready = first.due;
    }
    return Math.max(
        ready, Math.max(failures.blockedUntil(), known.next(urgent, now - eventAt < EVENTS_ALIVE)));
  }

  /** Begins what can be read now. */
  Read begin(long now) {
    reading++;
    RequestPace known = pace;
    if (known == null) {
      asking = true;
      return new Read(Read.Kind.CAPABILITIES, null);
    }
    known.sent(now);
    FollowedJob first = due.peek();
    if (first != null && first.due <= now && isReadAlone(first, now)) {
      due.remove(first);
      first.reading = true;
      first.urgent = false;
      pageIsNext = true;
      return new Read(Read.Kind.JOB, first);
    }
    if (!sweep.isActive()) {
      startSweep(now);
    }
    pageIsNext = false;
    pageReading = true;
    return new Read(Read.Kind.PAGE, null);
  }

  private boolean isReadAlone(FollowedJob first, long now) {
    if (first.urgent) {
      return first.alone || pageReading || !showsMore(URGENT, now);
    }
    return isTurnOf(first) || !(sweep.isActive() || showsMore(horizon(now), now));
  }

  /** A job that pages do not show takes turns with the pages that show the others. */
  private boolean isTurnOf(FollowedJob job) {
    return job.alone && (pageReading || !(pageIsNext && sweep.isActive()));
  }

  /** Whether fewer requests for pages than for jobs show what is due at a moment. */
  private boolean showsMore(long moment, long now) {
    if (!listing || sweep.rests(now) || jobs.size() < 2) {
      return false;
    }
    int pages = sweep.expectedPages(jobs.size());
    return due.count(moment, pages + 1) > pages;
  }

  private long horizon(long now) {
    return now + round();
  }

  private void startSweep(long now) {
    sweep.begin(jobs.each());
    due.forEach(horizon(now), sweep::expect);
  }

  /** How long it takes to read everything once. */
  private long round() {
    RequestPace known = pace;
    int requests = listing ? Math.min(sweep.expectedPages(jobs.size()), jobs.size()) : jobs.size();
    return known == null ? 0 : requests * known.spacing();
  }

  /** A read has ended, and its job takes its place again. */
  void ended(Read read) {
    reading--;
    if (read.kind() == Read.Kind.PAGE) {
      pageReading = false;
    }
    FollowedJob job = read.job();
    if (job != null) {
      job.reading = false;
      dueAt(job, job.due);
    }
  }

  /** What the provider can do, and how fast, is known. */
  void known(boolean followsByList, OptionalInt perMinute) {
    listing = followsByList;
    pace = new RequestPace(perMinute.orElse(RequestPace.DEFAULT_PER_MINUTE));
  }

  ReadFailures failures() {
    return failures;
  }

  /**
   * A page could not be read.
   *
   * @param failure why; null if the reader is broken
   */
  void pageFailed(@Nullable VideoException failure, long now) {
    pageFailures++;
    pageFailure = failure;
    pageFailedAt = now;
    if (failure == null || !failure.isRetryable() || pageFailures >= PAGE_FAILURES) {
      pageFailures = 0;
      if (sweep.isActive()) {
        sweep.giveUp(now);
      }
    }
  }

  /** Why the pages that would show a job were not read, if they were not since a moment. */
  @Nullable VideoException pageFailureSince(long moment) {
    return pageFailedAt > moment ? pageFailure : null;
  }

  ListQuery query() {
    return sweep.query();
  }

  /** A job of a page was taken for a poll. */
  void shown(FollowedJob job) {
    sweep.shown(job);
    job.alone = false;
  }

  /** A page was read, and its jobs were taken. */
  void pageRead(Page<VideoJob> page, long now) {
    pageFailures = 0;
    pageFailure = null;
    if (!sweep.isActive() || !sweep.isOver(page)) {
      return;
    }
    sweep.finish(now);
    for (FollowedJob job : jobs.each()) {
      if (job.sweep == sweep.number()) {
        job.alone = true;
        job.sweep = 0;
        dueAt(job, Math.min(job.due, now));
      }
    }
  }

  /** When a job is to be read again that a poll has just shown. */
  long nextDue(FollowedJob job, VideoJob seen, long now) {
    long asked = job.wait.pause().toNanos();
    if (seen.pollAfter().isPresent()) {
      return now + asked;
    }
    Duration age = Duration.ofNanos(now - job.followedAt + job.ageAtFirst);
    // Pages cost the same for one job as for all of theirs, so nothing is saved by a longer pause.
    long longest =
        listing && jobs.size() > 1
            ? Math.max(job.pause, round())
            : Math.max(MAX_GROWTH * job.pause, 2 * round());
    long likely = durations.next(seen.model().orElse(""), age).orElse(Math.min(asked, longest));
    int progress = seen.progress().orElse(0);
    if (progress > 0 && progress < 100) {
      likely = Math.min(likely, age.toNanos() / progress * (100 - progress) / 2);
    }
    return now + Math.min(longest, Math.max(job.pause, likely));
  }

  /** A job has ended, from which others' durations are guessed. */
  void tookUntil(FollowedJob job, VideoJob ended, long now) {
    Instant created = ended.createdAt().orElse(null);
    Duration took =
        created == null || ended.completedAt().isEmpty()
            ? Duration.ofNanos(now - job.followedAt + job.ageAtFirst)
            : Duration.between(created, ended.completedAt().get());
    if (ended.status() == JobStatus.COMPLETED) {
      durations.add(ended.model().orElse(""), took);
    }
  }
}
