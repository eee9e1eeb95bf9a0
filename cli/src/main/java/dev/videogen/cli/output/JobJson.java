package dev.videogen.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Adjustment;
import dev.videogen.SavedFile;
import dev.videogen.VideoJob;
import dev.videogen.internal.text.Seconds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Jobs and what belongs to them as JSON. What is not known is left out. */
public final class JobJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JobJson() {}

  public static ObjectNode of(VideoJob job) {
    ObjectNode json = NODES.objectNode();
    json.put("job", job.ref().toString());
    json.put("provider", job.ref().instance());
    json.put("id", job.id());
    json.put("status", Formats.word(job.status()));
    json.put("provider_status", job.providerStatus());
    job.progress().ifPresent(value -> json.put("progress", value));
    job.model().ifPresent(value -> json.put("model", value));
    job.prompt().ifPresent(value -> json.put("prompt", value));
    job.size().ifPresent(value -> json.put("size", value.toString()));
    job.duration().ifPresent(value -> json.set("seconds", seconds(value)));
    job.createdAt().ifPresent(value -> json.put("created_at", value.toString()));
    job.completedAt().ifPresent(value -> json.put("completed_at", value.toString()));
    job.expiresAt().ifPresent(value -> json.put("expires_at", value.toString()));
    if (!job.outputs().isEmpty()) {
      json.put("variants", job.outputs().size());
    }
    job.error()
        .ifPresent(
            error ->
                json.putObject("failure")
                    .put("code", error.code())
                    .put("message", error.message())
                    .put("content_policy", error.contentPolicy()));
    job.source().ifPresent(value -> json.put("source", value.toString()));
    json.put("billed", Formats.word(job.billed()));
    job.cost().ifPresent(value -> json.set("cost_usd", amount(value)));
    if (!job.tags().isEmpty()) {
      job.tags().forEach(json.putObject("tags")::put);
    }
    if (job.adopted()) {
      json.put("adopted", true);
    }
    if (!job.adjustments().isEmpty()) {
      json.set("adjustments", adjustments(job.adjustments()));
    }
    return json;
  }

  public static ArrayNode adjustments(List<Adjustment> adjustments) {
    ArrayNode json = NODES.arrayNode();
    for (Adjustment adjustment : adjustments) {
      json.addObject()
          .put("what", adjustment.what())
          .put("requested", adjustment.requested())
          .put("used", adjustment.used());
    }
    return json;
  }

  public static ObjectNode of(SavedFile file, String asset) {
    ObjectNode json = NODES.objectNode();
    json.put("path", file.path().toString());
    json.put("asset", asset);
    json.put("bytes", file.length());
    file.mediaType().ifPresent(value -> json.put("media_type", value));
    return json;
  }

  /** A number without needless zeros, such as an amount of US dollars. */
  public static JsonNode amount(BigDecimal value) {
    return NODES.numberNode(Formats.plain(value));
  }

  /** A duration as a number of seconds. */
  public static JsonNode seconds(Duration value) {
    return amount(Seconds.of(value));
  }
}
