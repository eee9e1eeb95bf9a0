package dev.videogen.emulator;

import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.VideoException;
import java.time.Duration;

/** The HTTP status, the type and the code with which vendors report an error of a fake. */
record ErrorStatusMap(int status, String type, String code) {

  static ErrorStatusMap of(VideoException error) {
    return switch (error.kind()) {
      case CONTENT_POLICY -> invalid(400, "content_policy_violation");
      case INVALID_REQUEST, UNSUPPORTED_REQUEST -> invalid(400, "invalid_value");
      case AUTHENTICATION -> invalid(401, "invalid_api_key");
      case PERMISSION -> invalid(403, "permission_denied");
      case NOT_FOUND -> invalid(404, "not_found");
      case CONFLICT, KEY_IN_USE -> invalid(409, "conflict");
      case PAYMENT_REQUIRED -> new ErrorStatusMap(429, "insufficient_quota", "insufficient_quota");
      case RATE_LIMIT -> new ErrorStatusMap(429, "rate_limit_error", "rate_limit_exceeded");
      case BUDGET_EXCEEDED,
          CIRCUIT_OPEN,
          CLIENT_CLOSED,
          CONFIGURATION,
          CONNECTION,
          INCOMPLETE_DOWNLOAD,
          JOB_FAILED,
          LOCAL_STORAGE,
          PROVIDER_FAILURE,
          SUBMISSION_UNCERTAIN,
          VIDEO_INTERRUPTED,
          WAIT_TIMEOUT ->
          new ErrorStatusMap(500, "server_error", "server_error");
    };
  }

  private static ErrorStatusMap invalid(int status, String code) {
    return new ErrorStatusMap(status, "invalid_request_error", code);
  }

  /** The status that the fake was told to use, else the usual one. */
  int status(VideoException error) {
    return error.httpStatus().orElse(status);
  }

  /** The word that the fake was told to use, else the usual one. */
  String code(VideoException error) {
    return error.code().orElse(code);
  }

  /**
   * What the fake was told to say. Else what is wrong with a request is said as the library says
   * it; the rest as vendors do, who know neither names of instances nor what a program is to call.
   */
  String message(VideoException error) {
    return error.vendorMessage().orElseGet(() -> usualMessage(error));
  }

  private static String usualMessage(VideoException error) {
    String video = error.job().map(job -> "The video '" + job.id() + "'").orElse("The video");
    return switch (error.kind()) {
      case INVALID_REQUEST, UNSUPPORTED_REQUEST -> error.details().message();
      case NOT_FOUND -> video + " was not found.";
      case CONFLICT, KEY_IN_USE ->
          switch (error.operation()) {
            case DOWNLOAD ->
                "Video is not ready yet, use GET /v1/videos/{video_id} to check status.";
            case DELETE -> video + " cannot be deleted before it has ended.";
            default -> video + " is not completed.";
          };
      default -> "The server had an error while processing your request. Sorry about that!";
    };
  }

  /** The same response, with how long to wait where the error says so. */
  static Response withRetryAfter(Response response, VideoException error) {
    if (error instanceof RateLimitException limit && limit.retryAfter().isPresent()) {
      Duration wait = limit.retryAfter().get();
      return response
          .with("Retry-After", "" + Math.max(1, wait.plusMillis(999).toSeconds()))
          .with("retry-after-ms", "" + wait.toMillis());
    }
    return response;
  }
}
