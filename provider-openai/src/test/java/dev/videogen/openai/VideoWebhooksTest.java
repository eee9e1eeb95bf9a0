package dev.videogen.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.videogen.JobStatus;
import dev.videogen.conformance.testing.TestContext;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.VideoGenerator;
import dev.videogen.spi.WebhookPayload;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Webhooks of OpenAI")
class VideoWebhooksTest {

  private static WebhookPayload payload(String json) {
    return VideoWebhooks.payload(JsonView.parse(json));
  }

  @ParameterizedTest
  @CsvSource({"video.completed, COMPLETED", "video.failed, FAILED", "video.moved,"})
  @DisplayName("tell a video by its id, not by that of the event")
  void tellAVideo(String type, JobStatus status) {
    WebhookPayload payload =
        payload(
            "{\"id\":\"evt_1\",\"object\":\"event\",\"created_at\":1758941500,\"type\":\""
                + type
                + "\",\"data\":{\"id\":\"video_1\"}}");

    assertThat(payload.vendorId()).contains("video_1");
    assertThat(payload.type()).isEqualTo(type);
    assertThat(payload.status()).isEqualTo(Optional.ofNullable(status));
    assertThat(payload.time()).contains(Instant.ofEpochSecond(1_758_941_500));
  }

  @Test
  @DisplayName("tell of other APIs, which are no jobs")
  void tellOfOthers() {
    assertThat(payload("{\"type\":\"response.completed\",\"data\":{\"id\":\"resp_1\"}}").vendorId())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "{\"data\":{\"id\":\"video_1\"}}",
        "{\"type\":\"video.completed\"}",
        "{\"type\":\"video.completed\",\"data\":\"video_1\"}",
        "{\"type\":\"video.completed\",\"id\":\"video_1\",\"data\":{\"id\":\" \"}}"
      })
  @DisplayName("without a type, or without the id of a video, are not understood")
  void wantTypeAndId(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> payload(json));
  }

  @Test
  @DisplayName("cannot be checked without a secret, and the error says which to set")
  void wantASecret() {
    TestContext context = new TestContext().named("openai").with("api-key", "sk-key");
    try (VideoGenerator openAi = new OpenAiVideoGeneratorProvider().open(context)) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(openAi::webhooks)
          .withMessageContaining("videogen.openai.webhook.secret");
    }
    context.with("webhook.secret", "whsec_QUJD");
    try (VideoGenerator openAi = new OpenAiVideoGeneratorProvider().open(context)) {
      assertThat(openAi.webhooks()).isPresent();
    }
  }
}
