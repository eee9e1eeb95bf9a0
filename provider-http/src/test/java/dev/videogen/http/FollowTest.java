package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.Operation;
import dev.videogen.errors.VideoException;
import dev.videogen.http.auth.Credentials;
import dev.videogen.http.wire.JsonResponse;
import feign.RequestLine;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An address that a response names")
class FollowTest {

  private static final String[] OURS = {"Authorization", "Api-Key", "Acme-Organization", "X-Team"};

  private FaultServer vendor;
  private FaultServer other;
  private VendorConnection connection;

  @BeforeEach
  void open() throws IOException {
    vendor = FaultServer.start();
    other = FaultServer.start();
    vendor.respond(json(200, "{\"id\":\"1\"}", "Set-Cookie: session=theirs"));
    other.respond(json(200, "{\"id\":\"2\"}", "Set-Cookie: session=theirs"));
    connection =
        VendorConnection.to(vendor.url("/v1"), context())
            .credentials(
                Credentials.headers(
                    Map.of(
                        "Authorization", "Bearer secret-1",
                        "Api-Key", "secret-2",
                        "Acme-Organization", "secret-3")))
            .query("api-version", "1")
            .open();
  }

  private static TestContext context() {
    return new TestContext().with("http.header.X-Team", "secret-4").with("retry.max-attempts", "1");
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
    vendor.close();
    other.close();
  }

  private JsonResponse follow(String address) {
    return connection.call(Operation.RETRIEVE, () -> connection.follow(URI.create(address)));
  }

  @Test
  @DisplayName("gets what is ours if it is of the vendor's origin, and is asked as it is written")
  void ofTheOrigin() {
    assertThat(follow(vendor.url("/queue/1?sig=a%2Fb+c") + "").body().text("id")).contains("1");
    follow("status/2?x=1");
    follow("/root");

    assertThat(vendor.requests())
        .extracting(FaultServer.Request::target)
        .containsExactly("/queue/1?sig=a%2Fb+c", "/v1/status/2?x=1", "/root");
    assertThat(vendor.requests())
        .allSatisfy(request -> assertThat(request.headers()).containsKeys(OURS))
        .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("Cookie"));
  }

  @Test
  @DisplayName("gets nothing of ours if it is of another origin: another port is enough")
  void ofAnotherOrigin() {
    assertThat(follow(other.url("/queue/1") + "").body().text("id")).contains("2");
    follow(other.url("/queue/1") + "");

    assertThat(other.requests()).hasSize(2);
    assertThat(other.requests())
        .allSatisfy(
            request -> {
              assertThat(request.headers()).doesNotContainKeys(OURS).doesNotContainKey("Cookie");
              assertThat(request.toString()).doesNotContain("secret-");
            });
  }

  @Test
  @DisplayName("gets nothing of ours from a host of another name, though it be the same machine")
  void ofAnotherName() {
    String named = vendor.url("/queue/1").toString().replace("127.0.0.1", "localhost");
    if (named.contains("localhost") && !vendor.url().contains("localhost")) {
      follow(named);
      assertThat(vendor.requests().get(0).headers()).doesNotContainKeys(OURS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://host/x",
        "jar:file:x!/y",
        "http://me@VENDOR/x",
        "mailto:a@b"
      })
  @DisplayName("is refused if it is no address to be asked, and nothing is sent")
  void noAddress(String address) {
    String authority = vendor.url().substring("http://".length());

    assertThatThrownBy(() -> follow(address.replace("VENDOR", authority)))
        .isInstanceOf(VideoException.class);
    assertThat(vendor.requests()).isEmpty();
  }

  /** What a provider must not write. */
  interface BareAddressWire {
    @RequestLine("GET")
    JsonResponse get(URI address);
  }

  /** Nor this. */
  interface HiddenAddressWire {
    @RequestLine("POST /videos")
    JsonResponse create(URI address, Map<String, Object> body);
  }

  @Test
  @DisplayName("is nothing that a wire interface takes: that is refused when it is made")
  void noWireInterfaceTakesOne() {
    for (Class<?> wire : new Class<?>[] {BareAddressWire.class, HiddenAddressWire.class}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> connection.wire(wire))
          .withMessageContaining("takes a bare URI")
          .withMessageContaining("VendorConnection.follow");
    }
  }
}
