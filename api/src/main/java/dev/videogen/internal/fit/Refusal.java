package dev.videogen.internal.fit;

import dev.videogen.Billed;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.UnsupportedRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the errors of a check: a create, at one instance, of which nothing was sent.
 *
 * @param provider the name of the instance
 */
record Refusal(String provider) {

  /** What the model does not have. */
  UnsupportedRequestException unsupported(String message) {
    return new UnsupportedRequestException(details(message, null));
  }

  /** What is wrong in itself. */
  InvalidRequestException invalid(String message) {
    return new InvalidRequestException(details(message, null));
  }

  /** What is wrong in itself, and the error that showed it. */
  InvalidRequestException invalid(String message, Throwable cause) {
    return new InvalidRequestException(details(message, cause));
  }

  private ErrorDetails details(String message, @Nullable Throwable cause) {
    return ErrorDetails.builder(Operation.CREATE, message)
        .provider(provider)
        .billed(Billed.NO)
        .cause(cause)
        .build();
  }
}
