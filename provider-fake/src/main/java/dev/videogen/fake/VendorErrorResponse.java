package dev.videogen.fake;

import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.VideoException;
import java.util.function.Function;

/**
 * An error as a vendor answers with it.
 *
 * @param httpStatus the status of the answer
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

  @Override
  public VideoException exception(ErrorDetails details) {
    ErrorDetails.Builder answer =
        ErrorDetails.builder(
                details.operation(),
                details.provider().orElse("the fake")
                    + " answered "
                    + httpStatus
                    + " at "
                    + details.operation()
                    + ": "
                    + vendorMessage)
            .httpStatus(httpStatus)
            .code(code)
            .vendorMessage(vendorMessage)
            .job(details.job().orElse(null))
            .billed(details.billed());
    details.provider().ifPresent(answer::provider);
    return exception.apply(answer.build());
  }

  /** The answer in short, for lists of scripts. */
  @Override
  public String toString() {
    return httpStatus + " " + code;
  }
}
