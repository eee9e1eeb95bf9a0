package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.SentWebhook;
import dev.videogen.emulator.VideoEmulator;
import dev.videogen.fake.FakePreset;
import dev.videogen.fake.FakeVideoGenerator;
import dev.videogen.spi.CheckedRequest;
import dev.videogen.spi.StandardWebhooks;
import dev.videogen.spi.TimeSource;
import dev.videogen.spi.WebhookPayload;
import dev.videogen.webhook.WebhookReceiver;
import dev.videogen.webhook.WebhookReceiver.Outcome;
import dev.videogen.webhook.WebhookRefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library of Standard Webhooks judges what is signed and what is taken here. */
@DisplayName("By the library of Standard Webhooks")
class StandardWebhooksJudgeTest {

  private static final String SECRET =
      "whsec_"
          + Base64.getEncoder().encodeToString("a key for judges".getBytes(StandardCharsets.UTF_8));

  private static Map<String, List<String>> signed(Webhook library, String id, String body)
      throws WebhookSigningException {
    long now = Instant.now().getEpochSecond();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("webhook-id", List.of(id));
    headers.put("webhook-timestamp", List.of("" + now));
    headers.put("webhook-signature", List.of(library.sign(id, now, body)));
    return headers;
  }

  private static WebhookReceiver receiver() {
    return WebhookReceiver.builder(
            "any",
            StandardWebhooks.of(
                List.of(SECRET),
                body ->
                    new WebhookPayload(
                        Optional.of("job"), "done", Optional.empty(), Optional.empty())))
        .build();
  }

  @Test
  @DisplayName("is taken what it signs, and refused what it refuses")
  void takesWhatItSigns() throws Exception {
    Webhook library = new Webhook(SECRET);
    WebhookReceiver receiver = receiver();
    Random random = new Random(11);
    for (int count = 0; count < 200; count++) {
      String body =
          random
              .ints(random.nextInt(200), 0x20, 0x2fff)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      Map<String, List<String>> headers = signed(library, "msg_" + count, body);
      String other = body + "x";

      library.verify(body, headers);
      assertThat(receiver.receive(headers, body.getBytes(StandardCharsets.UTF_8), event -> {}))
          .isEqualTo(Outcome.HANDED_OVER);
      assertThatThrownBy(() -> library.verify(other, headers))
          .isInstanceOf(WebhookVerificationException.class);
      assertThatThrownBy(
              () -> receiver.receive(headers, other.getBytes(StandardCharsets.UTF_8), event -> {}))
          .isInstanceOf(WebhookRefusedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "replicate"})
  @DisplayName("holds what the emulator signs")
  void verifiesTheEmulator(String vendor) {
    FakeVideoGenerator.Builder fakes =
        FakeVideoGenerator.builder().time(TimeSource.system()).jobDuration(Duration.ofMillis(1));
    boolean openAi = vendor.equals("openai");
    FakeVideoGenerator fake =
        fakes.preset(openAi ? FakePreset.openAi() : FakePreset.replicate()).build();
    VideoEmulator.Builder emulators = VideoEmulator.builder();
    try (VideoEmulator emulator =
        (openAi ? emulators.openAi(fake) : emulators.replicate(fake)).start()) {
      String id = fake.create(CheckedRequest.unchecked(VideoRequest.builder("a cat").build())).id();
      SentWebhook sent = ended(emulator, fake, id);
      Webhook library =
          new Webhook(openAi ? emulator.openAiWebhookSecret() : emulator.replicateWebhookSecret());
      Map<String, List<String>> headers = new LinkedHashMap<>();
      sent.headers().forEach((name, value) -> headers.put(name, List.of(value)));

      assertThatCode(() -> library.verify(sent.body(), headers)).doesNotThrowAnyException();
      assertThatThrownBy(() -> library.verify(sent.body() + " ", headers))
          .isInstanceOf(WebhookVerificationException.class);
    }
  }

  /** A job of a millisecond has ended when it is asked for again. */
  private static SentWebhook ended(VideoEmulator emulator, FakeVideoGenerator fake, String id) {
    Optional<SentWebhook> sent = Optional.empty();
    while (sent.isEmpty()) {
      sent = emulator.webhookOf(fake, id);
    }
    return sent.get();
  }
}
