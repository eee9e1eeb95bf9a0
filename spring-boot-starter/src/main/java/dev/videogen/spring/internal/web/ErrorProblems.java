package dev.videogen.spring.internal.web;

import dev.videogen.Billed;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.VideoException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.ProblemDetail;

/**
 * Errors as problem details (RFC 9457). They hold no text of a vendor, which may tell of this app's
 * account, and no message of ours but for a request that no vendor was asked for.
 */
final class ErrorProblems {

  /** What proxies and clients take as an invitation to repeat a request. */
  private static final Set<Integer> REPEATED = Set.of(429, 502, 503, 504);

  /** What a request is refused with before it is sent. */
  private static final Set<ErrorKind> REFUSALS =
      Set.of(ErrorKind.INVALID_REQUEST, ErrorKind.UNSUPPORTED_REQUEST);

  private ErrorProblems() {}

  /**
   * The status for an error.
   *
   * @return that of its kind; 500 where it would invite repeating what may have been paid for
   */
  static int status(VideoException failure) {
    int status = status(failure.kind());
    return REPEATED.contains(status) && mayPayTwice(failure) ? 500 : status;
  }

  private static boolean mayPayTwice(VideoException failure) {
    return failure.operation().isPaid() && failure.billed() != Billed.NO;
  }

  /** The status of a kind of error. */
  static int status(ErrorKind kind) {
    return switch (kind) {
      case INVALID_REQUEST -> 400;
      case BUDGET_EXCEEDED -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT, KEY_IN_USE -> 409;
      case CONTENT_POLICY, UNSUPPORTED_REQUEST -> 422;
      case RATE_LIMIT -> 429;
      case CONFIGURATION, JOB_FAILED, LOCAL_STORAGE, SUBMISSION_UNCERTAIN -> 500;
      case AUTHENTICATION,
          CONNECTION,
          INCOMPLETE_DOWNLOAD,
          PAYMENT_REQUIRED,
          PERMISSION,
          PROVIDER_FAILURE ->
          502;
      case CIRCUIT_OPEN, CLIENT_CLOSED, VIDEO_INTERRUPTED -> 503;
      case WAIT_TIMEOUT -> 504;
    };
  }

  /** What an error of this kind is to whoever uses the app. */
  static String sentence(ErrorKind kind) {
    return switch (kind) {
      case AUTHENTICATION, PAYMENT_REQUIRED, PERMISSION ->
          "The video service does not accept the account of this app.";
      case BUDGET_EXCEEDED -> "The video would cost more than this app may spend.";
      case CIRCUIT_OPEN, CLIENT_CLOSED, PROVIDER_FAILURE, VIDEO_INTERRUPTED ->
          "The video service is not available now.";
      case CONFIGURATION -> "The app is not set up for this request.";
      case CONFLICT -> "The video is not in a state that allows this.";
      case CONNECTION -> "The video service could not be reached.";
      case CONTENT_POLICY -> "The video service refuses this content.";
      case INCOMPLETE_DOWNLOAD -> "The file could not be read from the video service.";
      case INVALID_REQUEST -> "The video service does not take this request.";
      case JOB_FAILED -> "The video could not be made.";
      case KEY_IN_USE -> "A request with the same key is under way.";
      case LOCAL_STORAGE -> "The file could not be stored.";
      case NOT_FOUND -> "There is no such video.";
      case RATE_LIMIT -> "The video service takes no more requests now.";
      case SUBMISSION_UNCERTAIN ->
          "It is not known whether the video is being made; do not repeat the request.";
      case UNSUPPORTED_REQUEST -> "No video of this kind can be made.";
      case WAIT_TIMEOUT -> "The video is not ready yet.";
    };
  }

  /** As videogen's JSON has it. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Whether no vendor was asked, and the message is all ours. */
  private static boolean isRefusedHere(VideoException failure) {
    return REFUSALS.contains(failure.kind())
        && failure.httpStatus().isEmpty()
        && failure.vendorMessage().isEmpty();
  }

  /** The problem that an error is. */
  static ProblemDetail of(VideoException failure) {
    ProblemDetail problem = ProblemDetail.forStatus(status(failure));
    problem.setDetail(
        isRefusedHere(failure) ? failure.details().message() : sentence(failure.kind()));
    problem.setProperty("kind", word(failure.kind()));
    problem.setProperty("retryable", failure.isRetryable() && !mayPayTwice(failure));
    problem.setProperty("billed", word(failure.billed()));
    failure.job().ifPresent(job -> problem.setProperty("job", job.toString()));
    return problem;
  }
}
