package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobError;
import dev.videogen.JobRef;
import dev.videogen.JobStatus;
import dev.videogen.VideoRequest;
import dev.videogen.emulator.SentWebhook;
import dev.videogen.webhook.WebhookEvent;
import dev.videogen.webhook.WebhookRefusedException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Webhooks, from the vendor's wire to the app,")
class WebhooksTest {

  private static WebhookedVendor start(String provider) throws Exception {
    return new WebhookedVendor(provider, event -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "replicate", "fal"})
  @DisplayName("tell of a job when it ends, and of no other")
  void tellOfAJob(String provider) throws Exception {
    try (WebhookedVendor vendor = start(provider)) {
      JobRef job = vendor.create();
      vendor.end();

      WebhookEvent event = vendor.event();
      assertThat(event.isAbout(job)).as(event + " and " + job).isTrue();
      assertThat(event.instance()).isEqualTo(provider);
      assertThat(event.status()).contains(JobStatus.COMPLETED);

      JobRef next = vendor.create();
      vendor.end();
      WebhookEvent nextEvent = vendor.event();
      assertThat(nextEvent.isAbout(next)).isTrue();
      assertThat(nextEvent.isAbout(job)).isFalse();
      assertThat(vendor.refusals()).isEmpty();
      assertThat(vendor.sent(2)).allMatch(SentWebhook::isTaken);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "replicate", "fal"})
  @DisplayName("tell of a job that fails")
  void tellOfAFailure(String provider) throws Exception {
    try (WebhookedVendor vendor = start(provider)) {
      vendor.fake().script().nextJob().failsAt(50, JobError.of("internal_error", "out of luck"));
      JobRef job = vendor.create();
      vendor.end();

      WebhookEvent event = vendor.event();
      assertThat(event.isAbout(job)).isTrue();
      assertThat(event.status()).contains(JobStatus.FAILED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "replicate", "fal"})
  @DisplayName("are handed over once though they are sent twice")
  void areHandedOverOnce(String provider) throws Exception {
    try (WebhookedVendor vendor = start(provider)) {
      vendor.emulator().nextWebhook().sendTwice();
      vendor.create();
      vendor.end();

      vendor.event();
      assertThat(vendor.sent(2)).allMatch(SentWebhook::isTaken);
      assertThat(vendor.furtherEvents()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "replicate", "fal"})
  @DisplayName("are refused if they are forged, or say that they were sent at another time")
  void areRefused(String provider) throws Exception {
    try (WebhookedVendor vendor = start(provider)) {
      vendor.emulator().nextWebhook().forge();
      vendor.create();
      vendor.end();
      assertThat(vendor.sent(1)).noneMatch(SentWebhook::isTaken);
      vendor.emulator().nextWebhook().backdate(Duration.ofMinutes(6));
      vendor.create();
      vendor.end();

      // The forged one is sent again, for its vendor is not told that it is.
      assertThat(vendor.sent(3)).noneMatch(SentWebhook::isTaken);
      assertThat(vendor.refusals())
          .extracting(refused -> refused.reason())
          .contains(Reason.NOT_SIGNED, Reason.TOO_OLD);
      assertThat(vendor.furtherEvents()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "replicate", "fal"})
  @DisplayName("come again while the app does not take them")
  void comeAgain(String provider) throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (WebhookedVendor vendor =
        new WebhookedVendor(
            provider,
            event -> {
              if (count.incrementAndGet() < 3) {
                throw new IllegalStateException("not now");
              }
            })) {
      JobRef job = vendor.create();
      vendor.end();
      vendor.sent(1);
      vendor.fake().clock().advance(Duration.ofSeconds(5));
      vendor.sent(2);
      vendor.fake().clock().advance(Duration.ofSeconds(30));

      assertThat(vendor.event().isAbout(job)).isTrue();
      assertThat(vendor.sent(3))
          .extracting(SentWebhook::messageId)
          .containsOnly(vendor.sent(3).get(0).messageId());
    }
  }

  @Test
  @DisplayName("may never come, or late")
  void mayBeLost() throws Exception {
    try (WebhookedVendor vendor = start("replicate")) {
      vendor.emulator().nextWebhook().lose();
      vendor.create();
      vendor.end();
      vendor.emulator().nextWebhook().delay(Duration.ofHours(1));
      JobRef late = vendor.create();
      vendor.end();
      JobRef third = vendor.create();
      vendor.end();

      assertThat(vendor.event().isAbout(third)).isTrue();
      vendor.fake().clock().advance(Duration.ofHours(1));
      assertThat(vendor.event().isAbout(late)).isTrue();
    }
  }

  @Test
  @DisplayName("go from the emulator to this machine alone")
  void stayOnThisMachine() throws Exception {
    try (WebhookedVendor vendor = start("replicate")) {
      vendor
          .client()
          .create(
              VideoRequest.builder("a cat").option("webhook", "https://app.example/hooks").build());
      vendor.end();

      assertThat(vendor.sent(1))
          .allSatisfy(
              sent -> {
                assertThat(sent.target()).isEqualTo(URI.create("https://app.example/hooks"));
                assertThat(sent.status()).isEmpty();
              });
    }
  }
}
