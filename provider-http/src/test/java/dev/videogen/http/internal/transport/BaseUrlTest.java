package dev.videogen.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.auth.Credentials;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A base URL")
class BaseUrlTest {

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "https://api.example/v1, https://api.example/v1",
    "https://api.example/v1//, https://api.example/v1",
    "https://api.example, https://api.example",
    "https://api.example/, https://api.example",
    "HTTPS://API.example:443/V1, https://api.example/V1",
    "http://localhost:8000/v1/, http://localhost:8000/v1",
    "http://my_host:8000, http://my_host:8000",
    "http://[::1]:8000/v1, http://[::1]:8000/v1",
  })
  @DisplayName("has no slash at its end")
  void normal(URI given, URI used) {
    assertThat(BaseUrl.of(given)).isEqualTo(used);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://user:secret@api.example/v1",
        "https://api.example/v1?key=secret",
        "https://api.example/v1#secret",
        "ftp://api.example",
        "file:///v1",
        "/v1"
      })
  @DisplayName("is scheme, host and path, and its error repeats no secret")
  void refused(URI given) {
    assertThatThrownBy(() -> BaseUrl.of(given))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest(name = "{0}, key: {1}, header: {2}, allowed: {3} -> {4}")
  @CsvSource({
    "https://api.example,    true,  X-Api-Key, false, true",
    "http://api.example,     false, X-Team,    false, true",
    "http://api.example,     true,  X-Team,    false, false",
    "http://api.example,     false, X-Api-Key, false, false",
    "http://api.example,     false, Cookie,    false, false",
    "http://api.example,     true,  X-Api-Key, true,  true",
    "http://localhost:8000,  true,  X-Api-Key, false, true",
    "http://127.8.9.1:8000,  true,  X-Api-Key, false, true",
    "http://[::1]:8000,      true,  X-Api-Key, false, true",
    "http://a.localhost,     true,  X-Api-Key, false, true",
    "http://localhost.evil,  true,  X-Api-Key, false, false",
    "http://192.168.0.1,     true,  X-Api-Key, false, false",
  })
  @DisplayName("takes no credentials over plain http off loopback unless that is allowed")
  void secrecy(URI baseUrl, boolean key, String header, boolean allowed, boolean opens) {
    TestContext context =
        new TestContext()
            .with("allow-insecure-http", String.valueOf(allowed))
            .with("http.header." + header, "value");
    VendorConnection.Builder connection =
        VendorConnection.to(baseUrl, context)
            .credentials(key ? Credentials.bearer("secret") : Credentials.none());

    if (opens) {
      connection.open().close();
    } else {
      assertThatThrownBy(connection::open)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("videogen.allow-insecure-http=true");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "X Team, films",
    "Content-Length, 5",
    "host, x",
    "X-Team, 'films\r\nHost: evil'",
    "X-Team, f\u00eflms"
  })
  @DisplayName("takes no header that cannot be sent")
  void headers(String name, String value) {
    TestContext context = new TestContext().with("http.header." + name, value);

    assertThatThrownBy(() -> VendorConnection.to(URI.create("https://api.example"), context).open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("cannot be set")
        .hasMessageNotContaining("evil");
  }
}
