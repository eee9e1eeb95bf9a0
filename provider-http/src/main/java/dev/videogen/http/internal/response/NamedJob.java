package dev.videogen.http.internal.response;

import dev.videogen.http.wire.FieldPaths;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.VendorRules;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The job that the response to a create names, though it was no response to be used as it is.
 *
 * @param id the vendor's id of it, as it arrived
 * @param certain whether it is the new job for certain; otherwise it is a hint, for in the body of
 *     an error the same field may hold the id of the request or of something else
 */
public record NamedJob(String id, boolean certain) {

  /** More than any create makes. */
  private static final int MAX_OTHERS = 100;

  /** Beside the id of the error itself, which {@code error.id} would be. */
  private static final List<String> FIELDS_OF_ERRORS =
      List.of("error.task_id", "error.generation_id", "error.video_id", "error.job_id");

  /** Where the address of a job stands that is named in no other way. */
  private static final List<String> ADDRESSES =
      List.of(
          "polling_url", "status_url", "urls.get", "response_url", "links.self", "self", "href");

  /** What stands in the place of a job, where that is a text. */
  private static final List<String> PLACES = List.of("data", "result", "job", "task");

  /** Words have no digits, and sentences have blanks. */
  private static final Pattern ID = Pattern.compile("(?=.*\\d)[\\w.:~=-]{6,200}");

  /** What servers ask for below a job. */
  private static final Pattern BELOW_JOB =
      Pattern.compile("/(?:status|state|result|results|content|response)/?$");

  /**
   * The job.
   *
   * @param response what arrived
   * @param rules where an id may stand
   * @param basePath the path before those of the vendor's calls
   * @return the job; empty if none is named
   */
  public static Optional<NamedJob> in(
      ReceivedResponse response, VendorRules rules, String basePath) {
    return inBody(response, rules)
        .or(() -> inHeaders(response, rules, basePath))
        .or(() -> hinted(response, rules, basePath));
  }

  /** By an address in the body, a name that others have for it, or a text in its place. */
  private static Optional<NamedJob> hinted(
      ReceivedResponse response, VendorRules rules, String basePath) {
    JsonView json = response.isSuccess() ? json(response.body()) : JsonView.empty();
    return ADDRESSES.stream()
        .flatMap(field -> json.textAt(field).stream())
        .flatMap(address -> inAddress(address, response, basePath).stream())
        .findFirst()
        .or(() -> rules.likelyJobId(json).map(id -> new NamedJob(id, false)))
        .or(
            () ->
                PLACES.stream()
                    .flatMap(field -> json.text(field).stream())
                    .filter(text -> ID.matcher(text).matches())
                    .map(id -> new NamedJob(id, false))
                    .findFirst());
  }

  private static Optional<NamedJob> inBody(ReceivedResponse response, VendorRules rules) {
    byte[] body = response.body();
    JsonView json = json(body);
    boolean certain = response.isSuccess() && !rules.isErrorObject(json);
    Optional<NamedJob> inJson =
        rules
            .jobId(json)
            .or(() -> RecoveredId.of(body, paths(response, rules)).stream().findFirst())
            .map(id -> new NamedJob(id, certain));
    if (inJson.isPresent() || !response.isSuccess() || !json.isEmpty()) {
      return inJson;
    }
    List<String> told = EventIds.of(body, rules, fields(response, rules));
    return told.size() == 1 ? Optional.of(new NamedJob(told.get(0), false)) : Optional.empty();
  }

  /** An empty view of what broke off or is none; then what came before is read. */
  private static JsonView json(byte[] body) {
    try {
      return JsonView.parse(body);
    } catch (IOException noJson) {
      return JsonView.empty();
    }
  }

  private static List<String> fields(ReceivedResponse response, VendorRules rules) {
    return response.isSuccess()
        ? rules.jobIdFields()
        : Stream.concat(rules.jobIdFields().stream(), FIELDS_OF_ERRORS.stream()).toList();
  }

  private static FieldPaths paths(ReceivedResponse response, VendorRules rules) {
    return response.isSuccess() ? rules.jobIdPaths() : rules.jobIdPaths().and(FIELDS_OF_ERRORS);
  }

  /**
   * The jobs that a response names beside the one that counts, as where it is an array of several,
   * or a stream of events about several.
   *
   * @param response what arrived
   * @param rules where an id may stand
   * @param id the vendor's id of the one that counts; empty if it is not clear which does
   * @return the vendor's ids of the others; empty if there are none
   */
  public static List<String> besides(ReceivedResponse response, VendorRules rules, String id) {
    List<String> inJson = RecoveredId.of(response.body(), paths(response, rules));
    List<String> all =
        inJson.isEmpty() && response.isSuccess() && json(response.body()).isEmpty()
            ? EventIds.all(response.body(), rules, fields(response, rules))
            : inJson;
    // The only one is the one that counts, whatever the provider has made of its id.
    if (all.size() <= 1) {
      return List.of();
    }
    return all.stream().filter(other -> !other.equals(id)).limit(MAX_OTHERS).toList();
  }

  private static Optional<NamedJob> inHeaders(
      ReceivedResponse response, VendorRules rules, String basePath) {
    return rules.jobAddressHeaders().stream()
        .flatMap(name -> response.headers().get(name).stream())
        .flatMap(address -> inAddress(address, response, basePath).stream())
        .findFirst();
  }

  /**
   * The last segment of the path, but for what is asked for below a job: below what was asked for
   * it is the id of a job.
   */
  private static Optional<NamedJob> inAddress(
      String address, ReceivedResponse response, String basePath) {
    String path = BELOW_JOB.matcher(path(address)).replaceFirst("");
    int slash = path.lastIndexOf('/');
    URI asked = response.address();
    if (slash < 0 || slash == path.length() - 1 || asked == null) {
      return Optional.empty();
    }
    String askedPath = asked.getRawPath() == null ? "" : asked.getRawPath();
    String folder = path.substring(0, slash);
    boolean below = folder.length() > basePath.length() && isBelow(askedPath, folder);
    boolean made = response.isSuccess() || response.status().orElse(0) == 303;
    if (path.equals(askedPath) || !(below || made)) {
      return Optional.empty();
    }
    String id =
        URLDecoder.decode(path.substring(slash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
    return Optional.of(new NamedJob(id, below && made));
  }

  private static boolean isBelow(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  private static String path(String address) {
    try {
      String path = URI.create(address.strip()).getRawPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException noAddress) {
      return "";
    }
  }
}
