package dev.videogen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.videogen.VideoJob;
import dev.videogen.webhook.WebhookEvent;
import dev.videogen.webhook.WebhookReceiver;
import dev.videogen.webhook.WebhookReceiver.Outcome;
import dev.videogen.webhook.WebhookRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

abstract class WebhookRules {

  /** The vendor's second attempt comes some time after the first. */
  private static final Duration LATER = Duration.ofSeconds(10);

  /** Beyond the five minutes within which a message is taken. */
  private static final Duration TOO_LATE = Duration.ofMinutes(6);

  private final RuleContext bench;
  private final List<WebhookEvent> events = new ArrayList<>();

  WebhookRules(RuleContext bench) {
    this.bench = bench;
  }

  @Test
  @Tag("WEB-01")
  @DisplayName("WEB-01 a webhook of the vendor's is an event of the job that it tells of")
  void ofItsJob() {
    VideoJob job = bench.completedForOneself();

    assertThat(receive(receiver(), webhook(job))).isEqualTo(Outcome.HANDED_OVER);
    assertThat(events)
        .singleElement()
        .satisfies(event -> assertThat(event.isAbout(job.ref())).as("%s, %s", event, job).isTrue());
  }

  @Test
  @Tag("WEB-02")
  @DisplayName("WEB-02 a webhook in which anything was changed that is signed is refused")
  void forged() {
    SignedWebhook webhook = webhook(bench.completedForOneself());
    WebhookReceiver receiver = receiver();

    for (SignedWebhook forged : changed(webhook)) {
      assertThatThrownBy(() -> receive(receiver, forged))
          .as("%s", forged.headers())
          .isInstanceOf(WebhookRefusedException.class);
    }
    assertThat(events).isEmpty();
  }

  /** Another body, and of each header another value and none. */
  private static List<SignedWebhook> changed(SignedWebhook webhook) {
    List<SignedWebhook> changed = new ArrayList<>();
    byte[] longer = Arrays.copyOf(webhook.body(), webhook.body().length + 1);
    longer[longer.length - 1] = ' ';
    changed.add(new SignedWebhook(webhook.headers(), longer));
    webhook
        .headers()
        .forEach(
            (name, values) -> {
              Map<String, List<String>> headers = new LinkedHashMap<>(webhook.headers());
              headers.put(name, List.of(other(values.get(0))));
              changed.add(new SignedWebhook(headers, webhook.body()));
              headers.remove(name);
              changed.add(new SignedWebhook(headers, webhook.body()));
            });
    return changed;
  }

  /** A time that is still one of now, or a text of the same form. */
  private static String other(String value) {
    boolean time = value.chars().allMatch(Character::isDigit);
    // The last sign of a signature in base64 may have bits that mean nothing.
    int place = time ? value.length() - 1 : value.length() / 2;
    char other = value.charAt(place) == '1' ? '2' : '1';
    return value.substring(0, place) + other + value.substring(place + 1);
  }

  @Test
  @Tag("WEB-03")
  @DisplayName("WEB-03 a webhook is taken that is signed with any of the secrets")
  void eachSecret() {
    List<SignedWebhook> webhooks = webhooks(bench.completedForOneself());
    assumeTrue(webhooks.size() > 1, "needs a vendor that signs with several secrets");

    for (SignedWebhook webhook : webhooks) {
      assertThat(receive(receiver(), webhook)).isEqualTo(Outcome.HANDED_OVER);
    }
  }

  @Test
  @Tag("WEB-04")
  @DisplayName("WEB-04 a webhook that the vendor sends again is a duplicate")
  void duplicates() {
    VideoJob job = bench.completedForOneself();
    WebhookReceiver receiver = receiver();
    receive(receiver, webhook(job));
    bench.advance(LATER);

    assertThat(receive(receiver, webhook(job))).isEqualTo(Outcome.DUPLICATE);
    assertThat(events).hasSize(1);
  }

  @Test
  @Tag("WEB-05")
  @DisplayName("WEB-05 a webhook that comes more than five minutes after it was sent is refused")
  void late() {
    SignedWebhook webhook = webhook(bench.completedForOneself());
    WebhookReceiver receiver = receiver();
    bench.advance(TOO_LATE);

    assertThatThrownBy(() -> receive(receiver, webhook))
        .isInstanceOf(WebhookRefusedException.class);
    assertThat(events).isEmpty();
  }

  private WebhookReceiver receiver() {
    needsScheme();
    return WebhookReceiver.builder(bench.generator()).build();
  }

  private Outcome receive(WebhookReceiver receiver, SignedWebhook webhook) {
    return receiver.receive(webhook.headers(), webhook.body(), events::add);
  }

  private SignedWebhook webhook(VideoJob job) {
    return webhooks(job).get(0);
  }

  private void needsScheme() {
    assumeTrue(
        bench.generator().webhooks().isPresent(), "needs a vendor whose webhooks can be checked");
  }

  private List<SignedWebhook> webhooks(VideoJob job) {
    needsScheme();
    List<SignedWebhook> webhooks = bench.harness().webhooks(job.id());
    assumeTrue(!webhooks.isEmpty(), "needs a harness that signs webhooks");
    return webhooks;
  }
}
