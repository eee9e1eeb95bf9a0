package dev.videogen.emulator;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;

/**
 * How Azure OpenAI words errors, as Microsoft's reference and the service of 2025 have it. Content
 * of an unfinished job is 400 in its videos API, as at OpenAI.
 */
final class AzureErrors implements VendorErrors {

  @Override
  public String requestIdHeader() {
    return "apim-request-id";
  }

  @Override
  public RejectedRequestException noSuchModel(String model) {
    return new RejectedRequestException(
        404,
        "DeploymentNotFound",
        "The API deployment '"
            + model
            + "' for this resource does not exist. If you created the deployment within the last 5"
            + " minutes, please wait a moment and try again.",
        null);
  }

  @Override
  public RejectedRequestException noSuchPath(Call call) {
    return new RejectedRequestException(404, "404", "Resource not found", null);
  }

  @Override
  public Response refusal(RejectedRequestException refusal) {
    if (refusal.status() == 401) {
      return unauthorized();
    }
    return Response.json(
        refusal.status(),
        AzureJson.error(
            refusal.code(), refusal.reason(), refusal.param(), "invalid_request_error", null));
  }

  private static Response unauthorized() {
    return Response.json(
        401,
        AzureJson.error(
            "401",
            "Access denied due to invalid subscription key or wrong API endpoint. Make sure to"
                + " provide a valid key for an active subscription and use a correct regional API"
                + " endpoint for your resource.",
            null,
            null,
            null));
  }

  @Override
  public Response error(VideoException error) {
    if (error instanceof AuthenticationException) {
      return unauthorized();
    }
    ErrorStatusMap row = ErrorStatusMap.of(error);
    boolean unfinished =
        error instanceof ConflictException && error.operation() == Operation.DOWNLOAD;
    Response response =
        Response.json(
            unfinished ? 400 : row.status(error),
            AzureJson.error(
                row.code(error),
                row.message(error),
                null,
                row.type(),
                error instanceof ContentPolicyException refusal
                    ? AzureJson.innerError(refusal)
                    : null));
    return ErrorStatusMap.withRetryAfter(response, error);
  }
}
