package dev.videogen.spi;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many permits in any sixty seconds, wherever one begins to count.
 *
 * <p>Only the thread whose turn it is sleeps by the clock; the others wait to be told. A more
 * urgent one that comes late sleeps beside it, and whichever of them wakes up first sees whose turn
 * it is.
 */
final class SlidingWindowRateLimiter implements RateLimiter {

  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private static final Comparator<Waiter> BY_PRIORITY =
      Comparator.comparing(Waiter::kind).thenComparingLong(Waiter::number);

  private record Waiter(RequestPriority kind, long number, Condition turn) {}

  private final int permits;
  private final TimeSource time;
  private final Lock lock = new ReentrantLock();
  private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(BY_PRIORITY);

  private final GivenPermits given = new GivenPermits();

  private long arrivals;

  SlidingWindowRateLimiter(int permits, TimeSource time) {
    if (permits < 1) {
      throw new IllegalArgumentException("a budget is 1 request a minute or more, not " + permits);
    }
    this.permits = permits;
    this.time = time;
  }

  @Override
  public void acquire(RequestPriority kind) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (waiters.isEmpty() && untilPermit() <= 0) {
        given.add(time.nanoTime());
        return;
      }
      Waiter waiter = new Waiter(kind, arrivals++, lock.newCondition());
      waiters.add(waiter);
      try {
        awaitPermit(waiter);
        given.add(time.nanoTime());
      } finally {
        waiters.remove(waiter);
        Waiter next = waiters.peek();
        if (next != null) {
          next.turn().signal();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitPermit(Waiter waiter) throws InterruptedException {
    while (true) {
      if (!waiter.equals(waiters.peek())) {
        waiter.turn().await();
        continue;
      }
      long wait = untilPermit();
      if (wait <= 0) {
        return;
      }
      sleepUnlocked(wait);
    }
  }

  /** Nanoseconds until a permit can be given; none from before the window is kept. */
  private long untilPermit() {
    long now = time.nanoTime();
    while (given.size() > 0 && given.oldest() + WINDOW - now <= 0) {
      given.removeOldest();
    }
    return given.size() < permits ? 0 : given.oldest() + WINDOW - now;
  }

  private void sleepUnlocked(long nanos) throws InterruptedException {
    lock.unlock();
    try {
      time.sleep(Duration.ofNanos(nanos));
    } finally {
      lock.lock();
    }
  }
}
