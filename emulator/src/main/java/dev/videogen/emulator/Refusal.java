package dev.videogen.emulator;

import org.jspecify.annotations.Nullable;

/** A call that a dialect refuses by itself, before the fake is asked. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final @Nullable String param;

  Refusal(int status, String code, String message, @Nullable String param) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.param = param;
  }

  static Refusal invalid(String param, String message) {
    return new Refusal(400, "invalid_value", message, param);
  }

  static Refusal unauthorized(String message) {
    return new Refusal(401, "invalid_api_key", message, null);
  }

  static Refusal noSuchPath(Call call) {
    return new Refusal(
        404,
        "unknown_url",
        "Unknown request URL: " + call.method() + " /" + String.join("/", call.path()),
        null);
  }

  static Refusal methodNotAllowed(Call call) {
    return new Refusal(405, "method_not_allowed", "Not allowed: " + call.method() + " here", null);
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
