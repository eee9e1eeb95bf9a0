package dev.videogen.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.videogen.VideoJob;
import dev.videogen.emulator.StubbedWebhook.WebhookFault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A webhook on its way: what it says is settled when its job is so far, and stays. */
final class PendingWebhook {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The time between attempts, of the order of what fal and Standard Webhooks say. */
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  private final WebhookOrder order;
  private WebhookFault fault = WebhookFault.NONE;
  private byte[] body = {};
  private Instant notBefore = Instant.MIN;
  private int retries;

  PendingWebhook(WebhookOrder order) {
    this.order = order;
  }

  private boolean isSettled() {
    return body.length > 0;
  }

  private Instant now() {
    return order.fake().time().now();
  }

  private Optional<VideoJob> job() {
    return order.fake().job(order.jobId());
  }

  /** Whether its job was deleted before there was anything to tell. */
  boolean isGone() {
    return !isSettled() && job().isEmpty();
  }

  /** Whether it is to be sent now, with what it says settled the first time. */
  boolean isDue(Supplier<WebhookFault> faults) {
    if (!isSettled()) {
      job()
          .filter(job -> order.when().test(job.status()))
          .ifPresent(job -> settle(job, faults.get()));
    }
    return isSettled() && !now().isBefore(notBefore);
  }

  private void settle(VideoJob job, WebhookFault next) {
    try {
      body = JSON.writeValueAsBytes(order.body().apply(job));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
    fault = next;
    notBefore = now().plus(fault.delay());
  }

  /** Plans the next attempt; false if there were enough. */
  boolean retry() {
    if (retries == RETRIES.size()) {
      return false;
    }
    notBefore = now().plus(RETRIES.get(retries++));
    return true;
  }

  /** How often this attempt is made. */
  int copies() {
    return fault.lost() ? 0 : fault.copies();
  }

  /** The headers of an attempt. What is forged is signed as another body. */
  Map<String, String> headers() {
    byte[] signed = fault.forged() ? new byte[] {} : body;
    return order.signer().sign(order.messageId(), now().minus(fault.backdated()), signed);
  }

  /** An attempt that is made now. */
  SentWebhook sent(Map<String, String> headers, OptionalInt status) {
    return new SentWebhook(
        order.target(),
        order.messageId(),
        headers,
        new String(body, StandardCharsets.UTF_8),
        status);
  }

  URI target() {
    return order.target();
  }

  byte[] body() {
    return body;
  }
}
