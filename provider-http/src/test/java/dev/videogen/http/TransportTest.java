package dev.videogen.http;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.ListQuery;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.spi.ByteRange;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The transport")
class TransportTest {

  private static final String JOB = "{\"id\":\"video_1\",\"status\":\"completed\"}";

  @RegisterExtension
  static final WireMockExtension SECURE =
      WireMockExtension.newInstance().options(options().dynamicPort().dynamicHttpsPort()).build();

  @TempDir private Path folder;
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
    server.respond(
        (request, connection) -> {
          connection.send(FaultServer.head(200, JOB.length()) + JOB);
          connection.close();
        });
    context.with("retry.max-attempts", "1");
    try (AcmeVendor vendor = AcmeVendor.at(server.url(), context)) {
      vendor.create(VideoRequest.builder("a cat").build());
      // Idle time is the connection's, so it is real.
      TimeUnit.MILLISECONDS.sleep(150);
      vendor.create(VideoRequest.builder("a cat").build());
    }

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  @DisplayName("sends a query as Feign wrote it, with the parameters that every call has")
  void queries() {
    server.respond(json(200, "{\"data\":[]}"));
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
    server.respond(json(200, JOB));
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

    private static final String PASSWORD = "changeit";

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
    @DisplayName("trusts the certificates of a file, whoever names it, instead of Java's own")
    void bundle() throws Exception {
      KeyStore certificate = certificate();
      Path bundle = Files.writeString(folder.resolve("ca.pem"), "# ours\n" + pem(certificate));
      try (FaultServer secure = FaultServer.start(showing(certificate))) {
        secure.respond(json(200, JOB));
        String url = "https://localhost:" + URI.create(secure.url()).getPort();
        for (TestContext trusting :
            List.of(
                new TestContext().with("http.ca-bundle", bundle.toString()),
                new TestContext().variable("SSL_CERT_FILE", bundle.toString()),
                new TestContext()
                    .variable("SSL_CERT_DIR", "/nowhere" + File.pathSeparator + folder))) {
          try (AcmeVendor vendor = AcmeVendor.at(url, trusting)) {
            assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
          }
        }
        assertThat(secure.requests()).hasSize(3);
      }
    }

    @Test
    @DisplayName("trusts no certificate of another name")
    void otherName() throws Exception {
      KeyStore certificate = certificate();
      Path bundle = Files.writeString(folder.resolve("ca.pem"), pem(certificate));
      try (FaultServer secure = FaultServer.start(showing(certificate));
          AcmeVendor vendor =
              AcmeVendor.at(
                  "https://127.0.0.1:" + URI.create(secure.url()).getPort(),
                  context.with("http.ca-bundle", bundle.toString()))) {
        secure.respond(json(200, JOB));

        assertThatThrownBy(() -> vendor.retrieve("video_1"))
            .isInstanceOf(ConnectionException.class)
            .hasMessageContaining("TLS failed");
        assertThat(secure.requests()).isEmpty();
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "no certificate",
          "",
          "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
        })
    @DisplayName("trusts no file that holds no certificate: nothing is opened")
    void noBundle(String text) throws IOException {
      Path bundle = Files.writeString(folder.resolve("ca.pem"), text);

      assertThatThrownBy(
              () ->
                  AcmeVendor.at(
                      "https://videos.example", context.with("http.ca-bundle", bundle.toString())))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("videogen.http.ca-bundle names " + bundle);
      assertThatThrownBy(
              () ->
                  AcmeVendor.at(
                      "https://videos.example",
                      new TestContext().variable("SSL_CERT_FILE", folder + "/missing")))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("SSL_CERT_FILE names " + folder + "/missing");
      assertThatThrownBy(
              () ->
                  AcmeVendor.at(
                      "https://videos.example",
                      new TestContext().variable("SSL_CERT_DIR", folder.toString())))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("SSL_CERT_DIR names " + folder);
    }

    /** A server's own certificate for localhost, as a company makes one. */
    private KeyStore certificate() throws Exception {
      Path file = folder.resolve("server.p12");
      String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      Process made =
          new ProcessBuilder(
                  keytool,
                  "-genkeypair",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=dns:localhost",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      made.getInputStream().readAllBytes();
      assertThat(made.waitFor()).isZero();
      return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static SSLContext showing(KeyStore certificate) throws Exception {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(certificate, PASSWORD.toCharArray());
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), null, null);
      return tls;
    }

    private static String pem(KeyStore certificate) throws Exception {
      byte[] bytes = certificate.getCertificate(certificate.aliases().nextElement()).getEncoded();
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(bytes)
          + "\n-----END CERTIFICATE-----\n";
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
      server.respond(json(200, "0123456789", "Content-Type: video/mp4"));
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
      server.respond(json(200, JOB));
      context.with("http.proxy", server.url()).with("allow-insecure-http", "true");
      try (AcmeVendor vendor = AcmeVendor.at("http://videos.example/v1", context)) {
        assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
      }

      assertThat(server.requests().get(0).target())
          .isEqualTo("http://videos.example/v1/videos/video_1");
    }

    @Test
    @DisplayName("that the environment names is taken, and said in what failed")
    void ofTheEnvironment() {
      server.respond(json(503, "no route"));
      context
          .variable("HTTPS_PROXY", server.url().replace("//", "//me:proxy-password@"))
          .with("retry.max-attempts", "1");
      try (AcmeVendor vendor = AcmeVendor.at("https://videos.example/v1", context)) {
        assertThatThrownBy(() -> vendor.createUnlisted("a cat"))
            .isInstanceOf(ConnectionException.class)
            .hasMessageContaining("through the proxy " + server.url())
            .hasMessageContaining("the proxy answered 503 to CONNECT")
            .hasMessageNotContaining("proxy-password");
      }

      assertThat(server.requests())
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.target()).isEqualTo("videos.example:443");
                assertThat(request.headers())
                    .containsKey("Proxy-Authorization")
                    .doesNotContainKey("Authorization");
              });
    }

    @Test
    @DisplayName("is named as the way out where a host is not known")
    void unknownHost() {
      context.with("retry.max-attempts", "1");
      try (AcmeVendor vendor = AcmeVendor.at("https://videos.invalid/v1", context)) {
        assertThatThrownBy(() -> vendor.createUnlisted("a cat"))
            .isInstanceOf(ConnectionException.class)
            .hasMessageContaining("the host's name is not known")
            .hasMessageContaining("videogen.http.proxy")
            .hasMessageContaining("HTTPS_PROXY");
      }
    }

    @Test
    @DisplayName("that wants to know who is asking says so")
    void loginWanted() {
      server.respond(json(407, "", "Proxy-Authenticate: Basic realm=\"p\""));
      context.with("http.proxy", server.url()).with("retry.max-attempts", "1");
      try (AcmeVendor vendor = AcmeVendor.at("https://videos.example/v1", context)) {
        assertThatThrownBy(() -> vendor.createUnlisted("a cat"))
            .hasMessageContaining("it wants a user and a password");
      }
    }

    @Test
    @DisplayName("does not reach this machine")
    void loopback() throws IOException {
      try (FaultServer proxy = FaultServer.start();
          AcmeVendor vendor =
              AcmeVendor.at(server.url(), context.with("http.proxy", proxy.url()))) {
        server.respond(json(200, JOB));
        assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
        assertThat(proxy.connections()).isZero();
      }
    }

    @Test
    @DisplayName("opens a tunnel, and may send again what never got through it")
    void tunnelRefused() {
      server.respond(json(502, "no route"));
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
    @DisplayName("says who it is without being asked, to the proxy alone")
    void login() {
      server.respond(json(200, JOB));
      context
          .with("http.proxy", server.url().replace("//", "//me:proxy-password@"))
          .with("allow-insecure-http", "true");
      try (AcmeVendor vendor = AcmeVendor.at("http://videos.example/v1", context)) {
        assertThat(vendor.retrieve("video_1").id()).isEqualTo("video_1");
      }

      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0).headers().get("Proxy-Authorization"))
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
