package dev.videogen.follow;

import dev.videogen.JobRef;
import dev.videogen.errors.VideoException;
import dev.videogen.spi.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that decides which job or page is read when. Reads are {@link ReadTask}s on an
 * executor.
 *
 * <p>A clock that is not the machine's may move as soon as somebody sleeps by it, so that thread
 * then waits for the reads under way before it sleeps.
 */
final class FollowLoop {

  private static final Logger LOG = LoggerFactory.getLogger(FollowLoop.class);

  private static final Duration MAX_SLEEP = Duration.ofHours(1);

  /** How long the last read of a job may take that is past its deadline. */
  private static final long LAST_READ = Duration.ofMinutes(1).toNanos();

  final JobReader reader;
  final TimeSource time;
  private final Executor executor;
  private final boolean ownClock;
  private final long start;
  final Object lock = new Object();
  private final Map<String, InstancePlan> plans = new HashMap<>();
  private final JobHeap deadlines = JobHeap.byDeadline();
  private int reading;
  private boolean sleeping;

  /** Grows whenever there may be something to do. */
  private int changes;

  private boolean closed;
  private @Nullable Thread thread;

  FollowLoop(JobReader reader, TimeSource time, Executor executor) {
    this.reader = reader;
    this.time = time;
    this.executor = executor;
    this.ownClock = time != TimeSource.system();
    this.start = time.nanoTime();
  }

  /** Nanoseconds since the start, by the clock. */
  long now() {
    return time.nanoTime() - start;
  }

  /** Begins to follow; one that comes after the end is ended at once. */
  void add(FollowedJob job) {
    synchronized (lock) {
      if (!closed) {
        plans.computeIfAbsent(job.wait.ref().instance(), InstancePlan::new).add(job);
        deadlines.put(job);
        wake();
        return;
      }
      job.ended = true;
    }
    job.result().fail(job.wait.closed());
  }

  void received(String instance, String vendorId) {
    synchronized (lock) {
      InstancePlan plan = plans.get(instance);
      if (plan != null) {
        plan.received(vendorId, now());
        wake();
      }
    }
  }

  /** Ends a wait of which nobody wants to know more. */
  void stop(FollowedJob job) {
    synchronized (lock) {
      remove(job);
      wake();
    }
  }

  /** Ends all; the refs of those that were open. */
  List<JobRef> close() {
    List<FollowedJob> open = new ArrayList<>();
    synchronized (lock) {
      closed = true;
      for (FollowedJob job = deadlines.peek(); job != null; job = deadlines.peek()) {
        open.add(job);
        remove(job);
      }
      wake();
    }
    open.forEach(job -> job.result().fail(job.wait.closed()));
    return open.stream().map(job -> job.wait.ref()).distinct().toList();
  }

  List<JobRef> open() {
    synchronized (lock) {
      List<JobRef> refs = new ArrayList<>();
      for (InstancePlan plan : plans.values()) {
        plan.jobs().forEach(job -> refs.add(job.wait.ref()));
      }
      return refs;
    }
  }

  /** Called with the lock held. */
  boolean remove(FollowedJob job) {
    if (job.ended) {
      return false;
    }
    job.ended = true;
    deadlines.remove(job);
    InstancePlan plan = plans.get(job.wait.ref().instance());
    if (plan != null) {
      plan.remove(job);
    }
    return true;
  }

  /** A read has ended, and its job takes its place again; with the lock held. */
  void ended(InstancePlan plan, InstancePlan.Read read) {
    reading--;
    plan.ended(read);
    wake();
  }

  /** Called with the lock held. */
  private void wake() {
    Thread running = thread;
    if (running == null && !closed) {
      running = new Thread(this::run, "videogen-follow");
      running.setDaemon(true);
      thread = running;
      running.start();
    } else if (running != null && sleeping) {
      sleeping = false;
      running.interrupt();
    }
    changes++;
    lock.notifyAll();
  }

  private void run() {
    List<Runnable> work = new ArrayList<>();
    while (true) {
      long pause = 0;
      synchronized (lock) {
        if (closed) {
          return;
        }
        long now = now();
        expire(now, work);
        for (InstancePlan plan : plans.values()) {
          while (plan.nextTime(now) <= now) {
            InstancePlan.Read read = plan.begin(now);
            reading++;
            work.add(() -> start(new ReadTask(this, plan, read)));
          }
        }
        if (work.isEmpty()) {
          pause = pause(now);
          if (pause == InstancePlan.NEVER) {
            awaitChange();
            continue;
          }
          sleeping = true;
        }
      }
      if (work.isEmpty()) {
        sleep(pause);
      } else {
        work.forEach(FollowLoop::guarded);
        work.clear();
      }
    }
  }

  private void start(ReadTask task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException full) {
      task.run();
    }
  }

  /** How long there is nothing to do; NEVER if only a change brings something to do. */
  private long pause(long now) {
    if (ownClock && reading > 0) {
      return InstancePlan.NEVER;
    }
    FollowedJob first = deadlines.peek();
    long next = first == null ? InstancePlan.NEVER : first.deadline;
    for (InstancePlan plan : plans.values()) {
      next = Math.min(next, plan.nextTime(now));
    }
    return next == InstancePlan.NEVER ? next : Math.max(1, next - now);
  }

  /** Called with the lock held. */
  private void awaitChange() {
    int seen = changes;
    try {
      while (changes == seen) {
        lock.wait();
      }
    } catch (InterruptedException stray) {
      // Nobody but this class knows the thread; what it was woken up for is seen by looking.
    }
  }

  private void sleep(long pause) {
    try {
      time.sleep(Duration.ofNanos(Math.min(pause, MAX_SLEEP.toNanos())));
    } catch (InterruptedException woken) {
      // There is something new to do.
    } finally {
      synchronized (lock) {
        sleeping = false;
        Thread.interrupted();
      }
    }
  }

  /** Ends what is past its deadline, after one last read; with the lock held. */
  private void expire(long now, List<Runnable> work) {
    for (FollowedJob job = deadlines.peek();
        job != null && job.deadline <= now;
        job = deadlines.peek()) {
      InstancePlan plan = plans.get(job.wait.ref().instance());
      boolean fresh = !job.reading && job.readAt != Long.MIN_VALUE && now - job.readAt < job.pause;
      if (job.last || fresh || plan == null) {
        work.add(timeOut(job, plan));
      } else {
        job.last = true;
        job.deadline = now + LAST_READ;
        deadlines.put(job);
        plan.dueAt(job, Math.min(job.due, now));
      }
    }
  }

  Runnable timeOut(FollowedJob job, @Nullable InstancePlan plan) {
    VideoException since = plan == null ? null : plan.pageFailureSince(job.readAt);
    if (since != null) {
      job.wait.missed(since);
    }
    remove(job);
    return () -> job.result().fail(job.wait.timedOut());
  }

  static void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException broken) {
      LOG.warn("What followed on a poll failed", broken);
    }
  }
}
