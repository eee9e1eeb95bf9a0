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

  /** What the fake was told to say, else what it says by itself. */
  String message(VideoException error) {
    return error.vendorMessage().orElse(error.details().message());
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
