package dev.videogen.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Jobs in the order of a time that each has. A job knows its place, so that it is moved and removed
 * in logarithmic time.
 *
 * <p>Guarded by the lock of the {@link FollowLoop}.
 */
abstract class JobHeap {

  static final int NOWHERE = -1;

  private final List<FollowedJob> jobs = new ArrayList<>();

  /** The time by which jobs are ordered. */
  abstract long time(FollowedJob job);

  abstract int place(FollowedJob job);

  abstract void place(FollowedJob job, int place);

  /** By when each is to be read next. */
  static JobHeap byDue() {
    return new JobHeap() {
      @Override
      long time(FollowedJob job) {
        return job.due;
      }

      @Override
      int place(FollowedJob job) {
        return job.dueAt;
      }

      @Override
      void place(FollowedJob job, int place) {
        job.dueAt = place;
      }
    };
  }

  /** By when each is given up. */
  static JobHeap byDeadline() {
    return new JobHeap() {
      @Override
      long time(FollowedJob job) {
        return job.deadline;
      }

      @Override
      int place(FollowedJob job) {
        return job.deadlineAt;
      }

      @Override
      void place(FollowedJob job, int place) {
        job.deadlineAt = place;
      }
    };
  }

  @Nullable FollowedJob peek() {
    return jobs.isEmpty() ? null : jobs.get(0);
  }

  /** Puts a job where its time says, whether it is in here or not. */
  void put(FollowedJob job) {
    int at = place(job);
    if (at == NOWHERE) {
      at = jobs.size();
      jobs.add(job);
    }
    down(up(at, job), job);
  }

  /** Takes a job out, if it is in here. */
  void remove(FollowedJob job) {
    int at = place(job);
    if (at == NOWHERE) {
      return;
    }
    place(job, NOWHERE);
    FollowedJob last = jobs.remove(jobs.size() - 1);
    if (last != job) {
      down(up(at, last), last);
    }
  }

  /** How many have a time that is not after a moment, counted up to a limit. */
  int count(long moment, int limit) {
    return count(0, moment, limit);
  }

  private int count(int at, long moment, int limit) {
    if (limit <= 0 || at >= jobs.size() || time(jobs.get(at)) > moment) {
      return 0;
    }
    int found = 1 + count(2 * at + 1, moment, limit - 1);
    return found + count(2 * at + 2, moment, limit - found);
  }

  /** All whose time is not after a moment, in no order. */
  void forEach(long moment, Consumer<FollowedJob> action) {
    for (FollowedJob job : jobs) {
      if (time(job) <= moment) {
        action.accept(job);
      }
    }
  }

  private int up(int from, FollowedJob job) {
    int at = from;
    while (at > 0 && time(jobs.get((at - 1) / 2)) > time(job)) {
      set(at, jobs.get((at - 1) / 2));
      at = (at - 1) / 2;
    }
    set(at, job);
    return at;
  }

  private void down(int from, FollowedJob job) {
    int at = from;
    while (2 * at + 1 < jobs.size()) {
      int child = 2 * at + 1;
      if (child + 1 < jobs.size() && time(jobs.get(child + 1)) < time(jobs.get(child))) {
        child++;
      }
      if (time(jobs.get(child)) >= time(job)) {
        break;
      }
      set(at, jobs.get(child));
      at = child;
    }
    set(at, job);
  }

  private void set(int at, FollowedJob job) {
    jobs.set(at, job);
    place(job, at);
  }
}
