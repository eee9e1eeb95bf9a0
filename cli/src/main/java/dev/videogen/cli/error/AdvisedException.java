package dev.videogen.cli.error;

import dev.videogen.errors.VideoException;

/** An error together with what the command line has to offer against it. */
public final class AdvisedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final VideoException error;

  public AdvisedException(VideoException error, String advice) {
    super(advice, error);
    this.error = error;
  }

  /** The error itself. */
  public VideoException error() {
    return error;
  }
}
