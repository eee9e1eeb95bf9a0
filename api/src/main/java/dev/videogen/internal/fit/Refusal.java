package dev.videogen.internal.fit;

import dev.videogen.VideoRequest;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.Remedy;
import dev.videogen.errors.UnsupportedRequestException;
import java.util.Optional;

/**
 * Makes the errors of a check: a create, at one instance, of which nothing was sent.
 *
 * @param provider the name of the instance
 */
record Refusal(String provider) {

  /** What the model does not have. */
  UnsupportedRequestException unsupported(String message) {
    return new UnsupportedRequestException(details(message).build());
  }

  /** What the model does not have, and what to do about it. */
  UnsupportedRequestException unsupported(String message, Remedy remedy) {
    return new UnsupportedRequestException(details(message).remedy(remedy).build());
  }

  /** What the model does not have, and the nearest that it has. */
  UnsupportedRequestException unsupported(String message, Optional<VideoRequest> nearest) {
    Remedy remedy = Remedy.of(Remedy.Action.FIT_NEAREST);
    return new UnsupportedRequestException(
        details(message).remedy(remedy).build(), nearest.orElse(null));
  }

  /** What is wrong in itself. */
  InvalidRequestException invalid(String message) {
    return new InvalidRequestException(details(message).build());
  }

  /** What is wrong in itself, and what to do about it. */
  InvalidRequestException invalid(String message, Remedy remedy) {
    return new InvalidRequestException(details(message).remedy(remedy).build());
  }

  /** What is wrong in itself, and the error that showed it. */
  InvalidRequestException invalid(String message, Throwable cause) {
    return new InvalidRequestException(details(message).cause(cause).build());
  }

  private ErrorDetails.Builder details(String message) {
    return ErrorDetails.builder(Operation.CREATE, message).provider(provider);
  }
}
