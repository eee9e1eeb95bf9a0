package dev.videogen.cli.error;

/** The command line asks for something that makes no sense; the message says what and what does. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
