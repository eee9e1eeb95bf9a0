package dev.videogen.errors;

/**
 * The request is wrong in itself, or the vendor refused it as such. Nothing was created.
 *
 * <p>Change the request; sending it again does not help.
 */
public final class InvalidRequestException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public InvalidRequestException(ErrorDetails details) {
    super(ErrorKind.INVALID_REQUEST, details);
  }

  @Override
  InvalidRequestException copy(ErrorDetails changed) {
    return new InvalidRequestException(changed);
  }
}
