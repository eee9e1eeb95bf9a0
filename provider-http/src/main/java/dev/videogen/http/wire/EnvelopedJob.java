package dev.videogen.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a job that stands in an envelope together with what the envelope tells of it: {@code
 * {"status":"failed","fail_reason":"...","data":{"id":"..."}}}. What the job itself tells counts
 * first. Names of jobs are not taken from the envelope, nor is a status that may be one of the call
 * and not of the job.
 */
final class EnvelopedJob {

  /** These names, and the following, as {@link FieldNames#plain} has them. */
  private static final List<String> STATUSES =
      List.of("status", "taskstatus", "state", "jobstatus");

  private static final Set<String> NAMES =
      Set.of("id", "taskid", "jobid", "videoid", "requestid", "generationid");

  private static final Pattern STATUS_OF_CALL =
      Pattern.compile("(?i)\\s*(?:\\d+|ok|true|false|success|error|fail|)\\s*");

  private EnvelopedJob() {}

  /**
   * The job.
   *
   * @param envelope the object around it, with it alone inside
   * @param job the object that describes it
   * @return a copy with the fields of both; the job itself if it has no envelope
   */
  @SuppressWarnings("ReferenceEquality") // An equal object is an envelope of its own.
  static JsonNode of(JsonNode envelope, JsonNode job) {
    if (envelope == job || !envelope.isObject() || !job.isObject() || holdsSeveral(envelope, job)) {
      return job;
    }
    ObjectNode both = ((ObjectNode) job).deepCopy();
    boolean tellsStatus = STATUSES.stream().anyMatch(name -> FieldNames.has(job, name));
    for (Map.Entry<String, JsonNode> field : envelope.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      boolean fits =
          STATUSES.contains(FieldNames.plain(name))
              ? !tellsStatus && !STATUS_OF_CALL.matcher(value.asText()).matches()
              : !NAMES.contains(FieldNames.plain(name)) && !holds(value, job);
      if (fits && !FieldNames.has(both, name)) {
        both.set(name, value);
      }
    }
    return both;
  }

  /** What is told of several is not told of one of them. */
  private static boolean holdsSeveral(JsonNode envelope, JsonNode job) {
    return envelope
        .propertyStream()
        .map(Map.Entry::getValue)
        .anyMatch(value -> value.isArray() && value.size() > 1 && holds(value, job));
  }

  @SuppressWarnings("ReferenceEquality") // An equal object elsewhere is not this one.
  private static boolean holds(JsonNode value, JsonNode job) {
    if (value == job) {
      return true;
    }
    for (JsonNode inner : value) {
      if (holds(inner, job)) {
        return true;
      }
    }
    return false;
  }
}
