package dev.videogen.fal;

import dev.videogen.JobStatus;
import dev.videogen.http.SignedHeaders;
import dev.videogen.http.StatusMap;
import dev.videogen.http.WebhookSettings;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.WebhookPayload;
import java.util.List;

/**
 * fal's webhooks.
 *
 * <p>Source: fal's documentation of webhooks, and public programs that check them.
 */
final class FalWebhooks {

  private static final String REQUEST_ID = "X-Fal-Webhook-Request-Id";
  private static final String USER_ID = "X-Fal-Webhook-User-Id";
  private static final String TIMESTAMP = "X-Fal-Webhook-Timestamp";

  static final SignedHeaders HEADERS =
      new SignedHeaders(
          REQUEST_ID,
          TIMESTAMP,
          "X-Fal-Webhook-Signature",
          List.of(REQUEST_ID, USER_ID, TIMESTAMP));

  private static final StatusMap WORDS =
      StatusMap.none().with(JobStatus.COMPLETED, "OK").with(JobStatus.FAILED, "ERROR");

  private FalWebhooks() {}

  /** {@code request_id} is that of the queue; {@code gateway_request_id} that of fal's last try. */
  static WebhookPayload payload(JsonView body) {
    return WebhookSettings.payload(body, "request_id", WORDS);
  }
}
