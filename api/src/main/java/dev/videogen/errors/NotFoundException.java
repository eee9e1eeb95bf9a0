package dev.videogen.errors;

/**
 * There is no such job, file, model or deployment.
 *
 * <p>A job that was deleted, or whose record has expired, is not found either.
 */
public final class NotFoundException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public NotFoundException(ErrorDetails details) {
    super(ErrorKind.NOT_FOUND, details);
  }

  @Override
  NotFoundException copy(ErrorDetails changed) {
    return new NotFoundException(changed);
  }
}
