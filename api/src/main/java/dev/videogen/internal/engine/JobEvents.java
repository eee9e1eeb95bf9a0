package dev.videogen.internal.engine;

import dev.videogen.VideoJob;
import dev.videogen.WaitListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The polls of one job, told to a listener and to subscribers, one call at a time, on an executor.
 * Who is slow gets the newest and not those between, so nothing piles up.
 *
 * <p>Safe for use by many threads.
 */
final class JobEvents implements Flow.Publisher<VideoJob> {

  private static final Logger LOG = LoggerFactory.getLogger(JobEvents.class);

  private final @Nullable WaitListener listener;
  private final Executor callbacks;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final Queue<Runnable> afterListener = new ArrayDeque<>();
  private @Nullable VideoJob newest;
  private long version;
  private long told;
  private boolean running;
  private boolean ended;
  private @Nullable Throwable failure;

  JobEvents(@Nullable WaitListener listener, Executor callbacks) {
    this.listener = listener == null ? null : new GuardedWaitListener(listener);
    this.callbacks = callbacks;
  }

  /** Tells of a poll, unless a later one was told of; they are numbered from 1. */
  void publish(VideoJob job, long number) {
    synchronized (this) {
      if (number <= version) {
        return;
      }
      newest = job;
      version = number;
    }
    start();
  }

  /** Runs something once the listener has been told of all. */
  void afterListener(Runnable action) {
    synchronized (this) {
      afterListener.add(action);
    }
    start();
  }

  /** Ends the events as a future has ended. */
  void end(CompletableFuture<?> future) {
    Throwable cause = null;
    try {
      future.getNow(null);
    } catch (CompletionException failed) {
      cause = failed.getCause();
    } catch (RuntimeException cancelled) {
      cause = cancelled;
    }
    synchronized (this) {
      ended = true;
      failure = cause;
    }
    start();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super VideoJob> subscriber) {
    Subscription subscription = new Subscription(subscriber);
    subscriber.onSubscribe(subscription);
    synchronized (this) {
      subscriptions.add(subscription);
    }
    start();
  }

  private void start() {
    synchronized (this) {
      if (running) {
        return;
      }
      running = true;
    }
    callbacks.execute(this::run);
  }

  private void run() {
    while (true) {
      Runnable next;
      synchronized (this) {
        next = next();
        if (next == null) {
          running = false;
          return;
        }
      }
      try {
        next.run();
      } catch (RuntimeException broken) {
        LOG.warn("What was called with an update of a job failed", broken);
      } catch (Error broken) {
        synchronized (this) {
          running = false;
        }
        start();
        throw broken;
      }
    }
  }

  private @Nullable Runnable next() {
    VideoJob job = newest;
    if (listener != null && job != null && told < version) {
      told = version;
      return () -> listener.seen(job);
    }
    Runnable after = afterListener.poll();
    if (after != null) {
      return after;
    }
    subscriptions.removeIf(subscription -> subscription.over);
    for (Subscription subscription : subscriptions) {
      Runnable call = subscription.next(job);
      if (call != null) {
        return call;
      }
    }
    return null;
  }

  private final class Subscription implements Flow.Subscription {

    private final Flow.Subscriber<? super VideoJob> subscriber;
    private long requested;
    private long received;
    private boolean over;
    private @Nullable Throwable misuse;

    Subscription(Flow.Subscriber<? super VideoJob> subscriber) {
      this.subscriber = subscriber;
    }

    /** The next call of the subscriber, if there is one; with the lock held. */
    @Nullable Runnable next(@Nullable VideoJob job) {
      Throwable wrong = misuse;
      if (wrong != null) {
        over = true;
        return () -> subscriber.onError(wrong);
      }
      if (job != null && received < version) {
        if (requested == 0) {
          return null;
        }
        received = version;
        requested--;
        return () -> receive(job);
      }
      if (!ended) {
        return null;
      }
      over = true;
      Throwable end = failure;
      return end == null ? subscriber::onComplete : () -> subscriber.onError(end);
    }

    private void receive(VideoJob job) {
      try {
        subscriber.onNext(job);
      } catch (RuntimeException broken) {
        LOG.warn("The subscriber {} failed at job {}", subscriber, job.ref(), broken);
        cancel();
      }
    }

    @Override
    public void request(long count) {
      synchronized (JobEvents.this) {
        if (count <= 0) {
          misuse = new IllegalArgumentException("1 or more are requested, not " + count);
        } else {
          requested = requested + count < 0 ? Long.MAX_VALUE : requested + count;
        }
      }
      start();
    }

    @Override
    public void cancel() {
      synchronized (JobEvents.this) {
        over = true;
      }
    }
  }
}
