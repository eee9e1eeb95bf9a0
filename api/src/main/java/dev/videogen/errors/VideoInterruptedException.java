package dev.videogen.errors;

/**
 * The thread was interrupted. Its interrupt flag is set again. If the error names a job, the
 * interrupt has not stopped that; whether it still runs is known only as far as the message says.
 *
 * <p>Pick the job up by its ref.
 */
public final class VideoInterruptedException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public VideoInterruptedException(ErrorDetails details) {
    super(ErrorKind.VIDEO_INTERRUPTED, details);
  }

  @Override
  VideoInterruptedException copy(ErrorDetails changed) {
    return new VideoInterruptedException(changed);
  }
}
