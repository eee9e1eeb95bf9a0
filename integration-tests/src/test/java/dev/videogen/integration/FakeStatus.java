package dev.videogen.integration;

import dev.videogen.conformance.StubbedStatus;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import dev.videogen.fake.FakeError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The error of a fake whose vendor responds with any status.
 *
 * @param status the HTTP status
 * @param retryAfter how long it asks to wait; null if it does not say
 * @param message what it says
 */
record FakeStatus(int status, @Nullable Duration retryAfter, String message) implements FakeError {

  static FakeStatus of(StubbedStatus responses, String message) {
    return new FakeStatus(responses.status(), responses.retryAfter().orElse(null), message);
  }

  @Override
  public VideoException exception(ErrorDetails known) {
    ErrorDetails details =
        known.toBuilder()
            .message("the vendor's response was " + status + ": " + message)
            .httpStatus(status)
            .vendorMessage(message)
            .build();
    if (status == 429 || (status == 503 && retryAfter != null)) {
      return new RateLimitException(details, retryAfter);
    }
    return switch (status) {
      case 401 -> new AuthenticationException(details);
      case 402 -> new PaymentRequiredException(details);
      case 403 -> new PermissionException(details);
      case 404 -> new NotFoundException(details);
      case 409 -> new ConflictException(details);
      case 408, 425 -> new ProviderFailureException(details);
      default ->
          status >= 500
              ? new ProviderFailureException(details)
              : new InvalidRequestException(details);
    };
  }
}
