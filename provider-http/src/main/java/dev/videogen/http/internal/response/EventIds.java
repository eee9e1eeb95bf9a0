package dev.videogen.http.internal.response;

import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.VendorRules;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ids of jobs in what is no JSON as a whole, as in a stream of events: {@code data:
 * {"id":"..."}}. An event may have an id of its own; what tells a status or a prompt is a job.
 */
final class EventIds {

  private static final String DATA = "data:";

  /** More than any create has to tell. */
  private static final int MAX_EVENTS = 1_000;

  private static final List<String> OF_JOBS =
      List.of("status", "task_status", "state", "progress", "prompt");

  private EventIds() {}

  /**
   * The ids of which one is that of the new job.
   *
   * @param body what arrived
   * @param rules where an id may stand
   * @param fields the same, with those of errors
   * @return the ids in events that describe a job; if there is none, all ids; each once
   */
  static List<String> of(byte[] body, VendorRules rules, List<String> fields) {
    Set<String> ofJobs = ids(body, rules, true);
    return ofJobs.isEmpty() ? all(body, rules, fields) : List.copyOf(ofJobs);
  }

  /** All ids, each once and in their order. */
  static List<String> all(byte[] body, VendorRules rules, List<String> fields) {
    Set<String> inEvents = ids(body, rules, false);
    return inEvents.isEmpty() ? RecoveredId.inText(body, fields) : List.copyOf(inEvents);
  }

  private static Set<String> ids(byte[] body, VendorRules rules, boolean ofJobs) {
    Set<String> ids = new LinkedHashSet<>();
    new String(body, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(DATA))
        .limit(MAX_EVENTS)
        .flatMap(line -> json(line.substring(DATA.length())).stream())
        .filter(event -> !ofJobs || isJob(event, rules))
        .forEach(event -> rules.jobId(event).ifPresent(ids::add));
    return ids;
  }

  private static boolean isJob(JsonView event, VendorRules rules) {
    JsonView job = rules.jobObject(event);
    return Stream.of(event, job).anyMatch(each -> OF_JOBS.stream().anyMatch(each::has));
  }

  private static Optional<JsonView> json(String text) {
    try {
      return Optional.of(JsonView.parse(text));
    } catch (IllegalArgumentException noJson) {
      return Optional.empty();
    }
  }
}
