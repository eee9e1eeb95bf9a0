package dev.videogen.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.videogen.spi.OpaqueId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the job that was asked for by its id in the response to that: the object itself, or one in
 * an envelope or an array. Gateways leave the id out, call it {@code task_id}, or put their own
 * number beside it; since one job was asked for, an object without an id that tells a status is
 * that job. What tells the id of another job is not; an id is no other one for what is not seen of
 * it, for how it is encoded, or for being {@linkplain OpaqueId wrapped}.
 */
final class PolledJob {

  /** Where a job may stand in the envelopes of vendors and of their relays. */
  private static final List<String> ENVELOPES =
      List.of("data", "result", "output", "response", "job", "video", "task", "payload");

  /** What stands under one of these may be a job's id, whatever the provider calls it first. */
  private static final List<String> IDS = List.of("id", "task_id", "job_id", "video_id");

  private static final List<String> STATUSES =
      List.of("status", "task_status", "state", "job_status");

  /** What errors do not have. */
  private static final List<String> OF_JOBS =
      List.of(
          "progress",
          "model",
          "created_at",
          "created",
          "createdAt",
          "submit_time",
          "start_time",
          "finish_time",
          "completed_at",
          "finished_at",
          "seconds",
          "n_seconds",
          "size",
          "prompt",
          "fail_reason",
          "failure_reason",
          "generations");

  private static final int MAX_DEPTH = 2;

  /** Statuses of an envelope or of a web server, not of a job. */
  private static final Pattern NO_JOB_STATUS = Pattern.compile("(?i)\\d+|ok|true|false");

  private final VendorRules rules;
  private final JsonNode response;
  private final boolean several;
  private final List<JsonNode> objects = new ArrayList<>();

  private PolledJob(JsonView response, VendorRules rules) {
    this.rules = rules;
    this.response = response.node();
    this.several = response.node().isArray() && response.node().size() > 1;
    collect(response.node(), 0);
  }

  /**
   * The job.
   *
   * @param response the whole response
   * @param id the vendor's id that was asked for
   * @param rules where an id may stand
   * @return the object that describes it, with that id where the provider reads it first
   * @throws UnreadableResponseException if it is about another job, or about none
   */
  static JsonView of(JsonView response, String id, VendorRules rules) {
    return new PolledJob(response, rules).find(id);
  }

  /** Whether a response without an id is nevertheless about a job and not an error alone. */
  static boolean isToldOf(JsonView response, VendorRules rules) {
    return new PolledJob(response, rules)
        .objects.stream()
            .anyMatch(
                object ->
                    hasStatus(object)
                        && (IDS.stream().anyMatch(name -> FieldNames.has(object, name))
                            || OF_JOBS.stream().anyMatch(name -> FieldNames.has(object, name))
                            || FieldNames.field(object, "object").asText().startsWith("video")));
  }

  private void collect(JsonNode node, int depth) {
    if (node.isArray()) {
      node.forEach(item -> collect(item, depth));
    } else if (node.isObject()) {
      objects.add(node);
      if (depth < MAX_DEPTH) {
        ENVELOPES.forEach(name -> collect(FieldNames.field(node, name), depth + 1));
      }
    }
  }

  private JsonView find(String id) {
    for (JsonNode named : objects) {
      if (names(named, id)) {
        return withId(enveloped(hasStatus(named) ? named : inside(named)), id);
      }
    }
    JsonNode unnamed =
        objects.stream()
            .filter(PolledJob::hasStatus)
            .reduce((outer, inner) -> isEnvelope(outer) ? inner : outer)
            .filter(object -> !NO_JOB_STATUS.matcher(status(object)).matches())
            .orElseThrow(() -> new UnreadableResponseException("it tells no status of a job"));
    if (several || namesAnother(unnamed) || namesAnother(objects.get(0))) {
      throw new UnreadableResponseException("it is about another job than was asked for");
    }
    return withId(enveloped(unnamed), id);
  }

  private JsonNode enveloped(JsonNode job) {
    return EnvelopedJob.of(response, job);
  }

  /**
   * A job that is named without a status may have it in what the server got from its own vendor.
   */
  private JsonNode inside(JsonNode named) {
    return ENVELOPES.stream()
        .map(name -> FieldNames.field(named, name))
        .filter(inner -> hasStatus(inner) && !namesAnother(inner))
        .findFirst()
        .orElse(named);
  }

  /** Whether the status is the envelope's own, such as {@code "success"}. */
  private static boolean isEnvelope(JsonNode object) {
    return ENVELOPES.stream()
            .map(name -> FieldNames.field(object, name))
            .anyMatch(PolledJob::hasStatus)
        && OF_JOBS.stream().noneMatch(name -> FieldNames.has(object, name));
  }

  private static boolean hasStatus(JsonNode object) {
    return !status(object).isEmpty();
  }

  private static String status(JsonNode object) {
    for (String name : STATUSES) {
      String word = text(object, name);
      if (!word.isEmpty()) {
        return word;
      }
    }
    return "";
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = FieldNames.field(object, name);
    return value.isNull() ? "" : value.asText().strip();
  }

  private boolean names(JsonNode object, String id) {
    return names(object, rules.jobIdFields(), id) || names(object, IDS, id);
  }

  private static boolean names(JsonNode object, List<String> fields, String id) {
    for (String field : fields) {
      String told = text(object, last(field));
      if (!told.isEmpty() && same(told, id)) {
        return true;
      }
    }
    return false;
  }

  /** Not by the names alone that the files of a job have ids under, too. */
  private boolean namesAnother(JsonNode object) {
    return Stream.of(last(rules.jobIdFields().get(0)), "id", "task_id", "job_id")
        .anyMatch(name -> !text(object, name).isEmpty());
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /**
   * Some gateways' ids are base64, whose padding comes and goes; some servers encode them for a
   * URL; and one that went through a terminal or a log came back without what is not seen.
   */
  private static boolean same(String told, String id) {
    return told.equals(id)
        || sameText(told, id)
        || (told.indexOf('%') >= 0 && sameText(decoded(told), id));
  }

  private static boolean sameText(String told, String id) {
    String text = comparable(id);
    return !text.isEmpty() && comparable(told).equals(text);
  }

  private static String comparable(String id) {
    return PrintableText.line(OpaqueId.unwrap(id)).replaceAll("=+$", "");
  }

  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException asItIs) {
      return id;
    }
  }

  private JsonView withId(JsonNode object, String id) {
    String first = rules.jobIdFields().get(0);
    if (object.path(first).isTextual() && object.path(first).textValue().equals(id)) {
      return new JsonView(object);
    }
    ObjectNode copy = ((ObjectNode) object).deepCopy();
    ObjectNode parent = copy;
    String[] path = first.split("\\.", -1);
    for (int i = 0; i < path.length - 1; i++) {
      parent = parent.withObjectProperty(path[i]);
    }
    parent.put(path[path.length - 1], id);
    return new JsonView(copy);
  }
}
