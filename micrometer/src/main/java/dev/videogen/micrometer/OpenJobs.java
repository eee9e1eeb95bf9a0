package dev.videogen.micrometer;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs that are watched, the oldest first: at most so many, and none for longer than that. */
final class OpenJobs {

  private final int max;
  private final Duration maxAge;
  private final Map<JobRef, OpenJob> jobs = new LinkedHashMap<>();

  OpenJobs(int max, Duration maxAge) {
    this.max = max;
    this.maxAge = maxAge;
  }

  synchronized Optional<OpenJob> find(JobRef ref) {
    return Optional.ofNullable(jobs.get(ref));
  }

  /** Adds a job; one that is watched already is watched on, and the new observation ends. */
  void add(JobRef ref, OpenJob job) {
    List<OpenJob> left = new ArrayList<>();
    synchronized (this) {
      if (jobs.putIfAbsent(ref, job) != null) {
        left.add(job);
      }
      for (Iterator<OpenJob> each = jobs.values().iterator(); each.hasNext(); ) {
        OpenJob oldest = each.next();
        if (jobs.size() <= max && oldest.age().compareTo(maxAge) <= 0) {
          break;
        }
        left.add(oldest);
        each.remove();
      }
    }
    left.forEach(each -> each.finish(Outcomes.OPEN));
  }

  void seen(JobRef ref, VideoJob job) {
    Optional<OpenJob> open = find(ref);
    if (open.isPresent() && open.get().seen(job)) {
      remove(ref);
    }
  }

  void saved(JobRef ref, int variant) {
    Optional<OpenJob> open = find(ref);
    if (open.isPresent() && open.get().saved(variant)) {
      remove(ref);
    }
  }

  void finish(JobRef ref, String outcome) {
    OpenJob open = remove(ref);
    if (open != null) {
      open.finish(outcome);
    }
  }

  private synchronized @Nullable OpenJob remove(JobRef ref) {
    return jobs.remove(ref);
  }

  /** Ends all of them. */
  void close() {
    List<OpenJob> left;
    synchronized (this) {
      left = new ArrayList<>(jobs.values());
      jobs.clear();
    }
    left.forEach(each -> each.finish(Outcomes.OPEN));
  }
}
