package dev.videogen.internal.engine;

import dev.videogen.spi.RequestPriority;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that blocks, done by a few threads in the order of its priority. No kind can take all of
 * them: what waits long for a permit or a file leaves room for the others.
 *
 * <p>The threads are daemons, virtual ones where the JDK has them, and end when there is nothing to
 * do. Safe for use by many threads.
 */
public final class WorkQueue {

  private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);

  /** How many threads there are at most. */
  public static final int MAX_THREADS = 7;

  /** How many may do work other than polls, so that one is left for those. */
  private static final int MAX_LONG = MAX_THREADS - 1;

  /** How many may save files, so that one is left for creates. */
  private static final int MAX_DOWNLOADS = MAX_LONG - 1;

  private static final int MAX_POLLS = 4;

  private static final int KEEP_ALIVE_SECONDS = 5;

  /** Work of one priority. */
  private static final class Lane {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  private final Lane creates = new Lane();
  private final Lane downloads = new Lane();
  private final Lane polls = new Lane();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          MAX_THREADS,
          MAX_THREADS,
          KEEP_ALIVE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          new WorkThreads());

  /** A queue without work and without threads. */
  public WorkQueue() {
    threads.allowCoreThreadTimeOut(true);
  }

  /** Where work of one priority is done. */
  public Executor executor(RequestPriority priority) {
    Lane lane =
        switch (priority) {
          case CREATE -> creates;
          case DOWNLOAD -> downloads;
          case POLL -> polls;
        };
    return work -> add(lane, work);
  }

  private synchronized void add(Lane lane, Runnable work) {
    lane.waiting.add(work);
    startNext();
  }

  /** Called with the lock held. */
  private void startNext() {
    for (Lane next = next(); next != null; next = next()) {
      Lane lane = next;
      Runnable work = lane.waiting.remove();
      lane.running++;
      threads.execute(() -> perform(lane, work));
    }
  }

  private void perform(Lane lane, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException broken) {
      LOG.warn("Work in the background failed", broken);
    } finally {
      synchronized (this) {
        lane.running--;
        startNext();
      }
    }
  }

  /** The most urgent work that a thread is left for. */
  private @Nullable Lane next() {
    int inLong = creates.running + downloads.running;
    if (inLong + polls.running >= MAX_THREADS) {
      return null;
    }
    if (inLong < MAX_LONG && !creates.waiting.isEmpty()) {
      return creates;
    }
    if (inLong < MAX_LONG && downloads.running < MAX_DOWNLOADS && !downloads.waiting.isEmpty()) {
      return downloads;
    }
    return polls.running < MAX_POLLS && !polls.waiting.isEmpty() ? polls : null;
  }
}
