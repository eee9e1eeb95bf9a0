package dev.videogen.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.videogen.JobError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads why a job failed, in the forms that live servers use: an {@code error} that is an object, a
 * text, a list or a nest of those; {@code fail_reason}, {@code failure_reason}, {@code last_error},
 * {@code message}, {@code detail} (a text or a list of {@code {loc, msg}}) and others of their
 * kind; and the same inside {@code metadata}, {@code data}, {@code output} or any other object of
 * the job. Names are compared without regard to case and separators.
 *
 * <p>Sources: vendors' specifications and the sources of gateways and self-hosted servers; other
 * names were seen in bug reports of gateways.
 *
 * <p>Immutable.
 */
public final class FailureReason {

  /** Where a reason stands, the most telling first. */
  private static final List<String> NAMES =
      List.of(
          "error",
          "failurereason",
          "failreason",
          "failedreason",
          "lasterror",
          "errors",
          "failure",
          "failures",
          "errormessage",
          "errormsg",
          "errmsg",
          "errordescription",
          "errordetail",
          "errordetails",
          "reason",
          "statusreason",
          "statusmessage",
          "statusmsg",
          "statusdetail",
          "statusdetails",
          "message",
          "msg",
          "detail",
          "details",
          "description",
          "innererror",
          "cause");

  private static final Pattern LIKE_A_REASON =
      Pattern.compile("error|errmsg|fail|reason|message|msg|detail|exception");

  /** Names that only look like one of a reason. */
  private static final Pattern NO_REASON = Pattern.compile("(?:at|time|count|id|code|url|type)$");

  private static final List<String> CODE_NAMES =
      List.of("code", "errorcode", "errcode", "failurecode", "failcode");

  /** Some reasons are a word such as {@code input_moderation}. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9.]*(?:_[A-Za-z0-9.]+)+");

  /** What the user has sent and the server repeats. */
  private static final Set<String> ECHOES =
      Set.of("prompt", "negativeprompt", "input", "inputs", "inputreference", "request", "usage");

  /** What stands where a sentence could, and says nothing. */
  private static final Set<String> SAYS_NOTHING =
      Set.of(
          "ok", "success", "succeeded", "null", "none", "undefined", "failed", "failure", "true");

  private static final int MAX_DEPTH = 5;
  private static final int MAX_OBJECTS = 200;
  private static final int MAX_QUOTED = 600;
  private static final int MAX_QUOTED_FIELD = 200;

  private final Set<String> codes = new LinkedHashSet<>();

  /** The first error object with more in it than is understood. */
  private Optional<String> opaque = Optional.empty();

  private final VendorRules rules;

  private FailureReason(VendorRules rules) {
    this.rules = rules;
  }

  /**
   * The reason that a server gives.
   *
   * @param job the JSON of a job that ended without a video
   * @param rules what the vendor means by its codes
   * @param redact masks secrets and cleans a vendor's text
   * @return the reason; empty if none is found
   */
  public static Optional<JobError> of(
      JsonView job, VendorRules rules, UnaryOperator<String> redact) {
    return new FailureReason(rules).read(job.node(), redact);
  }

  /**
   * What stands for the reason where none is found: the response itself, without what the user has
   * sent, and cut.
   *
   * @param job the JSON of a job that failed
   * @param redact masks secrets and cleans a vendor's text
   * @return an error without a code
   */
  public static JobError quoted(JsonView job, UnaryOperator<String> redact) {
    String fields =
        job.node()
            .propertyStream()
            .filter(field -> !field.getValue().isNull())
            .filter(field -> !ECHOES.contains(normal(field.getKey())))
            // Masked before it is cut, or half a key would be left at the cut.
            .map(field -> redact.apply(field.getKey() + "=" + plain(field.getValue())))
            .map(field -> cut(field, MAX_QUOTED_FIELD))
            .collect(Collectors.joining(", "));
    return JobError.of("", "no reason is told; the response was: " + cut(fields, MAX_QUOTED));
  }

  private Optional<JobError> read(JsonNode job, UnaryOperator<String> redact) {
    Optional<String> sentence = search(job).or(() -> opaque);
    String code =
        rules
            .code(new JsonView(job))
            .or(() -> codes.stream().filter(rules::isContentPolicyCode).findFirst())
            .or(() -> codes.stream().findFirst())
            .orElse("");
    if (sentence.isEmpty() && code.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new JobError(
            redact.apply(code),
            redact.apply(sentence.orElse("")),
            rules.isContentPolicyCode(code)));
  }

  /** The first sentence, from the job's own fields to those deep inside it. */
  private Optional<String> search(JsonNode job) {
    Deque<Map.Entry<JsonNode, Integer>> waiting = new ArrayDeque<>();
    waiting.add(Map.entry(job, 0));
    for (int seen = 0; seen < MAX_OBJECTS && !waiting.isEmpty(); seen++) {
      Map.Entry<JsonNode, Integer> next = waiting.remove();
      addCodes(next.getKey(), false);
      Optional<String> sentence = ofFields(next.getKey(), 0);
      if (sentence.isPresent()) {
        return sentence;
      }
      if (next.getValue() < MAX_DEPTH) {
        children(next.getKey())
            .forEach(child -> waiting.add(Map.entry(child, next.getValue() + 1)));
      }
    }
    return Optional.empty();
  }

  private static List<JsonNode> children(JsonNode node) {
    List<JsonNode> children = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(children::add);
    } else {
      node.propertyStream()
          .filter(field -> !ECHOES.contains(normal(field.getKey())))
          .map(Map.Entry::getValue)
          .forEach(children::add);
    }
    children.removeIf(child -> !child.isContainerNode());
    return children;
  }

  /** The sentence in the fields of an object that have a reason's name. */
  private Optional<String> ofFields(JsonNode object, int depth) {
    return object
        .propertyStream()
        .filter(field -> rank(normal(field.getKey())) <= NAMES.size())
        .sorted(Comparator.comparingInt(field -> rank(normal(field.getKey()))))
        .map(field -> ofValue(field.getValue(), depth + 1))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static int rank(String name) {
    int known = NAMES.indexOf(name);
    if (known >= 0) {
      return known;
    }
    boolean reason = LIKE_A_REASON.matcher(name).find() && !NO_REASON.matcher(name).find();
    return reason ? NAMES.size() : Integer.MAX_VALUE;
  }

  private Optional<String> ofValue(JsonNode value, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    if (value.isTextual()) {
      return ofText(value.asText().strip(), depth);
    }
    if (value.isArray()) {
      List<String> sentences = new ArrayList<>();
      value.forEach(item -> ofValue(item, depth + 1).ifPresent(sentences::add));
      return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences));
    }
    return value.isObject() ? ofObject(value, depth) : Optional.empty();
  }

  private Optional<String> ofText(String text, int depth) {
    if (text.startsWith("{") || text.startsWith("[")) {
      Optional<String> inside =
          JsonView.parsed(text).flatMap(json -> ofValue(json.node(), depth + 1));
      if (inside.isPresent()) {
        return inside;
      }
    }
    if (text.isEmpty() || SAYS_NOTHING.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    if (rules.isContentPolicyCode(text) || (codes.isEmpty() && CODE.matcher(text).matches())) {
      codes.add(text);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private Optional<String> ofObject(JsonNode error, int depth) {
    addCodes(error, true);
    if (rules.isContentPolicyCode(error.path("type").asText())) {
      codes.add(error.path("type").asText());
    }
    Optional<String> sentence = ofFields(error, depth).map(told -> located(error, told));
    if (sentence.isEmpty() && opaque.isEmpty()) {
      boolean more =
          error
              .propertyStream()
              .filter(field -> !field.getValue().isNull() && !field.getValue().asText().isEmpty())
              .anyMatch(field -> !CODE_NAMES.contains(normal(field.getKey())));
      opaque = more ? Optional.of(cut(error.toString(), MAX_QUOTED)) : Optional.empty();
    }
    return sentence;
  }

  private void addCodes(JsonNode object, boolean numbers) {
    object
        .propertyStream()
        .filter(field -> CODE_NAMES.contains(normal(field.getKey())))
        .map(Map.Entry::getValue)
        .filter(code -> code.isTextual() || (numbers && code.isNumber()))
        .map(code -> code.asText().strip())
        .filter(code -> numbers ? !code.equals("0") : !code.matches("[0-9]*"))
        .filter(code -> !code.isEmpty())
        .filter(code -> !SAYS_NOTHING.contains(code.toLowerCase(Locale.ROOT)))
        .forEach(codes::add);
  }

  /** FastAPI's {@code {"loc":["body","size"],"msg":"..."}}. */
  private static String located(JsonNode error, String sentence) {
    String where = String.join(".", new JsonView(error).texts("loc"));
    return where.isEmpty() ? sentence : where + ": " + sentence;
  }

  private static String plain(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "...";
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
