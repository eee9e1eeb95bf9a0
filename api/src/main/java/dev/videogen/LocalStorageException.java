package dev.videogen;

/**
 * A file on this machine cannot be read or written: no such folder, no permission, no space.
 *
 * <p>The vendor has nothing to do with it.
 */
public final class LocalStorageException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public LocalStorageException(ErrorDetails details) {
    super(details, false);
  }
}
