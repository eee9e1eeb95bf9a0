package dev.videogen.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;
import dev.videogen.emulator.SentWebhook;
import dev.videogen.errors.Operation;
import dev.videogen.follow.JobFollower;
import dev.videogen.follow.JobHandle;
import dev.videogen.webhook.WebhookEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** By the clock of the wall: what is followed here would be polled for only after an hour. */
@DisplayName("Who follows a job")
class WebhooksWakeTest {

  /** Longer than the first read of a job ever waits for its turn: after it, webhooks alone wake. */
  private static final Duration JOB = Duration.ofSeconds(4);

  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  private final AtomicReference<JobFollower> follower = new AtomicReference<>();

  private void handOver(WebhookEvent event) {
    follower.get().received(event.instance(), event.vendorId());
  }

  private static VideoJob ended(JobHandle<VideoJob> handle) throws Exception {
    return handle.future().get(MAX_WAIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("is woken by its webhook, and reads the job once though it comes twice")
  void isWoken() throws Exception {
    try (WebhookedVendor vendor = WebhookedVendor.byTheWall(this::handOver, JOB)) {
      follower.set(vendor.client().follower());
      vendor.emulator().nextWebhook().sendTwice();
      JobHandle<VideoJob> handle = follower.get().follow(vendor.create());

      assertThat(ended(handle).status()).isEqualTo(JobStatus.COMPLETED);
      vendor.sent(2);
      assertThat(vendor.fake().count(Operation.RETRIEVE) + vendor.fake().count(Operation.LIST))
          .isLessThanOrEqualTo(2);
    }
  }

  @Test
  @DisplayName("is not woken by one that is forged or late, and reads nothing for it")
  void isNotWoken() throws Exception {
    try (WebhookedVendor vendor = WebhookedVendor.byTheWall(this::handOver, JOB)) {
      follower.set(vendor.client().follower());
      vendor.emulator().nextWebhook().forge();
      vendor.emulator().nextWebhook().backdate(Duration.ofMinutes(6));
      JobHandle<VideoJob> forged = follower.get().follow(vendor.create());
      JobHandle<VideoJob> late = follower.get().follow(vendor.create());
      assertThat(vendor.sent(2)).noneMatch(SentWebhook::isTaken);

      assertThat(forged.future()).isNotDone();
      assertThat(late.future()).isNotDone();
      assertThat(vendor.furtherEvents()).isEmpty();
      follower.get().received("replicate", forged.ref().orElseThrow().id());
      assertThat(ended(forged).status()).isEqualTo(JobStatus.COMPLETED);
    }
  }
}
