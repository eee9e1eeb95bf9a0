package dev.videogen.http.internal.response;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.util.Optional;

/** The exception and the advice for each kind of error that a vendor answers with. */
final class ErrorResponses {

  private ErrorResponses() {}

  /** What to do now, as the last sentence of the message. */
  static String advice(ErrorKind kind) {
    return switch (kind) {
      case INVALID_REQUEST, UNSUPPORTED_REQUEST ->
          "Change the request; sending it again does not help.";
      case CONTENT_POLICY -> "Change the prompt or the input; sending it again does not help.";
      case AUTHENTICATION -> "Check the key.";
      case PERMISSION -> "Check what the account may do.";
      case PAYMENT_REQUIRED -> "Check the account's credit and limits.";
      case NOT_FOUND -> "It may have been deleted or have expired, or belong to another account.";
      case CONFLICT -> "Wait for the job, then call again.";
      case CONFIGURATION ->
          "Calls follow no redirects: set the base URL to the address that answers.";
      case RATE_LIMIT, PROVIDER_FAILURE -> "Try again later.";
      case BUDGET_EXCEEDED,
          CIRCUIT_OPEN,
          CLIENT_CLOSED,
          CONNECTION,
          INCOMPLETE_DOWNLOAD,
          JOB_FAILED,
          KEY_IN_USE,
          LOCAL_STORAGE,
          SUBMISSION_UNCERTAIN,
          VIDEO_INTERRUPTED,
          WAIT_TIMEOUT ->
          throw noResponse(kind);
    };
  }

  static VideoException exception(
      ErrorKind kind,
      ErrorDetails details,
      Optional<String> revisedPrompt,
      Optional<Duration> retryAfter) {
    return switch (kind) {
      case INVALID_REQUEST -> new InvalidRequestException(details);
      case UNSUPPORTED_REQUEST -> new UnsupportedRequestException(details);
      case CONTENT_POLICY -> new ContentPolicyException(details, revisedPrompt.orElse(null));
      case AUTHENTICATION -> new AuthenticationException(details);
      case PERMISSION -> new PermissionException(details);
      case PAYMENT_REQUIRED -> new PaymentRequiredException(details);
      case NOT_FOUND -> new NotFoundException(details);
      case CONFLICT -> new ConflictException(details);
      case RATE_LIMIT -> new RateLimitException(details, retryAfter.orElse(null));
      case PROVIDER_FAILURE -> new ProviderFailureException(details);
      case CONFIGURATION -> new ConfigurationException(details);
      case BUDGET_EXCEEDED,
          CIRCUIT_OPEN,
          CLIENT_CLOSED,
          CONNECTION,
          INCOMPLETE_DOWNLOAD,
          JOB_FAILED,
          KEY_IN_USE,
          LOCAL_STORAGE,
          SUBMISSION_UNCERTAIN,
          VIDEO_INTERRUPTED,
          WAIT_TIMEOUT ->
          throw noResponse(kind);
    };
  }

  private static IllegalArgumentException noResponse(ErrorKind kind) {
    return new IllegalArgumentException("no vendor answers with " + kind);
  }
}
