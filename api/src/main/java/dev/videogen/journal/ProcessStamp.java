package dev.videogen.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process of this machine, told from a later one that was given the same number.
 *
 * @param pid its number
 * @param started when it began; empty if the system does not tell
 */
public record ProcessStamp(long pid, Optional<Instant> started) {

  private static final ProcessStamp CURRENT = of(ProcessHandle.current());

  /** Systems count from their own start, which two processes may round to different times. */
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  /**
   * This process.
   *
   * @return its stamp, always the same
   */
  public static ProcessStamp current() {
    return CURRENT;
  }

  private static ProcessStamp of(ProcessHandle process) {
    return new ProcessStamp(process.pid(), process.info().startInstant());
  }

  /**
   * Whether the process still runs. One that cannot be told from another counts as alive.
   *
   * @return false if it has ended for certain
   */
  public boolean isAlive() {
    if (pid == CURRENT.pid) {
      // In a container every run may have the same number, and begin soon after the last.
      return equals(CURRENT);
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(ProcessStamp::of)
        .filter(this::mayBe)
        .isPresent();
  }

  private boolean mayBe(ProcessStamp other) {
    return started.isEmpty()
        || other.started.isEmpty()
        || Duration.between(started.get(), other.started.get()).abs().compareTo(ROUNDING) <= 0;
  }
}
