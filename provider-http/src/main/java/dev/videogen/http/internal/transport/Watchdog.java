package dev.videogen.http.internal.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends what blocks on a socket when its time is up or its thread is interrupted; neither ends a
 * blocked read by itself, and a read time-out begins anew with each byte. Its clock is the
 * machine's, as that of sockets is, whatever time source the client has.
 *
 * <p>One daemon thread, started with the first request; it sleeps while there is nothing to watch.
 */
final class Watchdog implements AutoCloseable {

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Set<Abortable> watched = ConcurrentHashMap.newKeySet();
  private final String name;
  private volatile boolean closed;
  private volatile boolean idle;
  private @Nullable Thread thread;

  Watchdog(String name) {
    this.name = name;
  }

  /** Watches until {@link #release}. */
  void watch(Abortable one) {
    watched.add(one);
    wake();
    if (closed) {
      one.close();
    }
  }

  void release(Abortable one) {
    watched.remove(one);
  }

  private void wake() {
    if (idle) {
      idle = false;
      LockSupport.unpark(thread);
    } else if (thread == null) {
      start();
    }
  }

  private synchronized void start() {
    if (thread == null && !closed) {
      Thread started = new Thread(this::run, name);
      started.setDaemon(true);
      thread = started;
      started.start();
    }
  }

  private void run() {
    while (!closed) {
      if (watched.isEmpty()) {
        idle = true;
        // What was added meanwhile may have found idle still false.
        if (watched.isEmpty() && !closed) {
          LockSupport.park(this);
        }
        idle = false;
      } else {
        LockSupport.parkNanos(this, TICK_NANOS);
        long now = System.nanoTime();
        watched.forEach(one -> one.check(now));
      }
    }
  }

  /** Ends all that is watched, and the thread. */
  @Override
  public synchronized void close() {
    closed = true;
    watched.forEach(Abortable::close);
    LockSupport.unpark(thread);
  }
}
