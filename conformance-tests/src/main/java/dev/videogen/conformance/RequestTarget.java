package dev.videogen.conformance;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The target of a request line, as a server reads it. */
final class RequestTarget {

  /** What may stand in a path (RFC 3986), the escapes included. */
  private static final Pattern PATH =
      Pattern.compile("/([A-Za-z0-9\\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*");

  private final String target;

  private RequestTarget(String target) {
    this.target = target;
  }

  /** The target of a line such as {@code GET /v1/videos?limit=1}. */
  static RequestTarget of(String line) {
    return new RequestTarget(line.substring(line.indexOf(' ') + 1));
  }

  private String path() {
    return target.split("[?#]", 2)[0];
  }

  /** Whether the path has no character that a server may take for something else. */
  boolean isWellFormed() {
    return !target.contains("#") && PATH.matcher(path()).matches();
  }

  String decodedPath() {
    return decoded(path());
  }

  /** Whether no segment leads up or nowhere, as it stands or decoded, as proxies do it. */
  boolean hasNoDots() {
    return Stream.of(path().split("/", -1))
        .map(RequestTarget::decoded)
        .noneMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
