package dev.videogen.errors;

/**
 * The job is in a state that does not allow this, such as a download before its end.
 *
 * <p>Wait for the job, then call again.
 */
public final class ConflictException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public ConflictException(ErrorDetails details) {
    super(ErrorKind.CONFLICT, details);
  }

  @Override
  ConflictException copy(ErrorDetails changed) {
    return new ConflictException(changed);
  }
}
