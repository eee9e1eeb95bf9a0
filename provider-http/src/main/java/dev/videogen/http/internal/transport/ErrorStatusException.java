package dev.videogen.http.internal.transport;

/**
 * A response that tells an error, by its status or in an error object, on its way up to {@link
 * CallExecutor}.
 */
final class ErrorStatusException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ErrorStatusException() {
    super(null, null, false, false);
  }
}
