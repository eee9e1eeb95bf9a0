package dev.videogen.emulator;

import dev.videogen.AuthenticationException;
import dev.videogen.ConflictException;
import dev.videogen.ContentPolicyException;
import dev.videogen.InvalidRequestException;
import dev.videogen.NotFoundException;
import dev.videogen.PaymentRequiredException;
import dev.videogen.PermissionException;
import dev.videogen.RateLimitException;
import dev.videogen.UnsupportedRequestException;
import dev.videogen.VideoException;
import java.time.Duration;
import java.util.List;

/** With which status and which word the vendors answer the errors of a fake. */
record ErrorWords(Class<? extends VideoException> kind, int status, String type, String code) {

  private static final ErrorWords FAILURE =
      new ErrorWords(VideoException.class, 500, "server_error", "server_error");

  private static final List<ErrorWords> TABLE =
      List.of(
          new ErrorWords(
              ContentPolicyException.class,
              400,
              "invalid_request_error",
              "content_policy_violation"),
          new ErrorWords(
              InvalidRequestException.class, 400, "invalid_request_error", "invalid_value"),
          new ErrorWords(
              UnsupportedRequestException.class, 400, "invalid_request_error", "invalid_value"),
          new ErrorWords(
              AuthenticationException.class, 401, "invalid_request_error", "invalid_api_key"),
          new ErrorWords(
              PermissionException.class, 403, "invalid_request_error", "permission_denied"),
          new ErrorWords(
              PaymentRequiredException.class, 429, "insufficient_quota", "insufficient_quota"),
          new ErrorWords(NotFoundException.class, 404, "invalid_request_error", "not_found"),
          new ErrorWords(ConflictException.class, 409, "invalid_request_error", "conflict"),
          new ErrorWords(RateLimitException.class, 429, "rate_limit_error", "rate_limit_exceeded"));

  static ErrorWords of(VideoException error) {
    return TABLE.stream()
        .filter(words -> words.kind().isInstance(error))
        .findFirst()
        .orElse(FAILURE);
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

  /** The same answer, with how long to wait where the error says so. */
  static Answer withRetryAfter(Answer answer, VideoException error) {
    if (error instanceof RateLimitException limit && limit.retryAfter().isPresent()) {
      Duration wait = limit.retryAfter().get();
      return answer
          .with("Retry-After", "" + Math.max(1, wait.plusMillis(999).toSeconds()))
          .with("retry-after-ms", "" + wait.toMillis());
    }
    return answer;
  }
}
