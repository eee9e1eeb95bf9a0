package dev.videogen.emulator;

import dev.videogen.errors.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** A call that a dialect refuses by itself, before the fake is asked. */
final class RejectedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final @Nullable String param;

  RejectedRequestException(int status, String code, String message, @Nullable String param) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.param = param;
  }

  static RejectedRequestException invalid(String param, String message) {
    return new RejectedRequestException(400, "invalid_value", message, param);
  }

  static RejectedRequestException missing(String param) {
    return new RejectedRequestException(
        400, "missing_required_parameter", "Missing required parameter: '" + param + "'.", param);
  }

  static RejectedRequestException notFound(String message) {
    return new RejectedRequestException(404, "not_found", message, null);
  }

  static RejectedRequestException unauthorized(String message) {
    return new RejectedRequestException(401, "invalid_api_key", message, null);
  }

  /** The error of a list: the cursor's if the fake refused it by itself, else as it is. */
  static RuntimeException cursor(InvalidRequestException refused, String param, Call call) {
    return refused.vendorMessage().isPresent()
        ? refused
        : invalid(
            param, "Invalid value: '" + call.query(param).orElse("") + "' for '" + param + "'.");
  }

  static RejectedRequestException methodNotAllowed(Call call) {
    return new RejectedRequestException(
        405,
        "method_not_allowed",
        "Not allowed to " + call.method() + " on " + call.url() + ".",
        null);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  @Nullable String param() {
    return param;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
