package dev.videogen.emulator;

import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How Replicate words errors: a title, a detail and the status. How long to wait after a 429 is
 * told in the detail alone, as it was seen.
 */
final class ReplicateErrors implements VendorErrors {

  private static final int INVALID = 422;

  @Override
  public String requestIdHeader() {
    return "x-request-id";
  }

  @Override
  public RejectedRequestException noSuchModel(String model) {
    return noSuchPath();
  }

  @Override
  public RejectedRequestException noSuchPath(Call call) {
    return noSuchPath();
  }

  private static RejectedRequestException noSuchPath() {
    return RejectedRequestException.notFound("The requested resource could not be found.");
  }

  @Override
  public Response refusal(RejectedRequestException refusal) {
    String param = refusal.param();
    return refusal.status() == 400 && param != null
        ? input(param, refusal.reason())
        : response(refusal.status(), refusal.reason());
  }

  @Override
  public Response error(VideoException error) {
    ErrorStatusMap row = ErrorStatusMap.of(error);
    return switch (error.kind()) {
      case INVALID_REQUEST, UNSUPPORTED_REQUEST, CONTENT_POLICY ->
          error.httpStatus().isPresent() && error.vendorMessage().isPresent()
              ? response(row.status(error), row.message(error))
              : input("prompt", row.message(error));
      case RATE_LIMIT -> response(row.status(error), row.message(error) + waiting(error));
      default -> response(row.status(error), row.message(error));
    };
  }

  private static String waiting(VideoException error) {
    return error instanceof RateLimitException limit
        ? limit
            .retryAfter()
            .map(wait -> ". Your rate limit resets in ~%ds.".formatted(wait.toSeconds()))
            .orElse("")
        : "";
  }

  /** What is wrong with a model's input. */
  private static Response input(String field, String message) {
    Map<String, Object> json =
        new LinkedHashMap<>(problem(INVALID, "- input." + field + ": " + message));
    json.put(
        "invalid_fields",
        List.of(Map.of("type", "invalid", "field", "input." + field, "description", message)));
    return Response.json(INVALID, json);
  }

  private static Response response(int status, String message) {
    return Response.json(status, problem(status, message));
  }

  private static Map<String, Object> problem(int status, String detail) {
    String title =
        switch (status) {
          case 401 -> "Unauthenticated";
          case 402 -> "Insufficient credit";
          case 404 -> "Not found";
          case INVALID -> "Input validation failed";
          case 429 -> "Too many requests";
          default -> "Error";
        };
    return Map.of("title", title, "detail", detail, "status", status);
  }
}
