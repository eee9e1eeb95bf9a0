package dev.videogen.follow;

import java.time.Duration;

/**
 * When the next request may be sent, so that no more than a number are in any minute, and they are
 * spread over it. One that is urgent need not wait for its turn, but counts as all do.
 *
 * <p>Guarded by the lock of the {@link FollowLoop}.
 */
final class RequestPace {

  /** The pace where nobody limited requests: one a second. */
  static final int DEFAULT_PER_MINUTE = 60;

  private static final int MAX_PER_MINUTE = 6_000;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** Where events tell of jobs, polls leave two thirds of the requests to what events ask for. */
  private static final int SPARING = 3;

  private final long[] sent;
  private final long spacing;
  private long count;

  RequestPace(int perMinute) {
    int permits = Math.max(1, Math.min(perMinute, MAX_PER_MINUTE));
    this.sent = new long[permits];
    this.spacing = MINUTE / permits;
  }

  /** The time from one request to the next, in nanoseconds. */
  long spacing() {
    return spacing;
  }

  /**
   * The moment from which on a request may be sent.
   *
   * @param urgent whether it need not wait for its turn
   * @param sparing whether room is to be left for urgent ones
   */
  long next(boolean urgent, boolean sparing) {
    long window = count < sent.length ? Long.MIN_VALUE : sent[at(count)] + MINUTE;
    if (urgent || count == 0) {
      return window;
    }
    return Math.max(window, sent[at(count - 1)] + (sparing ? SPARING * spacing : spacing));
  }

  void sent(long now) {
    sent[at(count++)] = now;
  }

  private int at(long number) {
    return (int) (number % sent.length);
  }
}
