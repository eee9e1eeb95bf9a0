package dev.videogen.errors;

/**
 * The key is known, but may not do this.
 *
 * <p>Check the account's access to the model.
 */
public final class PermissionException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public PermissionException(ErrorDetails details) {
    super(ErrorKind.PERMISSION, details);
  }

  @Override
  PermissionException copy(ErrorDetails changed) {
    return new PermissionException(changed);
  }
}
