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
import java.util.stream.Stream;

/** Which exception an answer that is no success stands for: the one table of it. */
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

  private static final String[] CONTENT_POLICY_WORDS = {
    "content_policy_violation",
    "content_policy",
    "content_filter",
    "contentFilter",
    "moderation_blocked",
    "input_moderation",
    "output_moderation",
    "ResponsibleAIPolicyViolation",
    "safety_violation",
    "sentinel_block"
  };

  private static final String[] PAYMENT_WORDS = {
    "insufficient_quota",
    "insufficient_credits",
    "insufficient_user_quota",
    "billing_hard_limit_reached",
    "billing_not_active"
  };

  private final String advice;

  ErrorKind(String advice) {
    this.advice = advice;
  }

  /**
   * What an error is by its status and the words that many vendors share.
   *
   * @param error what the vendor says
   * @return the kind
   */
  public static ErrorKind of(VendorError error) {
    int status = error.status();
    if (status >= 400 && status < 500) {
      if (error.says(CONTENT_POLICY_WORDS)) {
        return CONTENT_POLICY;
      }
      if (error.says(PAYMENT_WORDS)) {
        return PAYMENT_REQUIRED;
      }
    }
    return switch (status) {
      case 401 -> AUTHENTICATION;
      case 402 -> PAYMENT_REQUIRED;
      case 403 -> PERMISSION;
      case 404, 410 -> NOT_FOUND;
      case 409 -> CONFLICT;
      case 429 -> RATE_LIMIT;
      // The server gave up on a request that it has not read to its end.
      case 408 -> PROVIDER_FAILURE;
      default -> ofClass(status / 100);
    };
  }

  /**
   * Whether a word stands for a refusal on grounds of content, with whichever vendor. It stands in
   * refused requests, and in jobs that failed.
   *
   * @param word the vendor's word, in any case
   * @return true if it is one of those that are known
   */
  public static boolean isContentPolicy(String word) {
    return Stream.of(CONTENT_POLICY_WORDS).anyMatch(word::equalsIgnoreCase);
  }

  private static ErrorKind ofClass(int hundreds) {
    return switch (hundreds) {
      case 3 -> REDIRECT;
      case 4 -> INVALID_REQUEST;
      default -> PROVIDER_FAILURE;
    };
  }

  /** What to do now, as the last sentence of the message. */
  public String advice() {
    return advice;
  }

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
