package dev.videogen.emulator;

import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.VideoException;
import java.util.List;
import java.util.Map;

/**
 * How fal words errors: the platform's are a text in {@code detail}, those of a model's input a
 * list.
 */
final class FalErrors implements VendorErrors {

  @Override
  public String requestIdHeader() {
    return "x-fal-request-id";
  }

  @Override
  public RejectedRequestException noSuchModel(String model) {
    return RejectedRequestException.notFound("Application '" + model + "' not found");
  }

  @Override
  public RejectedRequestException noSuchPath(Call call) {
    return RejectedRequestException.notFound("Not Found");
  }

  @Override
  public Response refusal(RejectedRequestException refusal) {
    return refusal.status() == 400 && refusal.param() != null
        ? input(422, refusal.param(), refusal.code(), refusal.reason())
        : platform(refusal.status(), refusal.reason());
  }

  @Override
  public Response error(VideoException error) {
    ErrorStatusMap row = ErrorStatusMap.of(error);
    Response response =
        switch (error.kind()) {
          case INVALID_REQUEST, UNSUPPORTED_REQUEST, CONTENT_POLICY ->
              input(
                  error.httpStatus().orElse(422),
                  "prompt",
                  error.kind() == ErrorKind.CONTENT_POLICY ? row.code(error) : "value_error",
                  row.message(error));
          case PAYMENT_REQUIRED ->
              platform(
                  error.httpStatus().orElse(403), "User is locked. Reason: Exhausted balance.");
          default -> platform(row.status(error), row.message(error));
        };
    return ErrorStatusMap.withRetryAfter(response, error);
  }

  /** What a model says of its input. */
  static Response input(int status, String field, String type, String message) {
    return Response.json(
            status,
            Map.of(
                "detail",
                List.of(Map.of("loc", List.of("body", field), "msg", message, "type", type))))
        .with("X-Fal-Retryable", "false");
  }

  private static Response platform(int status, String message) {
    return Response.json(status, Map.of("detail", message));
  }
}
