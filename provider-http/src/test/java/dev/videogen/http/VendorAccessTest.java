package dev.videogen.http;

import static dev.videogen.conformance.testing.FaultServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.videogen.conformance.testing.FaultServer;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.Operation;
import dev.videogen.http.wire.VendorRules;
import dev.videogen.settings.Setting;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.ProviderContext;
import dev.videogen.spi.VideoGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Access to a vendor of several origins")
class VendorAccessTest {

  private static final Setting<String> KEY = Setting.key("api-key", "the key");

  private static final Setting<URI> BASE_URL =
      Setting.address("base-url", "the vendor").withDefault(URI.create("https://api.acme.example"));

  private static final VendorOrigin FILES =
      VendorOrigin.of(
          "files-url", "https://files.acme.example", "the storage", "files go into the request");

  private final TestContext context = new TestContext().named("acme");
  private FaultServer vendor;
  private FaultServer files;

  @BeforeEach
  void start() throws IOException {
    vendor = FaultServer.start();
    files = FaultServer.start();
  }

  @AfterEach
  void stop() throws IOException {
    vendor.close();
    files.close();
  }

  private VendorAccess access() {
    HttpVideoGeneratorProvider provider =
        new HttpVideoGeneratorProvider("acme", "Acme", KEY, BASE_URL, FILES.setting()) {
          @Override
          public VideoGenerator open(ProviderContext unused) {
            throw new UnsupportedOperationException();
          }
        };
    return new VendorAccess(
        provider, context, KEY, BASE_URL, "Key", VendorRules.standard(), ".acme.example");
  }

  private static String follow(VendorConnection connection) {
    return connection
        .call(Operation.RETRIEVE, () -> connection.follow(URI.create("thing")))
        .body()
        .required("id");
  }

  @Test
  @DisplayName("knows the usual origins where the base URL is the vendor's own, and no other")
  void usual() {
    context.with("api-key", "secret-1");
    assertThat(access().open(FILES)).isPresent();

    context.with("base-url", vendor.url());
    assertThat(access().open(FILES)).isEmpty();

    context.with("files-url", files.url());
    assertThat(access().open(FILES)).isPresent();
  }

  @Test
  @DisplayName("says what the setting of an origin means where it is not set")
  void description() {
    assertThat(FILES.setting().description())
        .isEqualTo(
            "the storage; https://files.acme.example unless base-url is set, else files go into"
                + " the request");
  }

  @Test
  @DisplayName("sends the key to each origin that was set for it")
  void keyed() {
    context.with("api-key", "secret-1");
    context.with("base-url", vendor.url()).with("files-url", files.url());
    vendor.respond(json(200, "{\"id\":\"1\"}"));
    files.respond(json(200, "{\"id\":\"2\"}"));
    VendorAccess access = access();
    try (VendorConnection main = access.open()) {
      assertThat(follow(main)).isEqualTo("1");
      assertThat(follow(access.open(FILES).orElseThrow())).isEqualTo("2");
    }

    for (FaultServer server : List.of(vendor, files)) {
      assertThat(server.requests().get(0).headers().values()).contains("Key secret-1");
    }
  }

  @Test
  @DisplayName("opens no other origin for a key of the vendor's own variable that is not its own")
  void vendorsVariable() {
    context.with("api-key", "secret-1", SettingOrigin.VENDOR_ENVIRONMENT);
    context.with("files-url", "https://elsewhere.example");

    assertThat(access().open(FILES)).isEmpty();
  }

  @Test
  @DisplayName("ends with the connection to the base URL, whichever was opened first")
  void closes() {
    context.with("api-key", "secret-1");
    context.with("base-url", vendor.url()).with("files-url", files.url());
    VendorAccess access = access();
    VendorConnection before = access.open(FILES).orElseThrow();
    VendorConnection main = access.open();
    VendorConnection after = access.open(FILES).orElseThrow();

    main.close();

    for (VendorConnection closed : List.of(main, before, after)) {
      assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> follow(closed));
    }
    assertThat(files.requests()).isEmpty();
  }

  @Test
  @DisplayName(
      "names the setting without which nobody knows the keys that webhooks are signed with")
  void webhooks() {
    context.with("api-key", "secret-1").with("base-url", vendor.url());
    SignedHeaders headers = new SignedHeaders("id", "time", "signature", List.of("id", "time"));

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                access()
                    .webhooks(
                        FILES,
                        headers,
                        body -> WebhookSettings.payload(body, "id", StatusMap.none()))
                    .get())
        .withMessageContaining("videogen.acme.files-url is not set");
  }

  @Test
  @DisplayName("tells each connection where webhooks are to go")
  void webhookAddress() {
    context.with("api-key", "secret-1").with("base-url", vendor.url());
    context.with("webhook.url", "https://app.example/hooks");
    try (VendorConnection main = access().open()) {
      assertThat(main.webhook()).hasValue("https://app.example/hooks");
    }
  }
}
