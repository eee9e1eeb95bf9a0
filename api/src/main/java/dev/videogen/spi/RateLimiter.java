package dev.videogen.spi;

/**
 * How many requests may be sent a minute, shared by everything that a client does with one
 * instance. A provider takes a permit before each request that it sends, repeated ones included.
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
    return new SlidingWindowRateLimiter(requests, time);
  }

  /**
   * Waits until a request may be sent. When several wait, the more urgent kind goes first, and
   * among equals the one that came first.
   *
   * @param kind what the request is for
   * @throws InterruptedException if the thread is or becomes interrupted; no permit was taken
   */
  void acquire(RequestPriority kind) throws InterruptedException;
}
