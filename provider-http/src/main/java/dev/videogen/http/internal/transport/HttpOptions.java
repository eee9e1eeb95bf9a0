package dev.videogen.http.internal.transport;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.Operation;
import dev.videogen.http.HttpSettings;
import dev.videogen.http.SubmissionRecovery;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The values of {@link HttpSettings} in one instance. */
public record HttpOptions(
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    int maxConnections,
    int maxAttempts,
    Duration baseDelay,
    Duration maxDelay,
    SubmissionRecovery recovery,
    boolean insecureHttp,
    Optional<URI> proxy,
    Map<String, String> headers,
    String userAgent) {

  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");
  private static final Pattern LOOKS_SECRET =
      Pattern.compile("(?i).*(auth|key|token|secret|cookie|password|credential).*");

  /** Headers that say how a message is sent, which is not for an app to say. */
  private static final Set<String> OF_THE_TRANSPORT =
      Set.of(
          "connection", "content-length", "expect", "host", "te", "transfer-encoding", "upgrade");

  public static HttpOptions of(ProviderContext context) {
    Map<String, String> headers = Map.copyOf(context.group(HttpSettings.HTTP_HEADER));
    headers.forEach(HttpOptions::checkHeader);
    String userAgent = value(context, HttpSettings.HTTP_USER_AGENT);
    checkHeader("User-Agent", userAgent);
    return new HttpOptions(
        value(context, HttpSettings.CONNECT_TIMEOUT),
        value(context, HttpSettings.READ_TIMEOUT),
        value(context, HttpSettings.CALL_TIMEOUT),
        value(context, HttpSettings.MAX_CONNECTIONS),
        value(context, HttpSettings.RETRY_MAX_ATTEMPTS),
        value(context, HttpSettings.RETRY_BASE_DELAY),
        value(context, HttpSettings.RETRY_MAX_DELAY),
        value(context, HttpSettings.SUBMISSION_RECOVERY),
        value(context, HttpSettings.ALLOW_INSECURE_HTTP),
        context.get(HttpSettings.HTTP_PROXY),
        headers,
        userAgent);
  }

  /** Whether one of the configured headers looks like a key. */
  boolean hasSecretHeader() {
    return headers.keySet().stream().anyMatch(name -> LOOKS_SECRET.matcher(name).matches());
  }

  private static <T> T value(ProviderContext context, Setting<T> setting) {
    return context.get(setting).orElseThrow();
  }

  private static void checkHeader(String name, String value) {
    if (!HEADER_NAME.matcher(name).matches()
        || !HEADER_VALUE.matcher(value).matches()
        || OF_THE_TRANSPORT.contains(name.toLowerCase(Locale.ROOT))) {
      throw new ConfigurationException(
          ErrorDetails.builder(
                  Operation.OPEN,
                  "the header \""
                      + name.replaceAll("[^\\x20-\\x7e]", "?")
                      + "\" cannot be set: a name is letters, digits and dashes, a value visible"
                      + " ASCII on one line, and "
                      + String.join(", ", new TreeSet<>(OF_THE_TRANSPORT))
                      + " are set by the client itself")
              .build());
    }
  }
}
