package dev.videogen.errors;

/**
 * The vendor failed: an HTTP status of 500 or above, or a response that cannot be read.
 *
 * <p>Trying again later can help.
 */
public final class ProviderFailureException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public ProviderFailureException(ErrorDetails details) {
    super(ErrorKind.PROVIDER_FAILURE, details);
  }

  @Override
  ProviderFailureException copy(ErrorDetails changed) {
    return new ProviderFailureException(changed);
  }
}
