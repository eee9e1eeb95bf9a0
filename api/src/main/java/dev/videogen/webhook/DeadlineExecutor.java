package dev.videogen.webhook;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs the exchanges of an HTTP server on a bounded number of threads, and interrupts one that is
 * not read in time, which closes its connection. An exchange too many is rejected, and the server
 * closes its connection.
 */
final class DeadlineExecutor implements Executor, AutoCloseable {

  private static final long KEEP_THREAD_SECONDS = 10;

  /** Of the exchange that a thread runs. */
  private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

  private final Duration limit;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor timer;

  DeadlineExecutor(int maxThreads, Duration limit) {
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            0,
            maxThreads,
            KEEP_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            daemons("videogen-webhook"));
    this.timer = new ScheduledThreadPoolExecutor(1, daemons("videogen-webhook-deadline"));
    timer.setRemoveOnCancelPolicy(true);
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(() -> run(task));
  }

  private void run(Runnable task) {
    Deadline deadline = new Deadline(Thread.currentThread());
    Future<?> alarm = timer.schedule(deadline::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
    CURRENT.set(deadline);
    try {
      task.run();
    } finally {
      CURRENT.remove();
      deadline.met();
      alarm.cancel(false);
    }
  }

  /**
   * Says that the exchange of this thread has been read, so that it is not interrupted any more.
   */
  void met() {
    Deadline deadline = CURRENT.get();
    if (deadline != null) {
      deadline.met();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    timer.shutdownNow();
  }

  /** Interrupts a thread, unless what it waits for came before. */
  private static final class Deadline {

    private final Thread thread;
    private boolean over;

    Deadline(Thread thread) {
      this.thread = thread;
    }

    synchronized void expire() {
      if (!over) {
        over = true;
        thread.interrupt();
      }
    }

    synchronized void met() {
      if (over) {
        // Of an alarm in the last moment nothing is left to what comes next on this thread.
        Thread.interrupted();
      }
      over = true;
    }
  }
}
