package dev.videogen.fake;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConnectionException;
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

/**
 * An error that a script lets an attempt end with: one of the errors that vendors respond with, or
 * a constructor such as {@code CircuitOpenException::new}. The caller gets it if it is not retried,
 * or was retried in vain. One that no vendor can respond with is thrown as it is; over the wire of
 * an emulator it is a server error.
 *
 * <pre>{@code
 * fake.script().nextCreate().failsWith(FakeError.rateLimit(Duration.ofSeconds(20)));
 * fake.script().nextRetrieve().failsWith(CircuitOpenException::new);
 * }</pre>
 */
@FunctionalInterface
public interface FakeError {

  /**
   * Makes the exception for one call.
   *
   * @param details the provider, the operation and, where there is one, the job of the call, with a
   *     message that says that the error was scripted
   * @return the exception to throw
   */
  VideoException exception(ErrorDetails details);

  /**
   * Too many requests: HTTP 429. The call is retried after the wait, unless that is over a minute.
   *
   * @param retryAfter how long the vendor asks to wait
   * @return the error
   */
  static FakeError rateLimit(Duration retryAfter) {
    return new VendorErrorResponse(
        429,
        "rate_limit_exceeded",
        "Rate limit reached for requests",
        details -> new RateLimitException(details, retryAfter));
  }

  /**
   * The account is out of credit: HTTP 429 with the code {@code insufficient_quota}, which waiting
   * does not mend.
   *
   * @return the error
   */
  static FakeError outOfCredit() {
    return new VendorErrorResponse(
        429,
        "insufficient_quota",
        "You exceeded your current quota, please check your plan and billing details",
        PaymentRequiredException::new);
  }

  /**
   * The prompt is against the content policy: HTTP 400.
   *
   * @return the error
   */
  static FakeError contentPolicy() {
    return new VendorErrorResponse(
        400,
        "content_policy_violation",
        "The prompt was flagged by content moderation",
        details -> new ContentPolicyException(details, null));
  }

  /**
   * The prompt is against the content policy, and the vendor proposes another: HTTP 400.
   *
   * @param revisedPrompt the prompt that the vendor would take
   * @return the error
   */
  static FakeError contentPolicy(String revisedPrompt) {
    return new VendorErrorResponse(
        400,
        "content_policy_violation",
        "The prompt was flagged by content moderation",
        details -> new ContentPolicyException(details, revisedPrompt));
  }

  /**
   * The request is wrong: HTTP 400.
   *
   * @param vendorMessage what the vendor says about it
   * @return the error
   */
  static FakeError invalidRequest(String vendorMessage) {
    return new VendorErrorResponse(
        400, "invalid_value", vendorMessage, InvalidRequestException::new);
  }

  /**
   * The key is wrong: HTTP 401.
   *
   * @return the error
   */
  static FakeError authentication() {
    return new VendorErrorResponse(
        401, "invalid_api_key", "Incorrect API key provided", AuthenticationException::new);
  }

  /**
   * The account may not do this: HTTP 403.
   *
   * @return the error
   */
  static FakeError permission() {
    return new VendorErrorResponse(
        403,
        "permission_denied",
        "Your organization must be verified to use this model",
        PermissionException::new);
  }

  /**
   * What was asked for is not there: HTTP 404.
   *
   * @return the error
   */
  static FakeError notFound() {
    return new VendorErrorResponse(404, "not_found", "Not found", NotFoundException::new);
  }

  /**
   * The vendor has failed: HTTP 500. The call is retried, up to four times; a create only if the
   * vendor's lists are {@linkplain dev.videogen.capabilities.Capabilities.Listing#COMPLETE
   * complete} and show no job of it, else the caller gets a {@link
   * dev.videogen.errors.SubmissionUncertainException}.
   *
   * @return the error
   */
  static FakeError serverError() {
    return new VendorErrorResponse(
        500,
        "server_error",
        "The server had an error while processing your request",
        ProviderFailureException::new);
  }

  /**
   * The connection breaks before the vendor has done anything. A read is retried. A create is
   * uncertain, for over a network nobody can tell that nothing arrived: the caller gets a {@link
   * dev.videogen.errors.SubmissionUncertainException} without candidates.
   *
   * @return the error
   */
  static FakeError unreachable() {
    return ConnectionException::new;
  }
}
