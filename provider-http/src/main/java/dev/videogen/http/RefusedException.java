package dev.videogen.http;

/** An answer whose status is no success, on its way up to {@link HttpCalls}. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  RefusedException() {
    super(null, null, false, false);
  }
}
