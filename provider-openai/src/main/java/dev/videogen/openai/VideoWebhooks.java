package dev.videogen.openai;

import dev.videogen.JobStatus;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.WebhookPayload;
import java.util.Optional;

/**
 * What OpenAI's webhooks say: {@code {"type":"video.completed","data":{"id":"video_..."}}}, among
 * those of other APIs that the same endpoint may be sent.
 *
 * <p>Source: OpenAI's reference of webhook events.
 */
final class VideoWebhooks {

  private static final String VIDEO = "video.";

  private VideoWebhooks() {}

  static WebhookPayload payload(JsonView body) {
    String type =
        body.text("type").orElseThrow(() -> new IllegalArgumentException("it has no \"type\""));
    if (!type.startsWith(VIDEO)) {
      return WebhookPayload.ofNoJob(type);
    }
    String id =
        body.object("data")
            .text("id")
            .orElseThrow(() -> new IllegalArgumentException("it has no \"data.id\""));
    return new WebhookPayload(Optional.of(id), type, status(type), body.instant("created_at"));
  }

  private static Optional<JobStatus> status(String type) {
    return switch (type) {
      case "video.completed" -> Optional.of(JobStatus.COMPLETED);
      case "video.failed" -> Optional.of(JobStatus.FAILED);
      default -> Optional.empty();
    };
  }
}
