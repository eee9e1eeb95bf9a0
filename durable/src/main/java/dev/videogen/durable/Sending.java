package dev.videogen.durable;

import dev.videogen.Billed;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.spi.SendGate;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * One node's turn to send a purchase. As a gate it lets nothing pass once the time is over for
 * which the purchase was reserved; that is measured by a clock that is never set back, and from
 * before the database began to count, so that it ends here before it ends there.
 *
 * <p>It finds its way down to where creates are recorded with the request that it guards.
 */
final class Sending implements SendGate {

  /** What runs on without being set. */
  interface NanoClock {
    long nanoTime();
  }

  private final UUID purchase;
  private final long fence;
  private final int failures;
  private final Timing timing;
  private final NanoClock clock;
  private final Points points;
  private volatile boolean begun;
  private volatile boolean refused;
  private volatile boolean settled;
  private volatile long deadline;

  Sending(UUID purchase, long fence, int failures, Timing timing, NanoClock clock, Points points) {
    this.purchase = purchase;
    this.fence = fence;
    this.failures = failures;
    this.timing = timing;
    this.clock = clock;
    this.points = points;
  }

  /** A create that no purchase stands for, of a client that keeps its journal in the database. */
  static Sending ofPlainCreate(Timing timing, NanoClock clock) {
    Sending sending = new Sending(new UUID(0, 0), 0, 0, timing, clock, (point, none) -> {});
    sending.begin();
    return sending;
  }

  UUID purchase() {
    return purchase;
  }

  /** The fence with which the turn begins. */
  long fence() {
    return fence;
  }

  /** How often it has failed before. */
  int failures() {
    return failures;
  }

  /** Starts the clock. Called before the database is asked for the reservation. */
  void begin() {
    deadline = clock.nanoTime() + timing.sendWithin().toNanos();
  }

  /** The reservation is there. */
  void reserved() {
    begun = true;
    points.reached(Points.Point.SENDING_COMMITTED, purchase);
  }

  boolean isBegun() {
    return begun;
  }

  /** What became of it is in the database. */
  void settled() {
    settled = true;
  }

  boolean isSettled() {
    return settled;
  }

  /** Whether the gate has refused to let it pass. */
  boolean isRefused() {
    return refused;
  }

  @Override
  public void beforeSending() {
    if (clock.nanoTime() - deadline >= 0) {
      refused = true;
      throw new ConflictException(
          ErrorDetails.builder(
                  Operation.CREATE,
                  "the request was not sent within the "
                      + timing.sendWithin().toSeconds()
                      + " s for which it was reserved, so it is not sent any more")
              .billed(Billed.NO)
              .build());
    }
    points.reached(Points.Point.BEFORE_SENDING, purchase);
  }

  /** Recovery begins when nothing can be under way any more, whatever call-timeout is set. */
  @Override
  public Optional<Duration> maxTime() {
    return Optional.of(timing.callTimeout());
  }
}
