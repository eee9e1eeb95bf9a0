package dev.videogen.durable;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The database's clock as far as a node knows it: its own, put right by the difference that was
 * found last. It says when steps are due; what must be exact is asked of the database.
 */
final class DatabaseClock implements Clock {

  private static final Duration EVERY = Duration.ofSeconds(30);

  private final Clock own;
  private volatile Duration ahead = Duration.ZERO;
  private volatile long adjustedAt = System.nanoTime();

  /**
   * A clock that is not put right yet.
   *
   * @param own the node's own clock
   */
  DatabaseClock(Clock own) {
    this.own = own;
  }

  /** Asks the database for its time, if that was not done lately. */
  void adjustNowAndThen(Database database) {
    if (System.nanoTime() - adjustedAt > EVERY.toNanos()) {
      adjust(database);
    }
  }

  /** Asks the database for its time. */
  void adjust(Database database) {
    Instant before = own.now();
    Instant there = database.now();
    Instant after = own.now();
    Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
    ahead = Duration.between(middle, there);
    adjustedAt = System.nanoTime();
  }

  @Override
  public Instant now() {
    return own.now().plus(ahead);
  }
}
