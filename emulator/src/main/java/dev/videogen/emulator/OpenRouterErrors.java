package dev.videogen.emulator;

import dev.videogen.errors.VideoException;

/** How OpenRouter words errors: the status as a number, and a message. */
final class OpenRouterErrors implements VendorErrors {

  @Override
  public String requestIdHeader() {
    return "x-request-id";
  }

  @Override
  public RejectedRequestException noSuchModel(String model) {
    return new RejectedRequestException(
        400, "invalid_model", model + " is not a valid model ID", "model");
  }

  @Override
  public RejectedRequestException noSuchPath(Call call) {
    return new RejectedRequestException(404, "not_found", "Resource not found", null);
  }

  @Override
  public Response refusal(RejectedRequestException refusal) {
    return response(refusal.status(), refusal.reason());
  }

  @Override
  public Response error(VideoException error) {
    ErrorStatusMap row = ErrorStatusMap.of(error);
    return ErrorStatusMap.withRetryAfter(response(row.status(error), row.message(error)), error);
  }

  private static Response response(int status, String message) {
    return Response.json(status, OpenRouterJson.error(status, message));
  }
}
