package dev.videogen.errors;

/**
 * The client was closed. Nothing was sent.
 *
 * <p>Open a new one; jobs can be picked up by their refs.
 */
public final class ClientClosedException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public ClientClosedException(ErrorDetails details) {
    super(ErrorKind.CLIENT_CLOSED, details);
  }

  @Override
  ClientClosedException copy(ErrorDetails changed) {
    return new ClientClosedException(changed);
  }
}
