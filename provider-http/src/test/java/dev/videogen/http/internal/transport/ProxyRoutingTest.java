package dev.videogen.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.errors.ConfigurationException;
import dev.videogen.http.internal.response.Origin;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The proxy through which a host is reached")
class ProxyRoutingTest {

  private static final Origin SECURE = Origin.of(URI.create("https://api.example/v1"));
  private static final Origin PLAIN = Origin.of(URI.create("http://api.example/v1"));

  private static ProxyRouting of(Map<String, String> environment) {
    return ProxyRouting.of(Optional.empty(), name -> Optional.ofNullable(environment.get(name)));
  }

  private static Optional<String> to(Origin origin, Map<String, String> environment) {
    return of(environment).to(origin).map(ProxyAddress::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "https_proxy, true,  false",
    "HTTPS_PROXY, true,  false",
    "http_proxy,  false, true",
    "HTTP_PROXY,  false, false",
    "all_proxy,   true,  true",
    "ALL_PROXY,   true,  true",
    "FTP_PROXY,   false, false",
  })
  @DisplayName("is the one that the environment names for the scheme, as curl reads it")
  void isNamedByTheEnvironment(String variable, boolean secure, boolean plain) {
    Map<String, String> environment = Map.of(variable, "http://proxy.example:3128");

    assertThat(to(SECURE, environment).isPresent()).isEqualTo(secure);
    assertThat(to(PLAIN, environment).isPresent()).isEqualTo(plain);
  }

  @Test
  @DisplayName(
      "is named by lower case before upper case, by the scheme before all, by the setting first")
  void hasAnOrder() {
    assertThat(to(SECURE, Map.of("HTTPS_PROXY", "a:1", "https_proxy", "b:2", "all_proxy", "c:3")))
        .contains("http://b:2");
    assertThat(to(SECURE, Map.of("HTTPS_PROXY", "a:1", "all_proxy", "c:3"))).contains("http://a:1");
    ProxyRouting routing =
        ProxyRouting.of(Optional.of("http://set:9"), name -> Optional.of("http://env:1"));
    assertThat(ProxyRouting.of(Optional.of("http://set:9"), name -> Optional.empty()).to(PLAIN))
        .hasToString("Optional[http://set:9]");
    assertThat(routing.to(SECURE)).hasToString("Optional[http://set:9]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8000",
        "https://127.0.0.1",
        "https://127.9.9.9:1",
        "http://[::1]:80",
        "http://[0:0:0:0:0:0:0:1]:80",
        "http://app.localhost"
      })
  @DisplayName("is none for this machine")
  void isNoneForThisMachine(URI address) {
    assertThat(to(Origin.of(address), Map.of("all_proxy", "p:1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.example | https://api.example | true",
        "example | https://api.example | true",
        ".example | https://api.example | true",
        "*.example | https://api.example | true",
        "API.Example. | https://api.example | true",
        "other, api.example | https://api.example | true",
        "other api.example | https://api.example | true",
        "* | https://api.example | true",
        "api.example:443 | https://api.example | true",
        "api.example:8443 | https://api.example | false",
        "pi.example | https://api.example | false",
        "api | https://api.example | false",
        "'' | https://api.example | false",
        "10.0.0.0/8 | https://10.1.2.3 | true",
        "10.0.0.0/8 | https://11.1.2.3 | false",
        "10.1.2.3 | https://10.1.2.3 | true",
        "10.1.2.0/31 | https://10.1.2.1 | true",
        "10.1.2.0/31 | https://10.1.2.2 | false",
        "10.0.0.0/99 | https://10.1.2.3 | false",
        "10.0.0.0/x | https://10.1.2.3 | false",
        "2.3 | https://10.1.2.3 | false",
        "fd00::/8 | https://[fd12::1] | true",
        "[fd12::1] | https://[fd12:0:0::1] | true",
        "fd12::2 | https://[fd12::1] | false",
        "10.0.0.0/8 | https://[fd12::1] | false",
      })
  @DisplayName("is none for what NO_PROXY covers")
  void isNoneForWhatNoProxyCovers(String exceptions, URI address, boolean covered) {
    Origin origin = Origin.of(address);

    assertThat(to(origin, Map.of("https_proxy", "p:1", "no_proxy", exceptions)).isEmpty())
        .isEqualTo(covered);
    assertThat(to(origin, Map.of("https_proxy", "p:1", "NO_PROXY", exceptions)).isEmpty())
        .isEqualTo(covered);
    assertThat(
            ProxyRouting.of(
                    Optional.of("http://p:1"),
                    name -> Optional.of(exceptions).filter(text -> name.equals("NO_PROXY")))
                .to(origin)
                .isEmpty())
        .isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.example, http://proxy.example:1080, '', ''",
    "proxy.example:3128/, http://proxy.example:3128, '', ''",
    "https://proxy.example, https://proxy.example:443, '', ''",
    "HTTP://proxy:8, http://proxy:8, '', ''",
    "http://me:secret-1@proxy:8, http://proxy:8, me, secret-1",
    "http://me@proxy:8, http://proxy:8, me, ''",
    "me:p%40ss+1@proxy:8, http://proxy:8, me, p@ss+1",
    "http://me:p@ss:w@proxy:8, http://proxy:8, me, p@ss:w",
    "http://me%3Ayou:pass@proxy:8, http://proxy:8, me:you, pass",
    "http://me:100%@proxy:8, http://proxy:8, me, 100%",
    "http://[::1]:3128, http://[::1]:3128, '', ''",
  })
  @DisplayName("may be written as curl takes it, and never shows its password")
  void mayBeWrittenAsCurlTakesIt(String text, String shown, String user, String password) {
    ProxyAddress proxy = to(text);

    assertThat(proxy).hasToString(shown);
    assertThat(proxy.login().map(ProxyAddress.Login::user).orElse("")).isEqualTo(user);
    assertThat(proxy.login().map(ProxyAddress.Login::password).orElse("")).isEqualTo(password);
    if (!password.isEmpty()) {
      ProxyRouting routing = of(Map.of("https_proxy", text));
      assertThat(routing.toString() + proxy.login()).doesNotContain(password);
      assertThat(routing.secrets()).containsOnly(password);
    }
  }

  private static ProxyAddress to(String text) {
    return of(Map.of("https_proxy", text)).to(SECURE).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://me:secret@proxy:1080",
        "http://me:secret@",
        "http://proxy:0",
        "http://proxy:70000",
        "http://a b:1",
        "http://proxy:3128/path",
        "proxy:port"
      })
  @DisplayName("is an error where it cannot be used and would be needed, without its password")
  void isAnErrorWhereItCannotBeUsed(String text) {
    ProxyRouting routing = of(Map.of("ALL_PROXY", text));

    assertThatThrownBy(() -> routing.check(SECURE))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ALL_PROXY names no proxy that can be used")
        .hasMessageContaining("NO_PROXY")
        .hasMessageNotContaining("secret");
    assertThatCode(() -> routing.check(Origin.of(URI.create("http://localhost"))))
        .doesNotThrowAnyException();
  }
}
