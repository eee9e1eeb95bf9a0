package dev.videogen.errors;

/**
 * The account is out of credit or over its quota.
 *
 * <p>Nothing helps but paying or waiting for the next billing period.
 */
public final class PaymentRequiredException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public PaymentRequiredException(ErrorDetails details) {
    super(ErrorKind.PAYMENT_REQUIRED, details);
  }

  @Override
  PaymentRequiredException copy(ErrorDetails changed) {
    return new PaymentRequiredException(changed);
  }
}
