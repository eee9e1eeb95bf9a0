package dev.videogen.errors;

/**
 * The vendor failed so often lately that nothing is sent for a while. Nothing was sent.
 *
 * <p>Trying again later can help.
 */
public final class CircuitOpenException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public CircuitOpenException(ErrorDetails details) {
    super(ErrorKind.CIRCUIT_OPEN, details);
  }

  @Override
  CircuitOpenException copy(ErrorDetails changed) {
    return new CircuitOpenException(changed);
  }
}
