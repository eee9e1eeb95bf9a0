package dev.videogen.http.wire;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.util.Optional;

/** Which exception a response that is no success stands for; {@link VendorRules#kind} tells. */
public enum ErrorKind {
  /** The request is wrong in itself. */
  INVALID_REQUEST("Change the request; sending it again does not help."),
  /** The prompt or an input is against the vendor's rules. */
  CONTENT_POLICY("Change the prompt or the input; sending it again does not help."),
  /** The key or the token is not accepted. */
  AUTHENTICATION("Check the key."),
  /** The key may not do this. */
  PERMISSION("Check what the account may do."),
  /** The account is out of credit. */
  PAYMENT_REQUIRED("Check the account's credit and limits."),
  /** There is no such thing. */
  NOT_FOUND("It may have been deleted or have expired, or belong to another account."),
  /** Not in this state. */
  CONFLICT("Wait for the job, then call again."),
  /** Too many requests. */
  RATE_LIMIT("Try again later."),
  /** The vendor failed. */
  PROVIDER_FAILURE("Try again later."),
  /** The base URL leads elsewhere. */
  REDIRECT("Calls follow no redirects: set the base URL to the address that answers.");

  private final String advice;

  ErrorKind(String advice) {
    this.advice = advice;
  }

  /**
   * What to do now.
   *
   * @return the last sentence of the message
   */
  public String advice() {
    return advice;
  }

  /**
   * The exception of this kind.
   *
   * @param details what happened
   * @param revisedPrompt the prompt that the vendor would take instead
   * @param retryAfter how long the vendor asks to wait
   * @return the exception
   */
  public VideoException exception(
      ErrorDetails details, Optional<String> revisedPrompt, Optional<Duration> retryAfter) {
    return switch (this) {
      case INVALID_REQUEST -> new InvalidRequestException(details);
      case CONTENT_POLICY -> new ContentPolicyException(details, revisedPrompt.orElse(null));
      case AUTHENTICATION -> new AuthenticationException(details);
      case PERMISSION -> new PermissionException(details);
      case PAYMENT_REQUIRED -> new PaymentRequiredException(details);
      case NOT_FOUND -> new NotFoundException(details);
      case CONFLICT -> new ConflictException(details);
      case RATE_LIMIT -> new RateLimitException(details, retryAfter.orElse(null));
      case PROVIDER_FAILURE -> new ProviderFailureException(details);
      case REDIRECT -> new ConfigurationException(details);
    };
  }
}
