package dev.videogen.spi;

import dev.videogen.VideoJob;
import java.time.Duration;
import java.time.Instant;

/**
 * When the job of a create can have been created, by the vendor's clock and by ours.
 *
 * @param from the earliest moment by our clock
 * @param to the latest
 * @param skew how far the vendor's clock is ahead; zero if it does not tell its time, so that only
 *     what is new to the second by our own counts
 */
record CreationTime(Instant from, Instant to, Duration skew) {

  /** A server's Date and the times of its jobs are whole seconds. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** How far two clocks that are kept right may be apart. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  static CreationTime of(JobMatcher.Listed listed) {
    return new CreationTime(
        listed.earliest(), listed.latest(), listed.page().skew().orElse(Duration.ZERO));
  }

  /** Whether both clocks show that the job is of that time. */
  boolean isCertain(VideoJob job) {
    return job.createdAt().filter(this::isByVendor).filter(this::isByUs).isPresent();
  }

  /** Whether the job is not of that time, by whichever clock. */
  boolean isPast(VideoJob job) {
    return job.createdAt().filter(created -> !isByUs(created) && !isByVendor(created)).isPresent();
  }

  private boolean isByVendor(Instant created) {
    return !created.isBefore(from.plus(skew).minus(TOLERANCE))
        && !created.isAfter(to.plus(skew).plus(TOLERANCE));
  }

  private boolean isByUs(Instant created) {
    return !created.isBefore(from.minus(CLOCKS_APART)) && !created.isAfter(to.plus(CLOCKS_APART));
  }

  /** Before this moment it was by neither clock. */
  Instant earliest() {
    Instant byVendor = from.plus(skew);
    return (byVendor.isBefore(from) ? byVendor : from).minus(CLOCKS_APART);
  }
}
