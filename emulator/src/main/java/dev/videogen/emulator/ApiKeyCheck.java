package dev.videogen.emulator;

import java.util.Optional;

/**
 * Who is let in.
 *
 * @param key the one key that is right; empty if any will do
 * @param header the header that takes a key besides {@code Authorization}; empty if there is none
 * @param scheme what stands before the key in {@code Authorization}
 */
record ApiKeyCheck(Optional<String> key, Optional<String> header, String scheme) {

  /** Of vendors that take {@code Authorization: Bearer KEY}. */
  static ApiKeyCheck bearer(Optional<String> key, Optional<String> header) {
    return new ApiKeyCheck(key, header, "Bearer");
  }

  /**
   * Checks a call.
   *
   * @throws RejectedRequestException if it has no key or a wrong one
   */
  void check(Call call) {
    Optional<String> given = header.flatMap(call::header).or(() -> call.key(scheme));
    if (given.isEmpty()) {
      throw RejectedRequestException.unauthorized(
          "You didn't provide an API key. Use the header "
              + header.map(name -> name + ": KEY or ").orElse("")
              + "Authorization: "
              + scheme
              + " KEY.");
    }
    if (key.isPresent() && !key.equals(given)) {
      throw RejectedRequestException.unauthorized("Incorrect API key provided.");
    }
  }
}
