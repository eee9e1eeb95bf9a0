package dev.videogen.errors;

/**
 * The vendor does not accept the key or token, or there is none.
 *
 * <p>Check the key's setting.
 */
public final class AuthenticationException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public AuthenticationException(ErrorDetails details) {
    super(ErrorKind.AUTHENTICATION, details);
  }

  @Override
  AuthenticationException copy(ErrorDetails changed) {
    return new AuthenticationException(changed);
  }
}
