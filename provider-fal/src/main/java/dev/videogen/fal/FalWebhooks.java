package dev.videogen.fal;

import dev.videogen.JobStatus;
import dev.videogen.http.PublishedKeyWebhooks;
import dev.videogen.http.StatusMap;
import dev.videogen.http.VendorConnection;
import dev.videogen.http.WebhookSettings;
import dev.videogen.spi.WebhookMessage;
import dev.videogen.spi.WebhookPayload;

/**
 * fal's webhooks: Ed25519 over request id, user id, time and the SHA-256 of the body in hex, joined
 * by line feeds.
 *
 * <p>Source: fal's documentation of webhooks, and public programs that check them.
 */
final class FalWebhooks extends PublishedKeyWebhooks {

  private static final String REQUEST_ID = "X-Fal-Webhook-Request-Id";
  private static final String USER_ID = "X-Fal-Webhook-User-Id";
  private static final String TIMESTAMP = "X-Fal-Webhook-Timestamp";
  private static final String SIGNATURE = "X-Fal-Webhook-Signature";

  private static final StatusMap WORDS =
      StatusMap.none().with(JobStatus.COMPLETED, "OK").with(JobStatus.FAILED, "ERROR");

  FalWebhooks(VendorConnection keys) {
    super(keys, REQUEST_ID, TIMESTAMP, SIGNATURE, USER_ID);
  }

  @Override
  protected String signed(WebhookMessage message) {
    return String.join(
        "\n",
        message.header(REQUEST_ID).orElseThrow(),
        message.header(USER_ID).orElseThrow(),
        message.header(TIMESTAMP).orElseThrow(),
        sha256(message.body()));
  }

  /** {@code request_id} is that of the queue; {@code gateway_request_id} that of fal's last try. */
  @Override
  public WebhookPayload payload(byte[] body) {
    return WebhookSettings.payload(WebhookSettings.json(body), "request_id", WORDS);
  }
}
