package dev.videogen.cli.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.cli.output.JobJson;
import java.util.List;

/** An app's jobs as JSON. What is not known is left out. */
final class JobsJson {

  private JobsJson() {}

  static ObjectNode ofEntries(String store, List<JobStore.Entry> entries) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("store", store);
    ArrayNode array = json.putArray("jobs");
    for (JobStore.Entry each : entries) {
      ObjectNode one = array.addObject();
      one.put("id", each.id());
      one.put("state", each.state());
      one.put("parked", each.parked());
      one.put("submitted_at", each.submittedAt().toString());
      one.put("provider", each.instance());
      each.job().ifPresent(job -> one.put("job", job));
      each.key().ifPresent(key -> one.put("key", key));
      if (!each.tags().isEmpty()) {
        each.tags().forEach(one.putObject("tags")::put);
      }
      each.reason().ifPresent(reason -> one.put("reason", reason));
    }
    return json;
  }

  static ObjectNode ofSums(String store, String by, List<JobStore.Sum> sums) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("store", store).put("by", by);
    ArrayNode array = json.putArray("costs");
    for (JobStore.Sum each : sums) {
      ObjectNode one = array.addObject();
      one.put("of", each.of());
      one.put("jobs", each.jobs());
      one.set("cost_usd", JobJson.amount(each.cost()));
    }
    return json;
  }
}
