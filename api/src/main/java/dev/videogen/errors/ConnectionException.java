package dev.videogen.errors;

/**
 * The vendor could not be reached, or the connection broke.
 *
 * <p>Trying again later can help.
 */
public final class ConnectionException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public ConnectionException(ErrorDetails details) {
    super(ErrorKind.CONNECTION, details);
  }

  @Override
  ConnectionException copy(ErrorDetails changed) {
    return new ConnectionException(changed);
  }
}
