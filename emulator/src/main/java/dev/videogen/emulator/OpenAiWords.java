package dev.videogen.emulator;

import dev.videogen.ConflictException;
import dev.videogen.Operation;
import dev.videogen.VideoException;

/** How OpenAI answers. Content of an unfinished job is 400 there. */
final class OpenAiWords implements VendorWords {

  @Override
  public String requestIdHeader() {
    return "x-request-id";
  }

  @Override
  public Refusal noSuchModel(String model) {
    return new Refusal(
        404, "model_not_found", "The model '" + model + "' does not exist.", "model");
  }

  @Override
  public Answer refusal(Refusal refusal) {
    return Answer.json(
        refusal.status(),
        OpenAiJson.error(
            refusal.reason(), "invalid_request_error", refusal.param(), refusal.code()));
  }

  @Override
  public Answer error(VideoException error) {
    ErrorWords words = ErrorWords.of(error);
    boolean unfinished =
        error instanceof ConflictException && error.operation() == Operation.DOWNLOAD;
    Answer answer =
        Answer.json(
            unfinished ? 400 : words.status(error),
            OpenAiJson.error(words.message(error), words.type(), null, words.code(error)));
    return ErrorWords.withRetryAfter(answer, error);
  }
}
