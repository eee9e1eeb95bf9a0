package dev.videogen.http;

import dev.videogen.http.internal.transport.CertificateBundle;
import dev.videogen.http.internal.transport.HttpOptions;
import dev.videogen.http.internal.transport.ProxyRouting;
import dev.videogen.settings.Setting;
import dev.videogen.spi.ProviderContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The settings that every HTTP provider has. A provider declares them together with its own:
 *
 * <pre>{@code
 * public List<Setting<?>> settings() {
 *   return HttpSettings.with(API_KEY, BASE_URL, MODEL);
 * }
 * }</pre>
 */
public final class HttpSettings {

  /** How long to wait for a connection, its TLS handshake included. */
  public static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.duration("connect-timeout", "how long to wait for a connection")
          .withDefault(Duration.ofSeconds(10))
          .asShared();

  /** How long to wait for the next bytes of a response. */
  public static final Setting<Duration> READ_TIMEOUT =
      Setting.duration("read-timeout", "how long to wait for the next bytes of a response")
          .withDefault(Duration.ofSeconds(60))
          .asShared();

  /** How long one call may take in all, its body included; of a download, until it begins. */
  public static final Setting<Duration> CALL_TIMEOUT =
      Setting.duration("call-timeout", "how long one call may take, its body included")
          .withDefault(Duration.ofMinutes(2))
          .asShared();

  /** How many connections may be open at once, counted apart for calls and for downloads. */
  public static final Setting<Integer> MAX_CONNECTIONS =
      Setting.count("max-connections", "the most connections, for calls and for downloads each")
          .withDefault(64)
          .asShared();

  /** How often a request is sent before its failure is reported. */
  public static final Setting<Integer> RETRY_MAX_ATTEMPTS =
      Setting.count("retry.max-attempts", "how often a request is sent before it is given up")
          .withDefault(5)
          .asShared();

  /** How long to wait before the second attempt; doubled for each that follows. */
  public static final Setting<Duration> RETRY_BASE_DELAY =
      Setting.duration("retry.base-delay", "the wait before the second attempt; it doubles")
          .withDefault(Duration.ofSeconds(1))
          .asShared();

  /** The longest wait between two attempts. */
  public static final Setting<Duration> RETRY_MAX_DELAY =
      Setting.duration(
              "retry.max-delay",
              "the longest wait between attempts; a vendor that asks for more is not waited for")
          .withDefault(Duration.ofSeconds(60))
          .asShared();

  /** What to do with a job that is found after the response to its create was lost. */
  public static final Setting<SubmissionRecovery> SUBMISSION_RECOVERY =
      Setting.choice(
              "submission.recovery",
              "whether a job that is found after its response was lost is taken or only reported",
              SubmissionRecovery.class)
          .withDefault(SubmissionRecovery.ADOPT)
          .asShared();

  /** Whether credentials may go over plain http to another machine. */
  public static final Setting<Boolean> ALLOW_INSECURE_HTTP =
      Setting.flag("allow-insecure-http", "whether keys may go over plain http to other machines")
          .withDefault(false)
          .asLeadingElsewhere()
          .asShared();

  /**
   * The proxy through which all is reached but loopback and what {@code NO_PROXY} covers. Unless it
   * is set, {@code HTTPS_PROXY}, {@code http_proxy} and {@code ALL_PROXY} are heeded as curl heeds
   * them.
   */
  public static final Setting<URI> HTTP_PROXY =
      Setting.address(
              "http.proxy", "the proxy, such as http://proxy.example:3128; also HTTPS_PROXY")
          .asSecret()
          .asLeadingElsewhere()
          .asShared();

  /** The certificates to trust instead of Java's own, in PEM: a company's, say. */
  public static final Setting<Path> HTTP_CA_BUNDLE =
      Setting.file(
              "http.ca-bundle",
              "the certificates to trust, in PEM; also SSL_CERT_FILE, SSL_CERT_DIR")
          .asLeadingElsewhere()
          .asShared();

  /** Further headers of every request to the vendor: {@code http.header.NAME}. */
  public static final Setting<String> HTTP_HEADER =
      Setting.group("http.header", "further headers of every request to the vendor")
          .asSecret()
          .asShared();

  /** What the client calls itself; {@code videogen/VERSION} unless configured. */
  public static final Setting<String> HTTP_USER_AGENT =
      Setting.header("http.user-agent", "the name that the client gives itself")
          .withDefault(UserAgent.VALUE)
          .asShared();

  private static final String CA_FILE = "SSL_CERT_FILE";
  private static final String CA_FOLDERS = "SSL_CERT_DIR";

  private static final List<Setting<?>> ALL =
      List.of(
          CONNECT_TIMEOUT,
          READ_TIMEOUT,
          CALL_TIMEOUT,
          MAX_CONNECTIONS,
          RETRY_MAX_ATTEMPTS,
          RETRY_BASE_DELAY,
          RETRY_MAX_DELAY,
          SUBMISSION_RECOVERY,
          ALLOW_INSECURE_HTTP,
          HTTP_PROXY,
          HTTP_CA_BUNDLE,
          HTTP_HEADER,
          HTTP_USER_AGENT);

  private HttpSettings() {}

  /**
   * A provider's own settings, followed by those that every HTTP provider has.
   *
   * @param own what the provider alone has
   * @return what it declares, unmodifiable
   */
  public static List<Setting<?>> with(Setting<?>... own) {
    List<Setting<?>> settings = new ArrayList<>(List.of(own));
    settings.addAll(ALL);
    return List.copyOf(settings);
  }

  /** The values of an instance. */
  static HttpOptions options(ProviderContext context) {
    return new HttpOptions(
        value(context, CONNECT_TIMEOUT),
        value(context, READ_TIMEOUT),
        value(context, CALL_TIMEOUT),
        value(context, MAX_CONNECTIONS),
        value(context, RETRY_MAX_ATTEMPTS),
        value(context, RETRY_BASE_DELAY),
        value(context, RETRY_MAX_DELAY),
        value(context, ALLOW_INSECURE_HTTP),
        ProxyRouting.of(context.get(HTTP_PROXY).map(URI::toString), context::environment),
        context.group(HTTP_HEADER),
        value(context, HTTP_USER_AGENT));
  }

  /**
   * Whom to trust: what was set in code, else the certificates that are configured, else those that
   * the environment names, else Java's own.
   */
  static Optional<SSLContext> tls(ProviderContext context, boolean encrypted) {
    return context
        .component(SSLContext.class)
        .or(
            () ->
                context
                    .get(HTTP_CA_BUNDLE)
                    .map(
                        file ->
                            CertificateBundle.trust("videogen.http.ca-bundle", file.toString())))
        .or(() -> ofEnvironment(context, encrypted));
  }

  /** As OpenSSL does, the file and the folders together. */
  private static Optional<SSLContext> ofEnvironment(ProviderContext context, boolean encrypted) {
    Optional<String> file = context.environment(CA_FILE);
    Optional<String> folders = context.environment(CA_FOLDERS);
    if (!encrypted || (file.isEmpty() && folders.isEmpty())) {
      return Optional.empty();
    }
    CertificateBundle bundle = new CertificateBundle();
    file.ifPresent(each -> bundle.addFile(CA_FILE, each));
    folders.ifPresent(each -> bundle.addFolders(CA_FOLDERS, each));
    return Optional.of(bundle.trust());
  }

  static boolean adopts(ProviderContext context) {
    return value(context, SUBMISSION_RECOVERY) == SubmissionRecovery.ADOPT;
  }

  private static <T> T value(ProviderContext context, Setting<T> setting) {
    return context.get(setting).orElseThrow();
  }
}
