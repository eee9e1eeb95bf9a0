package dev.videogen.emulator;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps out web pages that a developer's browser shows. A page of another site sends its {@code
 * Origin}; one whose name was made to lead to this machine (DNS rebinding) sends that name as
 * {@code Host}.
 */
final class OriginCheck {

  private static final Pattern LOOPBACK =
      Pattern.compile("(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d{1,5})?");

  private OriginCheck() {}

  /**
   * Checks a request.
   *
   * @throws RejectedRequestException if it was sent to another host than this machine, or by a page
   *     of another origin than the emulator's own
   */
  static void check(RequestHead head) {
    List<String> hosts = head.all("Host");
    if (hosts.size() != 1) {
      throw new RejectedRequestException(
          400, "invalid_request", "The request could not be read: one Host is required.", null);
    }
    String host = hosts.get(0).toLowerCase(Locale.ROOT);
    if (!LOOPBACK.matcher(host).matches()) {
      throw forbidden("This host is not served here.");
    }
    for (String origin : head.all("Origin")) {
      if (!origin.equalsIgnoreCase("http://" + host)) {
        throw forbidden("Requests of web pages are not accepted.");
      }
    }
  }

  private static RejectedRequestException forbidden(String message) {
    return new RejectedRequestException(403, "forbidden", message, null);
  }
}
