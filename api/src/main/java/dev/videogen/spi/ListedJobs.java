package dev.videogen.spi;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was read of a list so far: how far back it goes, and whether anything can be missing. */
final class ListedJobs {

  /** A clock may be set to any zone, and be wrong besides. */
  private static final Duration ANY_CLOCK = Duration.ofHours(26);

  private static final Duration ANCHOR_TOLERANCE = Duration.ofMinutes(2);

  private final Predicate<JobRef> anchors;
  private final Set<JobRef> refs = new HashSet<>();
  private int count;
  private boolean understood = true;
  private boolean endTold;
  private boolean ordered = true;
  private @Nullable Instant first;
  private @Nullable Instant last;
  private @Nullable Instant anchor;
  private @Nullable Instant bound;

  ListedJobs(Predicate<JobRef> anchors) {
    this.anchors = anchors;
  }

  /** Adds a page; false if there is nothing in it that was not there before, but should be. */
  boolean add(JobMatcher.Listed listed) {
    List<VideoJob> jobs = listed.page().items();
    understood &= listed.page().understood();
    endTold = listed.page().endTold() && listed.page().nextCursor().isEmpty();
    count += jobs.size();
    boolean news = refs.isEmpty();
    for (VideoJob job : jobs) {
      news |= refs.add(job.ref());
      add(job);
    }
    bound = bound(CreationTime.of(listed));
    return news || listed.page().nextCursor().isEmpty();
  }

  private void add(VideoJob job) {
    Optional<Instant> created = job.createdAt();
    ordered &= created.isPresent() && (last == null || !created.get().isAfter(last));
    if (created.isPresent()) {
      first = first == null ? created.get() : first;
      last = created.get();
      if (anchors.test(job.ref()) && (anchor == null || created.get().isAfter(anchor))) {
        anchor = created.get();
      }
    }
  }

  int count() {
    return count;
  }

  boolean understood() {
    return understood;
  }

  /** Before which moment of the vendor's no job can be the one, whichever its clock. */
  Instant bound(CreationTime time) {
    Instant byClock = time.earliest().minus(ANY_CLOCK);
    Instant byAnchor = anchor == null ? byClock : anchor.minus(ANCHOR_TOLERANCE);
    return byAnchor.isAfter(byClock) ? byAnchor : byClock;
  }

  boolean isInBound(VideoJob job) {
    Instant from = bound;
    return from == null || job.createdAt().filter(created -> created.isBefore(from)).isEmpty();
  }

  /** Whether the jobs go from newer to older ones, and the last is from before a moment. */
  boolean isOrderedBeyond(Instant moment) {
    return ordered && first != null && last != null && last.isBefore(moment) && first.isAfter(last);
  }

  /** Whether what was not read cannot be the job. */
  boolean isWhole() {
    return understood && (endTold || (bound != null && isOrderedBeyond(bound)));
  }
}
