package dev.videogen.emulator;

import dev.videogen.errors.ConflictException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;

/** How OpenAI words errors. Content of an unfinished job is 400 there. */
final class OpenAiErrors implements VendorErrors {

  @Override
  public String requestIdHeader() {
    return "x-request-id";
  }

  @Override
  public RejectedRequestException noSuchModel(String model) {
    return new RejectedRequestException(
        404, "model_not_found", "The model '" + model + "' does not exist.", "model");
  }

  @Override
  public RejectedRequestException noSuchPath(Call call) {
    return new RejectedRequestException(
        404, "unknown_url", "Invalid URL (" + call.method() + " " + call.url() + ")", null);
  }

  @Override
  public Response refusal(RejectedRequestException refusal) {
    return Response.json(
        refusal.status(),
        OpenAiJson.error(
            refusal.reason(), "invalid_request_error", refusal.param(), refusal.code()));
  }

  @Override
  public Response error(VideoException error) {
    ErrorStatusMap row = ErrorStatusMap.of(error);
    boolean unfinished =
        error instanceof ConflictException && error.operation() == Operation.DOWNLOAD;
    Response response =
        Response.json(
            unfinished ? 400 : row.status(error),
            OpenAiJson.error(row.message(error), row.type(), null, row.code(error)));
    return ErrorStatusMap.withRetryAfter(response, error);
  }
}
