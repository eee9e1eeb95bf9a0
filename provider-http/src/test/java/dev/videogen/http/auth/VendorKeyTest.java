package dev.videogen.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.conformance.testing.TestContext;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ApiKeySupplier;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A vendor's key")
class VendorKeyTest {

  private static final Setting<String> KEY =
      Setting.key("api-key", "the key").readAlsoFrom("ACME_API_KEY");
  private static final Setting<URI> BASE_URL =
      Setting.address("base-url", "the address").readAlsoFrom("ACME_BASE_URL");

  @ParameterizedTest(name = "key from {0}, address from {1}: {2} -> {3}")
  @CsvSource({
    "VENDOR_ENVIRONMENT, DEFAULT,            https://api.acme.example/v1,      true",
    "VENDOR_ENVIRONMENT, NAMED_FILE,         https://API.acme.example/v1,      true",
    "VENDOR_ENVIRONMENT, NAMED_FILE,         https://east.video.acme.example,  true",
    "VENDOR_ENVIRONMENT, VENDOR_ENVIRONMENT, https://gateway.example/v1,       true",
    "VENDOR_ENVIRONMENT, CODE,               http://api.acme.example/v1,       false",
    "VENDOR_ENVIRONMENT, CODE,               https://api.acme.example:8443/v1, false",
    "VENDOR_ENVIRONMENT, CODE,               http://localhost:8000/v1,         true",
    "VENDOR_ENVIRONMENT, CODE,               http://127.0.0.1:8000/v1,         true",
    "VENDOR_ENVIRONMENT, CODE,               http://[::1]:8000/v1,             true",
    "VENDOR_ENVIRONMENT, CODE,               https://gateway.example/v1,       false",
    "VENDOR_ENVIRONMENT, ENVIRONMENT,        https://gateway.example/v1,       false",
    "VENDOR_ENVIRONMENT, NAMED_FILE,         https://api.acme.example.evil.io, false",
    "VENDOR_ENVIRONMENT, NAMED_FILE,         https://evilvideo.acme.example,   false",
    "VENDOR_ENVIRONMENT, NAMED_FILE,         https://127.0.0.1.evil.io,        false",
    "ENVIRONMENT,        USER_FILE,          https://gateway.example/v1,       true",
    "CODE,               USER_FILE,          https://gateway.example/v1,       true",
    "USER_FILE,          CLASS_PATH,         https://gateway.example/v1,       true",
  })
  @DisplayName("goes to that vendor, to the vendor's own address, to loopback, and nowhere else")
  void destinations(SettingOrigin keyOrigin, SettingOrigin urlOrigin, URI address, boolean goes) {
    TestContext context =
        new TestContext()
            .with("api-key", "secret", keyOrigin)
            .with("base-url", address.toString(), urlOrigin);

    Optional<Supplier<String>> key =
        VendorKey.of(context, KEY, BASE_URL, address, "api.acme.example", ".video.acme.example");

    assertThat(key.map(Supplier::get)).isEqualTo(goes ? Optional.of("secret") : Optional.empty());
  }

  @Test
  @DisplayName("comes from a supplier at each call, which goes before the setting")
  void supplied() {
    AtomicInteger calls = new AtomicInteger();
    ApiKeySupplier supplier = instance -> instance + "-" + calls.incrementAndGet();
    TestContext context =
        new TestContext().with("api-key", "secret").with(ApiKeySupplier.class, supplier);

    Supplier<String> key =
        VendorKey.of(context, KEY, BASE_URL, URI.create("https://gateway.example/v1"))
            .orElseThrow();

    assertThat(key.get()).isEqualTo("acme-1");
    assertThat(key.get()).isEqualTo("acme-2");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", " ", "a b", "k\u00e4y", "a\nb"})
  @DisplayName("that a supplier should not give is not sent, and not told")
  void suppliedWrongly(String wrong) {
    ApiKeySupplier supplier = instance -> wrong;
    TestContext context = new TestContext().with(ApiKeySupplier.class, supplier);
    Supplier<String> key =
        VendorKey.of(context, KEY, BASE_URL, URI.create("https://gateway.example/v1"))
            .orElseThrow();

    assertThatThrownBy(key::get)
        .isInstanceOf(TokenUnavailableException.class)
        .hasMessageStartingWith("the supplier of keys gave ");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"secret\n", "\ufeffsecret", "sec\u200bret", "\"secret\"", "\u00a0secret"})
  @DisplayName("that a supplier pastes is cleaned")
  void suppliedAsPasted(String pasted) {
    ApiKeySupplier supplier = instance -> pasted;
    TestContext context = new TestContext().with(ApiKeySupplier.class, supplier);

    assertThat(VendorKey.of(context, KEY, BASE_URL, URI.create("https://gateway.example/v1")))
        .hasValueSatisfying(key -> assertThat(key.get()).isEqualTo("secret"));
  }

  @ParameterizedTest(name = "address {1} from {0}: {2}")
  @CsvSource({
    "USER_FILE,          https://api.acme.example/v1, true",
    "VENDOR_ENVIRONMENT, https://gateway.example/v1,  true",
    "CODE,               http://localhost:8000/v1,    true",
    "CODE,               https://gateway.example/v1,  false",
  })
  @DisplayName("may go no further than an identity that nobody set for videogen")
  void ambientIdentity(SettingOrigin urlOrigin, URI address, boolean goes) {
    TestContext context = new TestContext().with("base-url", address.toString(), urlOrigin);

    assertThat(VendorKey.maySend(context, BASE_URL, address, "api.acme.example")).isEqualTo(goes);
  }
}
