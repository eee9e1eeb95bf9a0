package dev.videogen.http;

import org.jspecify.annotations.Nullable;

/**
 * An answer with a status of 200 to 299 that is of no use: no JSON, cut off, or without what a
 * mapping cannot do without. A mapping may throw it; {@link VendorConnection} turns it into the
 * error that fits the operation, so apps never see it.
 */
public final class UnreadableAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * An answer that is of no use.
   *
   * @param reason what is wrong with it, to follow "the answer cannot be read: "
   */
  public UnreadableAnswerException(String reason) {
    this(reason, null);
  }

  UnreadableAnswerException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
