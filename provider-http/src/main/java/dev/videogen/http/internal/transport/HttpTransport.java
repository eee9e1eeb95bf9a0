package dev.videogen.http.internal.transport;

import dev.videogen.http.internal.response.Origin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient with everything switched off that it does on its own: repeating, redirecting,
 * authenticating, cookies, compression, logging. Calls and media have a pool each, so that polling
 * never waits behind downloads.
 */
public final class HttpTransport implements AutoCloseable {

  /** Servers close idle connections without notice; a POST on such a one fails as if lost. */
  private static final TimeValue VALIDATE_AFTER = TimeValue.ofMilliseconds(100);

  private static final TimeValue EVICT_AFTER = TimeValue.ofSeconds(30);

  private final ProxyRouting proxies;
  private final boolean proxied;
  private final RequestConfig config;
  private final CloseableHttpClient calls;
  private final FirstUse<CloseableHttpClient> media;
  private volatile boolean closed;

  public HttpTransport(HttpOptions options, Optional<SSLContext> tls) {
    this.proxies = options.proxies();
    this.proxied = proxies.all().findAny().isPresent();
    this.config =
        RequestConfig.custom()
            // The watchdog ends a wait for a connection together with the call.
            .setConnectionRequestTimeout(timeout(options.callTimeout()))
            .setResponseTimeout(timeout(options.readTimeout()))
            .setRedirectsEnabled(false)
            .setContentCompressionEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .setAuthenticationEnabled(proxyLogins(options).isPresent())
            .build();
    FirstUse<TlsSocketStrategy> strategy = new FirstUse<>(() -> strategy(tls));
    this.calls = client(options, strategy);
    this.media = new FirstUse<>(() -> client(options, strategy));
  }

  private static CloseableHttpClient client(HttpOptions options, Supplier<TlsSocketStrategy> tls) {
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setConnectionFactory(NonLoggingConnection::over)
                    // Nothing takes longer in a start than to read whom the JDK trusts.
                    .setTlsSocketStrategy(
                        (socket, host, port, attachment, context) ->
                            tls.get().upgrade(socket, host, port, attachment, context))
                    .setDefaultTlsConfig(
                        TlsConfig.custom()
                            // Only newer HttpClients take the connect time-out for it.
                            .setHandshakeTimeout(timeout(options.connectTimeout()))
                            .build())
                    .setMaxConnTotal(options.maxConnections())
                    .setMaxConnPerRoute(options.maxConnections())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout(options.connectTimeout()))
                            .setSocketTimeout(timeout(options.readTimeout()))
                            .setValidateAfterInactivity(VALIDATE_AFTER)
                            .build())
                    .build())
            .setRequestExecutor(new WireExecutor())
            .setUserAgent(options.userAgent())
            .evictExpiredConnections()
            .evictIdleConnections(EVICT_AFTER)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableAuthCaching()
            .disableCookieManagement()
            .disableContentCompression()
            .disableConnectionState();
    if (options.proxies().all().findAny().isPresent()) {
      builder.setRoutePlanner(through(options.proxies()));
    }
    proxyLogins(options).ifPresent(builder::setDefaultCredentialsProvider);
    return builder.build();
  }

  /** Whose names a certificate is valid for is the JDK's to check, in all versions alike. */
  private static TlsSocketStrategy strategy(Optional<SSLContext> tls) {
    return new DefaultClientTlsStrategy(
        tls.orElseGet(SSLContexts::createDefault),
        HostnameVerificationPolicy.BUILTIN,
        HttpsSupport.getDefaultHostnameVerifier());
  }

  ClassicHttpResponse call(HttpUriRequestBase request) throws IOException {
    return execute(calls, request);
  }

  ClassicHttpResponse media(HttpUriRequestBase request) throws IOException {
    CloseableHttpClient client = media.get();
    if (closed) {
      // It may have been made since.
      client.close(CloseMode.IMMEDIATE);
    }
    return execute(client, request);
  }

  private ClassicHttpResponse execute(CloseableHttpClient client, HttpUriRequestBase request)
      throws IOException {
    request.setConfig(config);
    Exchange exchange = Exchange.current();
    exchange.request(request);
    ClassicHttpResponse response = client.executeOpen(null, request, context(exchange));
    if (!exchange.wasSent()) {
      request.cancel();
      throw new IOException(refusal(response.getCode()));
    }
    return response;
  }

  /** Says who is asking a proxy without waiting to be asked, as curl does. */
  private HttpClientContext context(Exchange exchange) {
    HttpClientContext context = HttpClientContext.create();
    URI address = exchange.address();
    if (!proxied || address == null) {
      return context;
    }
    Optional<ProxyAddress> proxy = proxies.to(Origin.of(address));
    proxy
        .flatMap(ProxyAddress::login)
        .ifPresent(
            login -> {
              BasicScheme basic = new BasicScheme();
              basic.initPreemptive(credentials(login));
              context.resetAuthExchange(host(proxy.orElseThrow()), basic);
            });
    return context;
  }

  private static Credentials credentials(ProxyAddress.Login login) {
    return new UsernamePasswordCredentials(login.user(), login.password().toCharArray());
  }

  private static String refusal(int status) {
    return "the proxy answered "
        + status
        + " to CONNECT"
        + (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
            ? "; it wants a user and a password, such as in http://USER:PASSWORD@HOST:PORT"
            : "");
  }

  private static DefaultRoutePlanner through(ProxyRouting proxies) {
    return new DefaultRoutePlanner(null) {
      @Override
      protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return proxies.to(origin(target)).map(HttpTransport::host).orElse(null);
      }
    };
  }

  private static Origin origin(HttpHost target) {
    String host = target.getHostName();
    boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
    return new Origin(target.getSchemeName(), bare ? "[" + host + "]" : host, target.getPort());
  }

  private static HttpHost host(ProxyAddress proxy) {
    return new HttpHost(proxy.scheme(), proxy.host(), proxy.port());
  }

  private static Optional<BasicCredentialsProvider> proxyLogins(HttpOptions options) {
    BasicCredentialsProvider provider = new BasicCredentialsProvider();
    List<ProxyAddress> known =
        options.proxies().all().filter(proxy -> proxy.login().isPresent()).toList();
    for (ProxyAddress proxy : known) {
      ProxyAddress.Login login = proxy.login().orElseThrow();
      provider.setCredentials(new AuthScope(proxy.host(), proxy.port()), credentials(login));
    }
    return known.isEmpty() ? Optional.empty() : Optional.of(provider);
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }

  @Override
  public void close() {
    closed = true;
    calls.close(CloseMode.IMMEDIATE);
    media.ifMade().ifPresent(client -> client.close(CloseMode.IMMEDIATE));
  }
}
