package dev.videogen.http.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The object that tells an error, wherever it stands in a response: {@code {"error":{...}}}, {@code
 * {"error":"text"}}, {@code {"errors":[...]}}, {@code {"base_resp":{"status_code":1008}}}, or the
 * fields without an envelope, such as {@code {"code":"...","message":"..."}}, {@code
 * {"success":false}} and {@code {"status":"error"}}.
 */
final class ErrorObject {

  private static final Set<String> FINE =
      Set.of("", "0", "200", "201", "202", "ok", "success", "succeeded", "none", "null", "false");

  private static final Set<String> STATUS_OF_ERRORS = Set.of("error", "fail", "failed", "failure");

  private static final Pattern ERROR_STATUS = Pattern.compile("[45]\\d\\d");

  private static final List<String> STATUSES =
      List.of("code", "status", "statusCode", "error_code", "errorCode");

  private static final List<String> CODES = List.of("code", "error_code", "errorCode");

  private static final List<String> SENTENCES =
      List.of("message", "msg", "error_msg", "error_message", "detail");

  private ErrorObject() {}

  /**
   * Finds it.
   *
   * @param response a response whose status is a success
   * @return the object that has code and message; empty if the response does not tell an error
   */
  static Optional<JsonView> in(JsonView response) {
    JsonView root = root(response);
    return envelope(root).or(() -> Optional.of(root).filter(ErrorObject::isMarked));
  }

  /** Some gateways wrap the error in an array of one. */
  static JsonView root(JsonView response) {
    List<JsonView> objects = response.objects();
    return objects.isEmpty() ? response : objects.get(0);
  }

  /** Whether a response tells an error in an object or a text of that name. */
  static boolean isEnveloped(JsonView response) {
    return envelope(root(response)).isPresent();
  }

  /** The object inside an envelope, or the root itself if a text stands in the envelope's place. */
  private static Optional<JsonView> envelope(JsonView root) {
    Optional<JsonView> first =
        Stream.of("error", "errors")
            .flatMap(name -> root.objects(name).stream())
            .filter(ErrorObject::tellsAny)
            .findFirst();
    if (first.isPresent()) {
      return first;
    }
    if (Stream.of("error", "errors")
        .flatMap(name -> root.texts(name).stream())
        .anyMatch(ErrorObject::bad)) {
      return Optional.of(root);
    }
    JsonView base = root.object("base_resp");
    return Optional.of(base)
        .filter(resp -> resp.text("status_code").filter(ErrorObject::bad).isPresent());
  }

  /** Not if all its fields are empty, as where an object without a value is written out. */
  private static boolean tellsAny(JsonView error) {
    return error.names().stream()
        .anyMatch(
            name ->
                error.texts(name).stream().anyMatch(ErrorObject::bad)
                    || error.objects(name).stream().anyMatch(ErrorObject::tellsAny));
  }

  private static boolean isMarked(JsonView root) {
    boolean refused =
        root.flag("success").equals(Optional.of(false))
            || root.text("status")
                .map(ErrorObject::lower)
                .filter(STATUS_OF_ERRORS::contains)
                .isPresent()
            || root.text("type").map(ErrorObject::lower).filter("error"::equals).isPresent();
    boolean empty = root.objects("data").stream().allMatch(JsonView::isEmpty);
    return refused
        || (empty
            && (tells(root, STATUSES, ErrorObject::isErrorStatus)
                || (tells(root, CODES, ErrorObject::bad) && tells(root, SENTENCES, any -> true))));
  }

  private static boolean tells(JsonView root, List<String> names, Predicate<String> what) {
    for (String name : names) {
      if (root.text(name).filter(what).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isErrorStatus(String text) {
    return ERROR_STATUS.matcher(text.strip()).matches();
  }

  private static boolean bad(String code) {
    return !FINE.contains(lower(code));
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
