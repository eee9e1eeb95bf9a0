package dev.videogen.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.Feature;
import dev.videogen.capabilities.Capabilities.Listing;
import dev.videogen.capabilities.Support;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.settings.SettingOrigin;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.VideoGeneratorProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The provider of OpenAI's wire format")
class OpenAiVideoGeneratorProviderTest {

  @RegisterExtension
  static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

  private final OpenAiVideoGeneratorProvider provider = new OpenAiVideoGeneratorProvider();

  @Test
  @DisplayName("is found by ServiceLoader")
  void found() {
    assertThat(ServiceLoader.load(VideoGeneratorProvider.class))
        .extracting(VideoGeneratorProvider::type)
        .contains("openai");
  }

  @Test
  @DisplayName("wants a key for OpenAI itself, and says where it is set")
  void keyMissing() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> provider.open(new TestContext()))
        .withMessageContaining("videogen.acme.api-key")
        .withMessageContaining("OPENAI_API_KEY");
  }

  @Test
  @DisplayName("knows OpenAI's operations, and of another server none")
  void capabilities() {
    try (VideoGenerator own = provider.open(new TestContext().with("api-key", "sk-1"));
        VideoGenerator other =
            provider.open(
                new TestContext().with("base-url", "http://127.0.0.1:1/v1").with("model", "wan"))) {
      assertThat(own.name()).isEqualTo("acme");
      assertThat(own.capabilities().support(Feature.LIST)).isEqualTo(Support.SUPPORTED);
      assertThat(own.capabilities().listing()).isEqualTo(Listing.COMPLETE);
      assertThat(own.capabilities().followsByList()).isTrue();
      assertThat(other.capabilities().listing()).isEqualTo(Listing.PARTIAL);
      assertThat(own.capabilities().defaultModel()).hasValue("sora-2");
      assertThat(other.capabilities().support(Feature.LIST)).isEqualTo(Support.UNKNOWN);
      assertThat(other.capabilities().models()).isEmpty();
      assertThat(other.capabilities().defaultModel()).hasValue("wan");
    }
  }

  @Test
  @DisplayName("holds another server to OpenAI's operations, limits and prices if told so")
  void dialect() {
    TestContext told =
        new TestContext().with("base-url", "http://127.0.0.1:1/v1").with("dialect", "openai");

    try (VideoGenerator own = provider.open(new TestContext().with("api-key", "sk-1"));
        VideoGenerator other = provider.open(told)) {
      assertThat(other.capabilities()).isEqualTo(own.capabilities());
    }
  }

  @Test
  @DisplayName("needs no key for a server that wants none, and sends none then")
  void withoutKey() {
    SERVER.stubFor(WireMock.get("/v1/videos/v").willReturn(WireMock.okJson("{\"id\":\"v\"}")));

    try (VideoGenerator generator =
        provider.open(new TestContext().with("base-url", SERVER.baseUrl() + "/v1/"))) {
      assertThat(generator.retrieve("v").id()).isEqualTo("v");
    }

    SERVER.verify(
        WireMock.getRequestedFor(WireMock.urlEqualTo("/v1/videos/v"))
            .withHeader("Authorization", WireMock.absent()));
  }

  @Test
  @DisplayName("keeps the vendor's own key away from a foreign host")
  void foreignHost() {
    TestContext context =
        new TestContext()
            .with("api-key", "sk-vendor-key", SettingOrigin.VENDOR_ENVIRONMENT)
            .with("base-url", "https://gateway.test/v1");

    provider.open(context).close();
    assertThatExceptionOfType(ConfigurationException.class)
        .as("plain http to another machine")
        .isThrownBy(
            () ->
                provider.open(
                    new TestContext()
                        .with("api-key", "sk-own-key")
                        .with("base-url", "http://gateway.test/v1")))
        .withMessageNotContaining("sk-own-key");
  }
}
