package dev.videogen.emulator;

import java.util.Optional;

/**
 * Who is let in.
 *
 * @param key the one key that is right; empty if any will do
 * @param header the header that takes a key besides {@code Authorization: Bearer KEY}; empty if
 *     there is none
 */
record ApiKeyCheck(Optional<String> key, Optional<String> header) {

  /**
   * Checks a call.
   *
   * @throws RejectedRequestException if it has no key or a wrong one
   */
  void check(Call call) {
    Optional<String> given = header.flatMap(call::header).or(call::bearer);
    if (given.isEmpty()) {
      throw RejectedRequestException.unauthorized(
          "You didn't provide an API key. Use the header "
              + header.map(name -> name + ": KEY or ").orElse("")
              + "Authorization: Bearer KEY.");
    }
    if (key.isPresent() && !key.equals(given)) {
      throw RejectedRequestException.unauthorized("Incorrect API key provided.");
    }
  }
}
