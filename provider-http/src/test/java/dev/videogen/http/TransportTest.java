package dev.videogen.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.videogen.http.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.ListQuery;
import dev.videogen.VideoRequest;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.http.testing.FaultServer;
import dev.videogen.http.testing.TestContext;
import dev.videogen.spi.ByteRange;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The transport")
class TransportTest {

  private static final String JOB = "{\"id\":\"video_1\",\"status\":\"completed\"}";

  @RegisterExtension
  static final WireMockExtension SECURE =
      WireMockExtension.newInstance().options(options().dynamicPort().dynamicHttpsPort()).build();

  private final TestContext context = new TestContext();
  private FaultServer server;

  @BeforeEach
  void open() throws IOException {
    server = FaultServer.start();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  @DisplayName("notices that the server has closed an idle connection before it uses it again")
  void staleConnections() throws Exception {
    server.answer(
        (request, connection) -> {
          connection.send(FaultServer.head(200, JOB.length()) + JOB);
          connection.close();
        });
    context.with("retry.max-attempts", "1");
    try (AcmeVendor vendor = AcmeVendor.at(server.url(), context)) {
      vendor.create(VideoRequest.builder("a cat").build());
      // Idle time is the connection's, so it is real.
      TimeUnit.MILLISECONDS.sleep(150);
      vendor.create(VideoRequest.builder("a dog").build());
    }

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  @DisplayName("sends a query as Feign wrote it, with the parameters that every call has")
  void queries() {
    server.answer(json(200, "{\"data\":[]}"));
    try (AcmeVendor vendor =
        new AcmeVendor(
            VendorConnection.to(server.url("/v1"), context)
                .query("api-version", "preview 1")
                .open())) {
      vendor.list(ListQuery.newest(7).after("a/b+c=d&e"));
      vendor.list(ListQuery.newest(7));
    }

    assertThat(server.requests())
        .map(FaultServer.Request::target)
        .containsExactly(
            "/v1/videos?limit=7&after=a%2Fb%2Bc%3Dd%26e&api-version=preview%201",
            "/v1/videos?limit=7&api-version=preview%201");
  }

  @Test
  @DisplayName("carries as many calls at once as there may be connections")
  void manyConnections() throws Exception {
    server.answer(json(200, JOB));
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try (AcmeVendor vendor = AcmeVendor.at(server.url(), context)) {
      List<Future<String>> ids =
          IntStream.range(0, 200)
              .mapToObj(i -> threads.submit(() -> vendor.retrieve("video_" + i).id()))
              .toList();
      for (Future<String> id : ids) {
        assertThat(id.get()).isEqualTo("video_1");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(server.connections()).isBetween(2, 20);
  }

  @Nested
  @DisplayName("over TLS")
  class Tls {

    @Test
    @DisplayName("trusts whom the app trusts")
    void trusted() throws Exception {
      SECURE.stubFor(any(anyUrl()).willReturn(okJson(JOB)));
      try (AcmeVendor vendor =
          AcmeVendor.at(
              "https://localhost:" + SECURE.getHttpsPort(),
              context.with(SSLContext.class, trustingAll()))) {
        assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
      }
    }

    @Test
    @DisplayName("trusts nobody else, and sends nothing to them")
    void untrusted() {
      try (AcmeVendor vendor =
          AcmeVendor.at(
              "https://localhost:" + SECURE.getHttpsPort(),
              context.with("retry.max-attempts", "2"))) {
        assertThatThrownBy(() -> vendor.createUnlisted("a cat"))
            .isInstanceOf(ConnectionException.class)
            .hasMessageContaining("TLS failed");
      }
      assertThat(context.permits()).as("attempts, as nothing was sent").hasSize(2);
    }

    @Test
    @DisplayName("never goes on without it")
    void noDowngrade() throws Exception {
      server.answer(json(200, "0123456789", "Content-Type: video/mp4"));
      SECURE.stubFor(
          get("/videos/video_1/content").willReturn(temporaryRedirect(server.url() + "/v.mp4")));
      try (AcmeVendor vendor =
          AcmeVendor.at(
              "https://localhost:" + SECURE.getHttpsPort(),
              context.with(SSLContext.class, trustingAll()))) {
        assertThatThrownBy(() -> vendor.open("video_1", ByteRange.all()))
            .isInstanceOf(ProviderFailureException.class)
            .hasMessageContaining("over plain http");
        assertThatThrownBy(() -> vendor.open(server.url("/v.mp4"), ByteRange.all()))
            .isInstanceOf(ProviderFailureException.class)
            .hasMessageContaining("over plain http");
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @Nested
  @DisplayName("through a proxy")
  class Proxies {

    @Test
    @DisplayName("reaches everything but this machine")
    void proxied() {
      server.answer(json(200, JOB));
      context.with("http.proxy", server.url()).with("allow-insecure-http", "true");
      try (AcmeVendor vendor = AcmeVendor.at("http://videos.example/v1", context)) {
        assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
      }

      assertThat(server.requests().get(0).target())
          .isEqualTo("http://videos.example/v1/videos/video_1");
    }

    @Test
    @DisplayName("does not reach this machine")
    void loopback() throws IOException {
      try (FaultServer proxy = FaultServer.start();
          AcmeVendor vendor =
              AcmeVendor.at(server.url(), context.with("http.proxy", proxy.url()))) {
        server.answer(json(200, JOB));
        assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
        assertThat(proxy.connections()).isZero();
      }
    }

    @Test
    @DisplayName("opens a tunnel, and may send again what never got through it")
    void tunnelRefused() {
      server.answer(json(502, "no route"));
      context.with("http.proxy", server.url()).with("retry.max-attempts", "2");
      try (AcmeVendor vendor = AcmeVendor.at("https://videos.example/v1", context)) {
        assertThatThrownBy(() -> vendor.createUnlisted("a cat"))
            .isInstanceOf(ConnectionException.class)
            .hasMessageContaining("the proxy answered 502 to CONNECT");
      }

      assertThat(server.requests())
          .hasSize(2)
          .allSatisfy(
              request -> {
                assertThat(request.method()).isEqualTo("CONNECT");
                assertThat(request.target()).isEqualTo("videos.example:443");
                assertThat(request.headers()).doesNotContainKey("Authorization");
              });
    }

    @Test
    @DisplayName("says who it is, if the proxy asks")
    void login() {
      server.answer(json(407, "", "Proxy-Authenticate: Basic realm=\"p\"")).answer(json(200, JOB));
      context
          .with("http.proxy", server.url().replace("//", "//me:proxy-password@"))
          .with("allow-insecure-http", "true");
      try (AcmeVendor vendor = AcmeVendor.at("http://videos.example/v1", context)) {
        assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
      }

      assertThat(server.requests().get(1).headers().get("Proxy-Authorization"))
          .isEqualTo(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString("me:proxy-password".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static SSLContext trustingAll() throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new TrustsAll()}, null);
    return tls;
  }

  /** For a certificate that a test signed itself. */
  private static final class TrustsAll extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
