package dev.videogen.fake;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.VideoException;
import java.util.function.Function;

/**
 * An error as a vendor answers with it.
 *
 * @param httpStatus the status of the response
 * @param code the vendor's word for the error
 * @param vendorMessage the vendor's sentence about it
 * @param exception makes the exception
 */
record VendorErrorResponse(
    int httpStatus,
    String code,
    String vendorMessage,
    Function<ErrorDetails, VideoException> exception)
    implements FakeError {

  /** The same error of a vendor that has another status for it. */
  VendorErrorResponse at(int status) {
    return new VendorErrorResponse(status, code, vendorMessage, exception);
  }

  @Override
  public VideoException exception(ErrorDetails details) {
    String message =
        details.provider().orElse("the fake")
            + " answered "
            + httpStatus
            + " at "
            + details.operation()
            + ": "
            + vendorMessage;
    return exception.apply(
        details.toBuilder()
            .message(message)
            .httpStatus(httpStatus)
            .code(code)
            .vendorMessage(vendorMessage)
            .build());
  }

  /** The response in short, for lists of scripts. */
  @Override
  public String toString() {
    return httpStatus + " " + code;
  }
}
