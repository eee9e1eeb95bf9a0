package dev.videogen.internal.engine;

import dev.videogen.JobRef;
import dev.videogen.VideoJob;
import dev.videogen.WaitListener;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoInterruptedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of something that goes on: a future, and events on the way to it. The listener is
 * told of the last poll before the future is completed, and subscribers of the end after it.
 *
 * <p>Safe for use by many threads.
 *
 * @param <T> what comes of it
 */
public final class HandleResult<T> {

  private final Executor callbacks;
  private final Runnable stop;
  private final Result future = new Result();
  private @Nullable JobEvents events;
  private @Nullable VideoJob newest;
  private long number;

  /**
   * A result that is not there yet.
   *
   * @param listener who is told of every poll; null for nobody
   * @param callbacks runs what apps hang on it
   * @param stop called once when the future is cancelled
   */
  public HandleResult(@Nullable WaitListener listener, Executor callbacks, Runnable stop) {
    this.callbacks = callbacks;
    this.stop = stop;
    this.events = listener == null ? null : new JobEvents(listener, callbacks);
  }

  /** A future whose cancelling stops what goes on, but whose dependents' does not. */
  private final class Result extends CompletableFuture<T> {

    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean cancelled = super.cancel(mayInterrupt);
      if (cancelled) {
        stop.run();
        ended();
      }
      return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }

  public CompletableFuture<T> future() {
    return future;
  }

  public Flow.Publisher<VideoJob> events() {
    JobEvents begun;
    VideoJob last;
    long numbered;
    synchronized (this) {
      if (events != null) {
        return events;
      }
      begun = new JobEvents(null, callbacks);
      events = begun;
      last = newest;
      numbered = number;
    }
    if (last != null) {
      begun.publish(last, numbered);
    }
    if (future.isDone()) {
      begun.end(future);
    }
    return begun;
  }

  /** Tells of a poll after all those before. */
  public void seen(VideoJob job) {
    long next;
    synchronized (this) {
      next = number + 1;
    }
    seen(job, next);
  }

  /**
   * Tells of a poll, unless a later one was told of: threads may overtake each other.
   *
   * @param job the job
   * @param poll the number of the poll, from 1
   */
  public void seen(VideoJob job, long poll) {
    JobEvents told;
    synchronized (this) {
      if (poll <= number) {
        return;
      }
      newest = job;
      number = poll;
      told = events;
    }
    if (told != null) {
      told.publish(job, poll);
    }
  }

  /** Ends it well. */
  public void complete(T value) {
    end(() -> future.complete(value));
  }

  /** Ends it with an error. */
  public void fail(Throwable failure) {
    end(() -> future.completeExceptionally(failure));
  }

  private void end(Runnable completion) {
    JobEvents told;
    synchronized (this) {
      told = events;
    }
    Runnable last =
        () -> {
          completion.run();
          ended();
        };
    if (told == null) {
      callbacks.execute(last);
    } else {
      told.afterListener(last);
    }
  }

  private void ended() {
    JobEvents told;
    synchronized (this) {
      told = events;
    }
    if (told != null) {
      told.end(future);
    }
  }

  /** Blocks until the end, and throws as a blocking call does. */
  public T join(@Nullable JobRef ref) {
    try {
      return future.get();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new VideoInterruptedException(
          ErrorDetails.builder(
                  Operation.AWAIT,
                  "interrupted while waiting for "
                      + (ref == null ? "a job that is being created" : "job " + ref)
                      + "; it is followed on")
              .job(ref)
              .cause(interrupt)
              .build());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }
}
