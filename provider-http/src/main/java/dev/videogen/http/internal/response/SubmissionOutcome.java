package dev.videogen.http.internal.response;

import java.util.OptionalInt;

/**
 * What a failed create or remix means for money: the one table of it. No other place decides
 * whether a paid request may be sent again.
 */
public enum SubmissionOutcome {
  /** No connection: the server never saw it. */
  NEVER_ARRIVED(false, true),
  /** The server turned it away for now. */
  TURNED_AWAY(false, true),
  /** The server refused it for good. */
  REFUSED(false, false),
  /** The server says that it failed, and may be wrong. */
  FAILED(true, true),
  /** Nobody knows: the job may exist. */
  UNKNOWN(true, false);

  private final boolean jobMayExist;
  private final boolean mayRetry;

  SubmissionOutcome(boolean jobMayExist, boolean mayRetry) {
    this.jobMayExist = jobMayExist;
    this.mayRetry = mayRetry;
  }

  /** Whether the server says that there is no job, and that none will come of trying again. */
  public boolean isRefusal() {
    return this == REFUSED;
  }

  /** Whether the job is to be looked for before anything else. */
  public boolean jobMayExist() {
    return jobMayExist;
  }

  /** Whether it may be sent again, once it is known that there is no job. */
  public boolean mayRetry() {
    return mayRetry;
  }

  /**
   * What a failure means.
   *
   * @param sent whether any byte of the request may have reached the server
   * @param status the status of the response, or that by which an error object in it is judged;
   *     empty if there was none or it says nothing known
   * @param waitAsked whether the response says how long to wait
   * @param outOfCredit whether the response is a matter of payment
   */
  public static SubmissionOutcome of(
      boolean sent, OptionalInt status, boolean waitAsked, boolean outOfCredit) {
    if (!sent) {
      return NEVER_ARRIVED;
    }
    if (status.isEmpty()) {
      return UNKNOWN;
    }
    return switch (status.getAsInt()) {
      // See Other: the request was done, and its result is elsewhere.
      // 444, 460, 499: a proxy no longer waited for what the server did.
      case 303, 408, 444, 460, 499 -> UNKNOWN;
      case 429 -> outOfCredit ? REFUSED : TURNED_AWAY;
      case 500 -> FAILED;
      case 503 -> waitAsked ? TURNED_AWAY : FAILED;
      default -> ofClass(status.getAsInt() / 100);
    };
  }

  private static SubmissionOutcome ofClass(int hundreds) {
    return hundreds == 3 || hundreds == 4 ? REFUSED : UNKNOWN;
  }
}
