package dev.videogen.http.wire;

import dev.videogen.Media;
import java.io.IOException;

/** A file of an upload that cannot be read, or not to its end. */
public final class UnreadableInputException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * A file that cannot be read.
   *
   * @param media the file
   * @param cause why
   */
  public UnreadableInputException(Media media, IOException cause) {
    super("The input " + media + " cannot be read (" + cause.getMessage() + ").", cause);
  }
}
