package dev.videogen.spi;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.errors.RateLimitException;
import java.time.Duration;
import java.util.ArrayDeque;

/** So many permits in any 24 hours, each of which another limiter gives. */
final class DailyRateLimiter implements RateLimiter {

  private static final long DAY = Duration.ofDays(1).toNanos();

  /** One in so many permits is kept from polls. */
  private static final int KEPT_SHARE = 10;

  private final int permits;
  private final RateLimiter minute;
  private final TimeSource time;

  /** When the latest permits were given, the oldest first. */
  private final ArrayDeque<Long> given = new ArrayDeque<>();

  DailyRateLimiter(int permits, RateLimiter minute, TimeSource time) {
    if (permits < 1) {
      throw new IllegalArgumentException("a budget is 1 request a day or more, not " + permits);
    }
    this.permits = permits;
    this.minute = minute;
    this.time = time;
  }

  @Override
  public void acquire(RequestPriority kind) throws InterruptedException {
    long mine = take(kind);
    boolean taken = false;
    try {
      minute.acquire(kind);
      taken = true;
    } finally {
      settle(mine, taken);
    }
  }

  private synchronized long take(RequestPriority kind) {
    long now = time.nanoTime();
    while (!given.isEmpty() && given.getFirst() + DAY - now <= 0) {
      given.removeFirst();
    }
    int allowed = kind == RequestPriority.POLL ? permits - permits / KEPT_SHARE : permits;
    if (given.size() >= allowed) {
      long free = 0;
      int before = given.size() - allowed;
      for (long moment : given) {
        free = moment;
        if (before-- == 0) {
          break;
        }
      }
      throw spent(kind, Duration.ofNanos(free + DAY - now));
    }
    given.addLast(now);
    return now;
  }

  /** A permit counts from when the request may be sent, not from when it was asked for. */
  private synchronized void settle(long mine, boolean taken) {
    given.removeLastOccurrence(mine);
    if (taken) {
      given.addLast(time.nanoTime());
    }
  }

  private RateLimitException spent(RequestPriority kind, Duration wait) {
    Operation operation =
        switch (kind) {
          case CREATE -> Operation.CREATE;
          case DOWNLOAD -> Operation.DOWNLOAD;
          case POLL -> Operation.RETRIEVE;
        };
    return new RateLimitException(
        ErrorDetails.builder(
                operation,
                "the requests of this day are spent, as requests-per-day ("
                    + permits
                    + ") limits them; nothing was sent. The next one is free in "
                    + Duration.ofSeconds(wait.toSeconds() + 1))
            .build(),
        wait);
  }
}
