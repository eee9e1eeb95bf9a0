package dev.videogen.openai;

import dev.videogen.http.wire.VendorError;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The HTTP status that a number of another vendor stands for, which a gateway passes on under 200.
 *
 * <p>They are MiniMax's, which stand in {@code base_resp.status_code}, after its table of error
 * codes as it is remembered; no gateway was seen to pass them on.
 */
final class RelayedCodes {

  private static final Map<String, Integer> STATUS_BY_BASE_RESP =
      Map.ofEntries(
          Map.entry("1002", 429),
          Map.entry("1004", 401),
          Map.entry("1008", 402),
          Map.entry("1026", 400),
          Map.entry("1027", 400),
          Map.entry("1039", 400),
          Map.entry("2013", 400),
          Map.entry("2049", 401),
          Map.entry("2056", 402));

  private RelayedCodes() {}

  static OptionalInt status(VendorError error) {
    return error
        .json()
        .text("status_code")
        .map(String::strip)
        .map(STATUS_BY_BASE_RESP::get)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
