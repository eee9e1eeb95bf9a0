package dev.videogen.errors;

import dev.videogen.VideoJob;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The job did not end within the time allowed for waiting: do not create it again, wait again by
 * its ref. It runs on if the last poll showed it; else {@link #getCause()} is why the last poll
 * failed.
 */
public final class WaitTimeoutException extends VideoException {

  private static final long serialVersionUID = 1;

  private final @Nullable VideoJob lastSeen;

  /**
   * The end of a wait.
   *
   * @param details what is known of it, with the job
   * @param lastSeen the job as it was last read; null if no poll succeeded
   */
  public WaitTimeoutException(ErrorDetails details, @Nullable VideoJob lastSeen) {
    super(ErrorKind.WAIT_TIMEOUT, details);
    this.lastSeen = lastSeen;
  }

  /**
   * The job as it was last read.
   *
   * @return the job, or empty if no poll succeeded
   */
  public Optional<VideoJob> lastSeen() {
    return Optional.ofNullable(lastSeen);
  }

  @Override
  WaitTimeoutException copy(ErrorDetails changed) {
    return new WaitTimeoutException(changed, lastSeen);
  }
}
