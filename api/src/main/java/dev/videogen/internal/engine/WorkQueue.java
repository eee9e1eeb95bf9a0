package dev.videogen.internal.engine;

import dev.videogen.spi.RequestPriority;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
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

  private static final int KEEP_ALIVE_SECONDS = 5;

  private final Map<RequestPriority, Queue<Runnable>> waiting =
      new EnumMap<>(RequestPriority.class);
  private final Map<RequestPriority, Integer> running = new EnumMap<>(RequestPriority.class);
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
    for (RequestPriority priority : RequestPriority.values()) {
      waiting.put(priority, new ArrayDeque<>());
      running.put(priority, 0);
    }
  }

  /** Where work of one priority is done. */
  public Executor executor(RequestPriority priority) {
    return work -> add(priority, work);
  }

  private synchronized void add(RequestPriority priority, Runnable work) {
    waiting.get(priority).add(work);
    startNext();
  }

  /** Called with the lock held. */
  private void startNext() {
    for (RequestPriority next = next(); next != null; next = next()) {
      RequestPriority priority = next;
      Runnable work = waiting.get(priority).remove();
      running.merge(priority, 1, Integer::sum);
      threads.execute(() -> perform(priority, work));
    }
  }

  private void perform(RequestPriority priority, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException broken) {
      LOG.warn("Work of the kind {} failed", priority, broken);
    } finally {
      synchronized (this) {
        running.merge(priority, -1, Integer::sum);
        startNext();
      }
    }
  }

  private @Nullable RequestPriority next() {
    int creates = running.get(RequestPriority.CREATE);
    int downloads = running.get(RequestPriority.DOWNLOAD);
    int polls = running.get(RequestPriority.POLL);
    for (RequestPriority priority : RequestPriority.values()) {
      if (!waiting.get(priority).isEmpty()
          && creates + downloads + polls < MAX_THREADS
          && switch (priority) {
            case CREATE -> creates + downloads < MAX_LONG;
            case DOWNLOAD -> creates + downloads < MAX_LONG && downloads < MAX_LONG - 1;
            case POLL -> polls < MAX_THREADS - 3;
          }) {
        return priority;
      }
    }
    return null;
  }
}
