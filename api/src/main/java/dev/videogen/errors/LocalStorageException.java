package dev.videogen.errors;

/**
 * A file on this machine cannot be written: no such folder, no permission, no space. The vendor has
 * nothing to do with it.
 *
 * <p>A medium of a request that cannot be read is an {@link InvalidRequestException}: another
 * request is needed, and nothing was sent.
 */
public final class LocalStorageException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public LocalStorageException(ErrorDetails details) {
    super(ErrorKind.LOCAL_STORAGE, details);
  }

  @Override
  LocalStorageException copy(ErrorDetails changed) {
    return new LocalStorageException(changed);
  }
}
