package dev.videogen.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.spi.CompositeId;
import dev.videogen.testing.AdvancingClock;
import dev.videogen.webhook.WebhookReceiver.Outcome;
import dev.videogen.webhook.WebhookRefusedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A receiver of webhooks")
class WebhookReceiverTest {

  private static final Instant NOW = AdvancingClock.START;
  private static final SignedMessage MESSAGE =
      SignedMessage.of("msg_1", NOW, "video.completed video_7");

  private final AdvancingClock clock = new AdvancingClock();
  private final List<WebhookEvent> events = new ArrayList<>();
  private final WebhookReceiver receiver = receiver(SignedMessage.SECRET);

  private WebhookReceiver receiver(String... secrets) {
    return WebhookReceiver.builder("east", SignedMessage.scheme(secrets)).time(clock).build();
  }

  private Outcome receive(SignedMessage message) {
    return receive(receiver, message, events::add);
  }

  private static Outcome receive(
      WebhookReceiver receiver, SignedMessage message, Consumer<WebhookEvent> handler) {
    return receiver.receive(message.headers(), message.body(), handler);
  }

  private Reason refusal(SignedMessage message) {
    WebhookRefusedException[] refused = new WebhookRefusedException[1];
    assertThatExceptionOfType(WebhookRefusedException.class)
        .isThrownBy(() -> receive(message))
        .satisfies(thrown -> refused[0] = thrown);
    assertThat(events).isEmpty();
    return refused[0].reason();
  }

  @Test
  @DisplayName("hands over what a message of the vendor's says")
  void handsOver() {
    assertThat(receive(MESSAGE)).isEqualTo(Outcome.HANDED_OVER);

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.instance()).isEqualTo("east");
              assertThat(event.messageId()).isEqualTo("msg_1");
              assertThat(event.vendorId()).isEqualTo("video_7");
              assertThat(event.type()).isEqualTo("video.completed");
              assertThat(event.status()).contains(JobStatus.COMPLETED);
              assertThat(event.sentAt()).isEqualTo(NOW);
            });
  }

  @Test
  @DisplayName("takes each of several secrets, so that one can be replaced")
  void takesEachSecret() {
    String next = "whsec_" + SignedMessage.base64("the key after that one");
    WebhookReceiver both = receiver(SignedMessage.SECRET, next);

    assertThat(receive(both, MESSAGE, events::add)).isEqualTo(Outcome.HANDED_OVER);
    assertThat(
            receive(both, SignedMessage.of(next, "msg_2", NOW, "video.completed a"), events::add))
        .isEqualTo(Outcome.HANDED_OVER);
  }

  @Test
  @DisplayName("takes a message one of whose signatures holds, wherever it stands")
  void takesOneOfSeveralSignatures() {
    String right = MESSAGE.headers().get("Webhook-Signature").get(0);
    String wrong = "v1," + SignedMessage.base64("no signature of ours, though as long");

    assertThat(receive(MESSAGE.with("Webhook-Signature", "v1a,x " + wrong + "  " + right)))
        .isEqualTo(Outcome.HANDED_OVER);
  }

  static Stream<Arguments> refused() {
    String forged = SignedMessage.hmac("whsec_" + SignedMessage.base64("another key"), "any");
    String right = MESSAGE.headers().get("Webhook-Signature").get(0);
    return Stream.of(
        Arguments.of("no id", MESSAGE.with("Webhook-Id"), Reason.BAD_HEADER),
        Arguments.of("a blank id", MESSAGE.with("Webhook-Id", " "), Reason.BAD_HEADER),
        Arguments.of("two ids", MESSAGE.with("Webhook-Id", "msg_1", "msg_2"), Reason.BAD_HEADER),
        Arguments.of(
            "an endless id", MESSAGE.with("Webhook-Id", "m".repeat(513)), Reason.BAD_HEADER),
        Arguments.of("no time", MESSAGE.with("Webhook-Timestamp"), Reason.BAD_HEADER),
        Arguments.of(
            "a time in words", MESSAGE.with("Webhook-Timestamp", "now"), Reason.BAD_HEADER),
        Arguments.of(
            "a time with a sign",
            MESSAGE.with("Webhook-Timestamp", "+" + NOW.getEpochSecond()),
            Reason.BAD_HEADER),
        Arguments.of(
            "a time beyond all clocks",
            MESSAGE.with("Webhook-Timestamp", "9".repeat(40)),
            Reason.BAD_HEADER),
        Arguments.of(
            "a time in milliseconds",
            MESSAGE.with("Webhook-Timestamp", "99999999999"),
            Reason.TOO_OLD),
        Arguments.of("no signature", MESSAGE.with("Webhook-Signature"), Reason.BAD_HEADER),
        Arguments.of(
            "another's signature",
            MESSAGE.with("Webhook-Signature", "v1," + forged),
            Reason.NOT_SIGNED),
        Arguments.of(
            "half a signature",
            MESSAGE.with("Webhook-Signature", right.substring(0, right.length() / 2)),
            Reason.NOT_SIGNED),
        Arguments.of(
            "a signature without its version",
            MESSAGE.with("Webhook-Signature", right.substring("v1,".length())),
            Reason.NOT_SIGNED),
        Arguments.of(
            "an empty signature", MESSAGE.with("Webhook-Signature", "v1,"), Reason.NOT_SIGNED),
        Arguments.of(
            "another body", MESSAGE.withBody("video.completed video_8"), Reason.NOT_SIGNED),
        Arguments.of("another id", MESSAGE.with("Webhook-Id", "msg_2"), Reason.NOT_SIGNED),
        Arguments.of(
            "another time",
            MESSAGE.with("Webhook-Timestamp", "" + NOW.plusSeconds(1).getEpochSecond()),
            Reason.NOT_SIGNED),
        Arguments.of(
            "a long body", SignedMessage.of("m", NOW, "x".repeat(1_048_577)), Reason.TOO_LARGE),
        Arguments.of("a body without a job", SignedMessage.of("m", NOW, "{}"), Reason.UNREADABLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  @DisplayName("refuses what is not certainly the vendor's, and hands nothing over:")
  void refuses(String flaw, SignedMessage message, Reason reason) {
    assertThat(refusal(message)).isEqualTo(reason);
  }

  @Test
  @DisplayName("takes the signature that stands behind sixteen others for none")
  void countsSignatures() {
    String right = MESSAGE.headers().get("Webhook-Signature").get(0);

    assertThat(refusal(MESSAGE.with("Webhook-Signature", "v1,QQ== ".repeat(16) + right)))
        .isEqualTo(Reason.NOT_SIGNED);
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -100_000, 100_000})
  @DisplayName("refuses what was sent more than five minutes from now, before or after")
  void refusesWhatIsOld(long seconds) {
    assertThat(refusal(SignedMessage.of("m", NOW.plusSeconds(seconds), "video.completed a")))
        .isEqualTo(Reason.TOO_OLD);
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 300})
  @DisplayName("takes what was sent within five minutes of now")
  void takesWhatIsYoung(long seconds) {
    assertThat(receive(SignedMessage.of("m", NOW.plusSeconds(seconds), "video.completed a")))
        .isEqualTo(Outcome.HANDED_OVER);
  }

  @Test
  @DisplayName("hands a message over once, however often and with whatever new time it is sent")
  void handsOverOnce() {
    receive(MESSAGE);
    clock.advance(Duration.ofHours(1));

    assertThat(receive(SignedMessage.of("msg_1", clock.now(), "video.completed video_7")))
        .isEqualTo(Outcome.DUPLICATE);
    assertThat(events).hasSize(1);
  }

  @Test
  @DisplayName("takes a message again whose handler failed")
  void takesAgainAfterFailure() {
    assertThatThrownBy(
            () ->
                receive(
                    receiver,
                    MESSAGE,
                    event -> {
                      throw new IllegalStateException("no room");
                    }))
        .hasMessage("no room");

    assertThat(receive(MESSAGE)).isEqualTo(Outcome.HANDED_OVER);
  }

  @Test
  @DisplayName("takes what the vendor tells of other things than jobs, and hands it to nobody")
  void passesOverOtherThings() {
    assertThat(receive(SignedMessage.of("m", NOW, "batch.completed batch_1")))
        .isEqualTo(Outcome.NO_JOB);
    assertThat(events).isEmpty();
  }

  @Test
  @DisplayName("lets no forged message keep the vendor's own of the same id away")
  void forgedTakesNoId() {
    refusal(MESSAGE.withBody("video.completed other"));

    assertThat(receive(MESSAGE)).isEqualTo(Outcome.HANDED_OVER);
  }

  @Test
  @DisplayName("hands each message over at most once among forged, doubled and late ones, seeded")
  void survivesChaos() {
    Random random = new Random(7);
    for (int count = 0; count < 8_000; count++) {
      Instant sentAt = clock.now().plusSeconds(random.nextInt(1_201) - 600);
      String id = "msg_" + random.nextInt(300);
      SignedMessage message = SignedMessage.of(id, sentAt, "video.completed " + id);
      boolean forged = random.nextInt(3) == 0;
      boolean late = Duration.between(sentAt, clock.now()).abs().toSeconds() > 300;
      int before = events.size();
      try {
        Outcome outcome = receive(forged ? message.withBody("video.completed msg_666") : message);
        assertThat(forged || late).isFalse();
        assertThat(events).hasSize(outcome == Outcome.HANDED_OVER ? before + 1 : before);
      } catch (WebhookRefusedException refused) {
        assertThat(forged || late).isTrue();
      }
      clock.advance(Duration.ofSeconds(random.nextInt(2)));
    }
    assertThat(events).extracting(WebhookEvent::vendorId).doesNotHaveDuplicates().hasSize(300);
  }

  @Test
  @DisplayName("shows no secret and nothing of a refused message")
  void showsNoSecret() {
    String secret = SignedMessage.SECRET.substring("whsec_".length());
    SignedMessage forged =
        SignedMessage.of("intruder", NOW, "video.completed a").withBody("intruder");

    assertThat(receiver + " " + SignedMessage.scheme(SignedMessage.SECRET)).doesNotContain(secret);
    assertThatThrownBy(() -> receive(forged))
        .satisfies(refused -> assertThat(refused.toString()).doesNotContain("intruder", secret));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedMessage.scheme("whsec_not-base64!"))
        .satisfies(wrong -> assertThat(wrong.toString()).doesNotContain("not-base64"));
  }

  @Test
  @DisplayName("wants a secret, and none that is empty")
  void wantsASecret() {
    assertThatIllegalArgumentException().isThrownBy(() -> SignedMessage.scheme());
    assertThatIllegalArgumentException().isThrownBy(() -> SignedMessage.scheme("whsec_"));
    assertThatCode(() -> SignedMessage.scheme(SignedMessage.base64("bare")))
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("tells a job by the vendor's own part of its id")
  void matchesTheVendorsPart() {
    receive(MESSAGE);
    WebhookEvent event = events.get(0);

    assertThat(event.isAbout(JobRef.of("east", "video_7"))).isTrue();
    assertThat(event.isAbout(JobRef.of("east", CompositeId.of("model/a", "video_7").toString())))
        .isTrue();
    assertThat(event.isAbout(JobRef.of("west", "video_7"))).isFalse();
    assertThat(event.isAbout(JobRef.of("east", "video_70"))).isFalse();
    assertThat(event.isAbout(JobRef.of("east", CompositeId.of("video_7", "b").toString())))
        .isFalse();
  }
}
