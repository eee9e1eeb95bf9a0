package dev.videogen.internal.image;

import java.io.IOException;

/** A picture that cannot be measured or cropped. The message says why, as the end of a sentence. */
public final class UnreadableImageException extends IOException {

  private static final long serialVersionUID = 1;

  UnreadableImageException(String message) {
    super(message);
  }

  UnreadableImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
