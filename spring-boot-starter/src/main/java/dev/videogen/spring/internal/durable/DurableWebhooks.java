package dev.videogen.spring.internal.durable;

import dev.videogen.durable.DurableVideos;
import dev.videogen.webhook.WebhookEvent;
import org.springframework.context.event.EventListener;

/**
 * Has the job of a purchase polled at once of which a webhook told. If that fails, the vendor is
 * told to send the webhook again.
 *
 * @param videos the purchases
 */
record DurableWebhooks(DurableVideos videos) {

  @EventListener
  void received(WebhookEvent event) {
    videos.received(event.instance(), event.vendorId());
  }
}
