package dev.videogen.errors;

/**
 * A file could not be read to its end. Nothing is left at the target.
 *
 * <p>The job and its files are still there; download again.
 */
public final class IncompleteDownloadException extends VideoException {

  private static final long serialVersionUID = 1;

  /**
   * An error of this kind.
   *
   * @param details what is known of it
   */
  public IncompleteDownloadException(ErrorDetails details) {
    super(ErrorKind.INCOMPLETE_DOWNLOAD, details);
  }

  @Override
  IncompleteDownloadException copy(ErrorDetails changed) {
    return new IncompleteDownloadException(changed);
  }
}
