package dev.videogen.errors;

/**
 * Another create with the same key is in flight. This one sent nothing.
 *
 * <p>Call again when the other has ended: its job is then returned.
 */
public final class KeyInUseException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public KeyInUseException(ErrorDetails details) {
    super(ErrorKind.KEY_IN_USE, details);
  }

  @Override
  KeyInUseException copy(ErrorDetails changed) {
    return new KeyInUseException(changed);
  }
}
