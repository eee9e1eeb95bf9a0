package dev.videogen.http.internal.transport;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The values of the settings that every HTTP provider has, in one instance. */
public record HttpOptions(
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    int maxConnections,
    int maxAttempts,
    Duration baseDelay,
    Duration maxDelay,
    boolean insecureHttp,
    ProxyRouting proxies,
    Map<String, String> headers,
    String userAgent) {

  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(auth|key|token|secret|cookie|password|credential).*");

  /** Headers that say how a message is sent, which is not for an app to say. */
  private static final Set<String> RESERVED_HEADERS =
      Set.of(
          "connection", "content-length", "expect", "host", "te", "transfer-encoding", "upgrade");

  /** Refuses headers that cannot be sent or are not for an app to set. */
  public HttpOptions {
    headers = Map.copyOf(headers);
    headers.forEach(HttpOptions::checkHeader);
    checkHeader("User-Agent", userAgent);
  }

  /** Whether one of the configured headers looks like a key. */
  boolean hasSecretHeader() {
    return headers.keySet().stream().anyMatch(name -> SECRET_NAME.matcher(name).matches());
  }

  /** Whether a header can be sent and is for an app to set. */
  static boolean isHeader(String name, String value) {
    return HEADER_NAME.matcher(name).matches()
        && HEADER_VALUE.matcher(value).matches()
        && !RESERVED_HEADERS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static void checkHeader(String name, String value) {
    if (!isHeader(name, value)) {
      throw new ConfigurationException(
          ErrorDetails.builder(
                  Operation.OPEN,
                  "the header \""
                      + name.replaceAll("[^\\x20-\\x7e]", "?")
                      + "\" cannot be set: a name is letters, digits and dashes, a value visible"
                      + " ASCII on one line, and "
                      + String.join(", ", new TreeSet<>(RESERVED_HEADERS))
                      + " are set by the client itself")
              .build());
    }
  }
}
