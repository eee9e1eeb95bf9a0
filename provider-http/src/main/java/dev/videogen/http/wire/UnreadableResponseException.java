package dev.videogen.http.wire;

import org.jspecify.annotations.Nullable;

/**
 * A response with a status of 200 to 299 that is of no use: no JSON, cut off, or without what a
 * mapping cannot do without. A mapping may throw it; {@link dev.videogen.http.VendorConnection}
 * turns it into the error that fits the operation, so apps never see it.
 */
public final class UnreadableResponseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * A response that is of no use.
   *
   * @param reason what is wrong with it, to follow "the response cannot be read: "
   */
  public UnreadableResponseException(String reason) {
    this(reason, null);
  }

  /**
   * A response that is of no use, because of another error.
   *
   * @param reason what is wrong with it, to follow "the response cannot be read: "
   * @param cause the error underneath; null if there is none
   */
  public UnreadableResponseException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
