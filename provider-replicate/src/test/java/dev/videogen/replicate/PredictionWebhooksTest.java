package dev.videogen.replicate;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.videogen.JobStatus;
import dev.videogen.VideoRequest;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.WebhookPayload;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Webhooks of Replicate")
class PredictionWebhooksTest {

  private static final String URL = "https://app.example/hooks";
  private static final String CREATE = "/v1/models/a/b/predictions";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort())
          .build();

  private static VideoGenerator open(Map<String, String> settings) {
    TestContext context =
        new TestContext()
            .named("replicate")
            .with("base-url", SERVER.baseUrl() + "/v1")
            .with("api-token", "r8_token");
    settings.forEach(context::with);
    return new ReplicateVideoGeneratorProvider().open(context);
  }

  private static WebhookPayload payload(String json) {
    return PredictionResponse.webhook(JsonView.parse(json));
  }

  @ParameterizedTest
  @CsvSource({
    "succeeded, COMPLETED",
    "failed, FAILED",
    "canceled, CANCELLED",
    "processing,",
    "pondering,"
  })
  @DisplayName("tell the prediction by its id, and its end if that is known")
  void tellThePrediction(String word, JobStatus status) {
    WebhookPayload payload = payload("{\"id\":\"p1\",\"status\":\"" + word + "\"}");

    assertThat(payload.vendorId()).contains("p1");
    assertThat(payload.type()).isEqualTo(word);
    assertThat(payload.status()).isEqualTo(Optional.ofNullable(status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"status\":\"succeeded\"}", "{\"id\":{}}", "{\"id\":null}"})
  @DisplayName("without an id are not understood")
  void wantAnId(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> payload(json));
  }

  private static void stubCreate(String id) {
    String json = "{\"id\":\"" + id + "\",\"status\":\"starting\",\"input\":{}}";
    SERVER.stubFor(post(CREATE).willReturn(okJson(json)));
  }

  @Test
  @DisplayName("are asked for with each create where their address is set, of its end alone")
  void addressInCreate() {
    stubCreate("p1");
    try (VideoGenerator replicate = open(Map.of("webhook.url", URL))) {
      replicate.create(
          CheckedRequest.unchecked(VideoRequest.builder("a cat").model("a/b").build()));
      stubCreate("p2");
      replicate.create(
          CheckedRequest.unchecked(
              VideoRequest.builder("a dog")
                  .model("a/b")
                  .option("webhook", "https://other.example/")
                  .build()));
    }

    SERVER.verify(
        postRequestedFor(urlEqualTo(CREATE))
            .withRequestBody(
                equalToJson(
                    "{\"input\":{\"prompt\":\"a cat\"},\"webhook\":\""
                        + URL
                        + "\",\"webhook_events_filter\":[\"completed\"]}")));
    SERVER.verify(
        postRequestedFor(urlEqualTo(CREATE))
            .withRequestBody(
                equalToJson(
                    "{\"input\":{\"prompt\":\"a dog\"},\"webhook\":\"https://other.example/\"}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://app.example/hooks", "https://u:p@app.example/", "https://app.example/#a"})
  @DisplayName("are not asked for at an address that is in clear, or no vendor takes")
  void refuseAddresses(String url) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> open(Map.of("webhook.url", url)))
        .withMessageContaining("videogen.replicate.webhook.url")
        .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain(url));
  }

  @Test
  @DisplayName("are checked by the secrets that are set, of which several may be")
  void wantASecret() {
    try (VideoGenerator without = open(Map.of())) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(without::webhooks)
          .withMessageContaining("videogen.replicate.webhook.secret");
    }
    try (VideoGenerator with =
        open(Map.of("webhook.secret", "whsec_QUJD, whsec_REVG whsec_R0hJ"))) {
      assertThat(with.webhooks()).get().asString().contains("3 secrets").doesNotContain("QUJD");
    }
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> open(Map.of("webhook.secret", "whsec_QUJD whsec_%secret%")))
        .satisfies(wrong -> assertThat(wrong.toString()).doesNotContain("%", "QUJD"));
  }
}
