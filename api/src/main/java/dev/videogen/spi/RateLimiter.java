package dev.videogen.spi;

import java.util.OptionalInt;

/**
 * How many requests may be sent, shared by everything that a client does with one instance. A
 * provider takes a permit before each request that it sends, repeated ones included.
 *
 * <p>Safe for use by many threads.
 */
public interface RateLimiter {

  /**
   * A budget that never holds anything up.
   *
   * @return no limit
   */
  static RateLimiter unlimited() {
    return kind -> {};
  }

  /**
   * A budget of so many requests in any sixty seconds, wherever one begins to count.
   *
   * @param requests how many, 1 or more
   * @param time the clock by which it counts and waits
   * @return the budget, all of it still to be spent
   * @throws IllegalArgumentException if it is less than 1
   */
  static RateLimiter perMinute(int requests, TimeSource time) {
    return of(OptionalInt.of(requests), OptionalInt.empty(), time);
  }

  /**
   * A budget of so many requests in any sixty seconds, and so many in any 24 hours. A permit of the
   * minute is waited for, which is over within it. One of the day is not: once the day's are spent,
   * {@link #acquire} throws {@link dev.videogen.errors.RateLimitException}, which says when the
   * next is free. Of the day's, polls leave a tenth to creates and downloads.
   *
   * @param perMinute how many a minute, 1 or more; unlimited if empty
   * @param perDay how many a day, 1 or more; unlimited if empty
   * @param time the clock by which it counts and waits
   * @return the budget, all of it still to be spent
   * @throws IllegalArgumentException if one is less than 1
   */
  static RateLimiter of(OptionalInt perMinute, OptionalInt perDay, TimeSource time) {
    RateLimiter minute =
        perMinute.isPresent()
            ? new SlidingWindowRateLimiter(perMinute.getAsInt(), time)
            : unlimited();
    return perDay.isPresent() ? new DailyRateLimiter(perDay.getAsInt(), minute, time) : minute;
  }

  /**
   * Waits until a request may be sent. When several wait, the more urgent kind goes first, and
   * among equals the one that came first.
   *
   * @param kind what the request is for
   * @throws InterruptedException if the thread is or becomes interrupted; no permit was taken
   * @throws dev.videogen.errors.RateLimitException if there is none for so long that it is not
   *     waited for; none was taken
   */
  void acquire(RequestPriority kind) throws InterruptedException;
}
