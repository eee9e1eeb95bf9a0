package dev.videogen.internal.client;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs of an instance may be under way that this client has created: vendors limit that,
 * too. A create beyond it waits its turn, while the jobs that are under way are followed, so that
 * their ends are known even if nobody else waits for them. If they can no longer be followed, the
 * wait ends with {@link RateLimitException}.
 *
 * <p>Safe for use by many threads.
 */
public final class ConcurrentJobs {

  private final Function<String, OptionalInt> limits;
  private final Function<JobRef, CompletableFuture<VideoJob>> follow;
  private final Map<String, Instance> instances = new HashMap<>();
  private boolean closed;

  private static final class Instance {
    private int creating;
    private final Set<JobRef> open = new HashSet<>();
    private final Set<JobRef> followed = new HashSet<>();
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
  }

  /**
   * No jobs yet.
   *
   * @param limits how many jobs of an instance may be under way; empty if nobody limits it
   * @param follow follows a job to its end
   */
  public ConcurrentJobs(
      Function<String, OptionalInt> limits, Function<JobRef, CompletableFuture<VideoJob>> follow) {
    this.limits = limits;
    this.follow = follow;
  }

  /**
   * Takes a place for a job that is to be created.
   *
   * @return done once there is one; cancelling it gives up the wait
   */
  public CompletableFuture<Void> reserve(String instance) {
    OptionalInt limit = limits.apply(instance);
    CompletableFuture<Void> place = new CompletableFuture<>();
    if (limit.isEmpty()) {
      place.complete(null);
      return place;
    }
    List<JobRef> unwatched = new ArrayList<>();
    synchronized (this) {
      if (closed) {
        place.completeExceptionally(closed(instance));
        return place;
      }
      Instance jobs = instances.computeIfAbsent(instance, name -> new Instance());
      if (jobs.creating + jobs.open.size() < limit.getAsInt()) {
        jobs.creating++;
        place.complete(null);
        return place;
      }
      jobs.waiting.add(place);
      for (JobRef job : jobs.open) {
        if (jobs.followed.add(job)) {
          unwatched.add(job);
        }
      }
    }
    unwatched.forEach(this::watch);
    return place;
  }

  /**
   * Takes a place by blocking.
   *
   * @throws RateLimitException if there is none, and nothing shows that there will be
   * @throws VideoInterruptedException if the thread is or becomes interrupted; nothing was sent
   */
  public void acquire(String instance) {
    CompletableFuture<Void> place = reserve(instance);
    try {
      place.get();
    } catch (InterruptedException interrupt) {
      if (!place.cancel(false)) {
        release(instance);
      }
      Thread.currentThread().interrupt();
      throw new VideoInterruptedException(
          details(instance, "interrupted while a create waited for another job to end")
              .cause(interrupt)
              .build());
    } catch (ExecutionException refused) {
      if (refused.getCause() instanceof VideoException failure) {
        throw failure;
      }
      throw new IllegalStateException(refused.getCause());
    }
  }

  /** Gives a place back that no job was created in. */
  public void release(String instance) {
    synchronized (this) {
      Instance jobs = instances.get(instance);
      if (jobs != null) {
        jobs.creating--;
      }
    }
    grant(instance);
  }

  /**
   * A create that was made in a place has ended.
   *
   * @param instance the instance
   * @param job the job that was created; null if none is known
   */
  public void settle(String instance, @Nullable VideoJob job) {
    if (job == null) {
      release(instance);
    } else {
      created(job);
    }
  }

  private void created(VideoJob job) {
    String instance = job.ref().instance();
    boolean watch = false;
    synchronized (this) {
      Instance jobs = instances.get(instance);
      if (jobs == null) {
        return;
      }
      jobs.creating--;
      if (!job.status().isTerminal() && jobs.open.add(job.ref())) {
        watch = !jobs.waiting.isEmpty() && jobs.followed.add(job.ref());
      }
    }
    grant(instance);
    if (watch) {
      watch(job.ref());
    }
  }

  /** A job is known to have ended, or to be gone. */
  public void ended(JobRef job) {
    synchronized (this) {
      Instance jobs = instances.get(job.instance());
      if (jobs == null || !jobs.open.remove(job)) {
        return;
      }
      jobs.followed.remove(job);
    }
    grant(job.instance());
  }

  /** Ends all waits: the client is closed. */
  public void close() {
    List<Runnable> ends = new ArrayList<>();
    synchronized (this) {
      closed = true;
      instances.forEach(
          (name, jobs) -> {
            jobs.waiting.forEach(
                place -> ends.add(() -> place.completeExceptionally(closed(name))));
            jobs.waiting.clear();
          });
    }
    ends.forEach(Runnable::run);
  }

  private void grant(String instance) {
    OptionalInt limit = limits.apply(instance);
    while (limit.isPresent()) {
      CompletableFuture<Void> next;
      Instance jobs;
      synchronized (this) {
        jobs = instances.get(instance);
        if (jobs == null || jobs.creating + jobs.open.size() >= limit.getAsInt()) {
          return;
        }
        next = jobs.waiting.poll();
        if (next == null) {
          return;
        }
        jobs.creating++;
      }
      if (!next.complete(null)) {
        synchronized (this) {
          jobs.creating--;
        }
      }
    }
  }

  private void watch(JobRef job) {
    CompletableFuture<?> unused =
        follow
            .apply(job)
            .whenComplete(
                (ended, failure) -> {
                  if (failure == null || failure instanceof NotFoundException) {
                    ended(job);
                  } else {
                    lost(job, failure);
                  }
                });
  }

  /**
   * Nobody can tell any more when a job ends; without others, nobody can tell when a place is free.
   */
  private void lost(JobRef job, Throwable failure) {
    List<CompletableFuture<Void>> hopeless = new ArrayList<>();
    int open;
    synchronized (this) {
      Instance jobs = instances.get(job.instance());
      if (jobs == null) {
        return;
      }
      jobs.followed.remove(job);
      open = jobs.open.size();
      if (jobs.followed.isEmpty() && jobs.creating == 0) {
        hopeless.addAll(jobs.waiting);
        jobs.waiting.clear();
      }
    }
    RateLimitException full = full(job.instance(), open, failure);
    hopeless.forEach(place -> place.completeExceptionally(full));
  }

  private static RateLimitException full(String instance, int open, @Nullable Throwable cause) {
    return new RateLimitException(
        details(
                instance,
                open
                    + " jobs of "
                    + instance
                    + " are not known to have ended, and max-concurrent-jobs allows no more:"
                    + " await them, or allow more")
            .cause(cause)
            .build(),
        null);
  }

  private static ClientClosedException closed(String instance) {
    return new ClientClosedException(
        details(instance, "the client was closed while a create waited for another job to end")
            .build());
  }

  private static ErrorDetails.Builder details(String instance, String message) {
    return ErrorDetails.builder(Operation.CREATE, message + "; nothing was sent")
        .provider(instance);
  }
}
