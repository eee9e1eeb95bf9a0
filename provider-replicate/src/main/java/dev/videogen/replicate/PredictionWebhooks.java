package dev.videogen.replicate;

import dev.videogen.JobStatus;
import dev.videogen.http.StatusMap;
import dev.videogen.http.wire.JsonView;
import dev.videogen.spi.WebhookPayload;
import java.util.Optional;

/**
 * What Replicate's webhooks say: the whole prediction, of which id and status are read.
 *
 * <p>Source: Replicate's documentation of webhooks and its client for JavaScript.
 */
final class PredictionWebhooks {

  private PredictionWebhooks() {}

  static WebhookPayload payload(JsonView prediction) {
    String id =
        prediction.text("id").orElseThrow(() -> new IllegalArgumentException("it has no \"id\""));
    Optional<String> word = StatusMap.word(prediction);
    return new WebhookPayload(
        Optional.of(id),
        word.orElse("prediction"),
        word.map(PredictionResponse.WORDS::status).filter(JobStatus::isTerminal),
        prediction.instant("completed_at", "started_at", "created_at"));
  }
}
