package dev.videogen.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.Adjustment;
import dev.videogen.SavedFile;
import dev.videogen.VideoJob;
import dev.videogen.capabilities.Capabilities;
import dev.videogen.errors.VideoException;
import dev.videogen.internal.text.Seconds;
import dev.videogen.jackson.VideogenModule;
import dev.videogen.webhook.WebhookEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Jobs and what belongs to them as JSON, in the form that apps read and write. What is not known is
 * left out.
 */
public final class JobJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(new VideogenModule()).build();

  private JobJson() {}

  public static ObjectNode of(VideoJob job) {
    return MAPPER.valueToTree(job);
  }

  public static ObjectNode of(VideoException error) {
    return MAPPER.valueToTree(error);
  }

  public static ObjectNode of(Capabilities capabilities) {
    return MAPPER.valueToTree(capabilities);
  }

  public static ObjectNode of(WebhookEvent event) {
    return MAPPER.valueToTree(event);
  }

  public static ArrayNode adjustments(List<Adjustment> adjustments) {
    return MAPPER.valueToTree(adjustments);
  }

  public static ObjectNode of(SavedFile file, String asset) {
    ObjectNode json = MAPPER.valueToTree(file);
    return json.put("asset", asset);
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
