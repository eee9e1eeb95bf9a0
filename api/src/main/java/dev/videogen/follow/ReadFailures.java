package dev.videogen.follow;

import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import java.time.Duration;

/**
 * The reads of an instance that failed, and until when its vendor is left alone for it. One failure
 * says nothing of the vendor, for it may be the job's; several in a row do, and so does a vendor
 * that turns requests away.
 *
 * <p>Guarded by the lock of the {@link FollowLoop}.
 */
final class ReadFailures {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
  private static final int MAX_DOUBLINGS = 6;

  /** The longest that a vendor is left alone because it asks for it. */
  private static final Duration MAX_ASKED = Duration.ofHours(1);

  private int inRow;
  private long blockedUntil = Long.MIN_VALUE;

  /** The moment before which nothing is sent. */
  long blockedUntil() {
    return blockedUntil;
  }

  void succeeded() {
    inRow = 0;
  }

  void failed(VideoException failure, long now) {
    inRow++;
    Duration pause = Duration.ZERO;
    if (inRow > 1) {
      pause = FIRST_PAUSE.multipliedBy(1L << Math.min(inRow - 2, MAX_DOUBLINGS));
      pause = shorter(pause, MAX_PAUSE);
    }
    if (failure instanceof RateLimitException limit) {
      Duration asked = shorter(limit.retryAfter().orElse(FIRST_PAUSE), MAX_ASKED);
      pause = asked.compareTo(pause) > 0 ? asked : pause;
    }
    blockedUntil = Math.max(blockedUntil, now + pause.toNanos());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
