package dev.videogen.emulator;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.util.List;

/** The HTTP status, the type and the code with which vendors report an error of a fake. */
record ErrorStatusMap(Class<? extends VideoException> kind, int status, String type, String code) {

  private static final ErrorStatusMap FAILURE =
      new ErrorStatusMap(VideoException.class, 500, "server_error", "server_error");

  private static final List<ErrorStatusMap> TABLE =
      List.of(
          new ErrorStatusMap(
              ContentPolicyException.class,
              400,
              "invalid_request_error",
              "content_policy_violation"),
          new ErrorStatusMap(
              InvalidRequestException.class, 400, "invalid_request_error", "invalid_value"),
          new ErrorStatusMap(
              UnsupportedRequestException.class, 400, "invalid_request_error", "invalid_value"),
          new ErrorStatusMap(
              AuthenticationException.class, 401, "invalid_request_error", "invalid_api_key"),
          new ErrorStatusMap(
              PermissionException.class, 403, "invalid_request_error", "permission_denied"),
          new ErrorStatusMap(
              PaymentRequiredException.class, 429, "insufficient_quota", "insufficient_quota"),
          new ErrorStatusMap(NotFoundException.class, 404, "invalid_request_error", "not_found"),
          new ErrorStatusMap(ConflictException.class, 409, "invalid_request_error", "conflict"),
          new ErrorStatusMap(
              RateLimitException.class, 429, "rate_limit_error", "rate_limit_exceeded"));

  static ErrorStatusMap of(VideoException error) {
    return TABLE.stream().filter(row -> row.kind().isInstance(error)).findFirst().orElse(FAILURE);
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
