package dev.videogen.errors;

/**
 * The provider or the model does not have what was asked for. The message lists what it does have.
 * Nothing was sent.
 *
 * <p>{@link dev.videogen.capabilities.Capabilities} says so beforehand.
 */
public final class UnsupportedRequestException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public UnsupportedRequestException(ErrorDetails details) {
    super(ErrorKind.UNSUPPORTED_REQUEST, details);
  }

  @Override
  UnsupportedRequestException copy(ErrorDetails changed) {
    return new UnsupportedRequestException(changed);
  }
}
