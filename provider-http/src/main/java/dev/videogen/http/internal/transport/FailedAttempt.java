package dev.videogen.http.internal.transport;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.VideoException;
import dev.videogen.http.internal.response.ReceivedResponse;
import dev.videogen.http.internal.response.SubmissionOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** One attempt that failed, with all that decides on what follows. Never leaves this package. */
public final class FailedAttempt extends Exception {

  private static final long serialVersionUID = 1;

  private final VideoException error;
  private final SubmissionOutcome outcome;
  private final boolean again;
  private final boolean countsAgainstVendor;
  private final transient Optional<Duration> retryAfter;
  private final transient ReceivedResponse response;

  /**
   * An attempt that failed.
   *
   * @param error what is thrown if nothing helps
   * @param outcome what it means if it was a create
   * @param again whether the request may be sent again
   * @param countsAgainstVendor whether it shows that the vendor is unwell
   * @param retryAfter how long the server asks to wait
   * @param response what arrived of the response
   */
  FailedAttempt(
      VideoException error,
      SubmissionOutcome outcome,
      boolean again,
      boolean countsAgainstVendor,
      Optional<Duration> retryAfter,
      ReceivedResponse response) {
    super(null, error, false, false);
    this.error = error;
    this.outcome = outcome;
    this.again = again;
    this.countsAgainstVendor = countsAgainstVendor;
    this.retryAfter = retryAfter;
    this.response = response;
  }

  /** The same, not to be tried again here. */
  FailedAttempt forGood() {
    return new FailedAttempt(error, outcome, false, countsAgainstVendor, retryAfter, response);
  }

  public VideoException error() {
    return error;
  }

  public SubmissionOutcome outcome() {
    return outcome;
  }

  boolean again() {
    return again;
  }

  boolean countsAgainstVendor() {
    return countsAgainstVendor;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** What arrived of the response, which may name a job all the same. */
  public ReceivedResponse response() {
    return response;
  }

  /** The same with one more sentence in its error. */
  public FailedAttempt noting(String sentence) {
    ErrorDetails details = error.details();
    return new FailedAttempt(
        error.withDetails(details.toBuilder().message(details.message() + " " + sentence).build()),
        outcome,
        again,
        countsAgainstVendor,
        retryAfter,
        response);
  }

  boolean isStatus(int status) {
    return error.httpStatus().equals(OptionalInt.of(status));
  }
}
