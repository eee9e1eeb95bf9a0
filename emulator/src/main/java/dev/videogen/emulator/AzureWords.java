package dev.videogen.emulator;

import dev.videogen.AuthenticationException;
import dev.videogen.ConflictException;
import dev.videogen.ContentPolicyException;
import dev.videogen.Operation;
import dev.videogen.VideoException;

/**
 * How Azure OpenAI answers, as Microsoft's reference and the service of 2025 have it. Content of an
 * unfinished job is 400 in its videos API, as at OpenAI.
 */
final class AzureWords implements VendorWords {

  @Override
  public String requestIdHeader() {
    return "apim-request-id";
  }

  @Override
  public Refusal noSuchModel(String model) {
    return new Refusal(
        404,
        "DeploymentNotFound",
        "The API deployment '"
            + model
            + "' for this resource does not exist. If you created the deployment within the last 5"
            + " minutes, please wait a moment and try again.",
        null);
  }

  @Override
  public Answer refusal(Refusal refusal) {
    if (refusal.status() == 401) {
      return unauthorized();
    }
    return Answer.json(
        refusal.status(),
        AzureJson.error(
            refusal.code(), refusal.reason(), refusal.param(), "invalid_request_error", null));
  }

  private static Answer unauthorized() {
    return Answer.json(
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
  public Answer error(VideoException error) {
    if (error instanceof AuthenticationException) {
      return unauthorized();
    }
    ErrorWords words = ErrorWords.of(error);
    boolean unfinished =
        error instanceof ConflictException && error.operation() == Operation.DOWNLOAD;
    Answer answer =
        Answer.json(
            unfinished ? 400 : words.status(error),
            AzureJson.error(
                words.code(error),
                words.message(error),
                null,
                words.type(),
                error instanceof ContentPolicyException refusal
                    ? AzureJson.innerError(refusal)
                    : null));
    return ErrorWords.withRetryAfter(answer, error);
  }
}
