package dev.videogen.cli;

import dev.videogen.VideoException;

/** An error together with what the command line has to offer against it. */
final class AdvisedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final VideoException error;

  AdvisedException(VideoException error, String advice) {
    super(advice, error);
    this.error = error;
  }

  /** The error itself. */
  VideoException error() {
    return error;
  }
}
