package dev.videogen.webhook;

/**
 * A request that is no webhook of the vendor's, or cannot be shown to be one. Nothing in it was
 * believed, and nothing came of it.
 *
 * <p>The message says what is wrong and what to do. It quotes neither the body nor the value of a
 * header, which may be anybody's.
 */
public final class WebhookRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why a request is refused. */
  public enum Reason {
    /** Its body is larger than is taken. */
    TOO_LARGE(413),
    /** A header is missing, there twice, or of another form. */
    BAD_HEADER(400),
    /** It was sent too long ago, or is said to come from the future. */
    TOO_OLD(401),
    /** Its signature is not the vendor's. */
    NOT_SIGNED(401),
    /** It is signed, but its body is not of the vendor's form. */
    UNREADABLE(400);

    private final int httpStatus;

    Reason(int httpStatus) {
      this.httpStatus = httpStatus;
    }

    /**
     * The status to respond with.
     *
     * @return 400, 401 or 413
     */
    public int httpStatus() {
      return httpStatus;
    }
  }

  private final Reason reason;

  WebhookRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * Why the request is refused.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
