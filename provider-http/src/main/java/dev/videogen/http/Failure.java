package dev.videogen.http;

import dev.videogen.VideoException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** One attempt that failed, with all that decides on what follows. Never leaves this package. */
final class Failure extends Exception {

  private static final long serialVersionUID = 1;

  private final VideoException error;
  private final SubmissionOutcome outcome;
  private final transient AnswerHeaders headers;
  private final transient Optional<Duration> retryAfter;
  private final transient byte[] body;
  private final boolean again;

  /**
   * An attempt that failed.
   *
   * @param error what is thrown if nothing helps
   * @param outcome what it means if it was a create
   * @param headers those of the answer
   * @param retryAfter how long the server asks to wait
   * @param body what arrived of an answer that cannot be read
   * @param again whether the request may be sent again
   */
  Failure(
      VideoException error,
      SubmissionOutcome outcome,
      AnswerHeaders headers,
      Optional<Duration> retryAfter,
      byte[] body,
      boolean again) {
    super(null, error, false, false);
    this.error = error;
    this.outcome = outcome;
    this.headers = headers;
    this.retryAfter = retryAfter;
    this.body = body;
    this.again = again;
  }

  VideoException error() {
    return error;
  }

  SubmissionOutcome outcome() {
    return outcome;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** What arrived of an answer that cannot be read; empty if there was none. */
  byte[] body() {
    return body;
  }

  boolean again() {
    return again;
  }

  boolean isStatus(int status) {
    return error.httpStatus().equals(OptionalInt.of(status));
  }

  /** The same failure, to be tried again or not. */
  Failure again(boolean value) {
    return new Failure(error, outcome, headers, retryAfter, body, value && !isFinal());
  }

  /** The same failure with another error for the caller. */
  Failure as(VideoException other) {
    return new Failure(other, outcome, headers, retryAfter, body, again);
  }

  private boolean isFinal() {
    return headers.shouldRetry().equals(Optional.of(false));
  }
}
