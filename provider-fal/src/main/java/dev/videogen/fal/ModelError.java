package dev.videogen.fal;

import dev.videogen.JobError;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.VideoException;
import dev.videogen.http.wire.FailureReason;
import dev.videogen.http.wire.JsonView;
import dev.videogen.http.wire.VendorError;
import dev.videogen.http.wire.VendorRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells the error of a model, which ends a job, from one of a call, which does not. A model's has a
 * word of fal's: {@code error_type}, or {@code type} in {@code detail}, which is a list then.
 */
final class ModelError {

  /** Of a job that was cancelled (source: fal's table of errors; remembered). */
  static final String CANCELLED = "client_cancelled";

  private static final String CONTENT_POLICY = "content_policy_violation";

  /** Refused input. */
  private static final int UNPROCESSABLE = 422;

  /** What a call is refused with, whatever its job has come to. */
  private static final Set<Integer> OF_CALLS = Set.of(401, 403, 404, 408, 425, 429);

  /** Seen in reports of users: "User is locked. Reason: Exhausted balance." */
  static final Pattern NO_CREDIT =
      Pattern.compile("(?i)(?:exhausted|insufficient) (?:balance|credit)|user is locked");

  static final Pattern TOO_EARLY = Pattern.compile("(?i)still in progress");

  private ModelError() {}

  /** fal's word for an error in its JSON; of several, the one about content. */
  private static Optional<String> type(JsonView json) {
    List<String> types =
        Stream.concat(
                json.text("error_type").stream(),
                json.objects("detail").stream().flatMap(detail -> detail.text("type").stream()))
            .toList();
    return types.contains(CONTENT_POLICY)
        ? Optional.of(CONTENT_POLICY)
        : types.stream().findFirst();
  }

  /** The same of the response to a call. */
  static Optional<String> type(VendorError error) {
    return type(error.json()).or(() -> error.headers().get("x-fal-error-type"));
  }

  /** The kind of an error where its status or its type tells that. */
  static Optional<ErrorKind> kind(VendorError error) {
    boolean refused = error.status() / 100 == 4;
    return error.status() == 425
        ? Optional.of(ErrorKind.CONFLICT)
        : type(error)
            .filter(type -> refused && type.equals(CONTENT_POLICY))
            .map(type -> ErrorKind.CONTENT_POLICY);
  }

  /** Whether JSON about a request that has ended tells an error. */
  static boolean isIn(JsonView json) {
    return type(json).isPresent()
        || json.text("error").isPresent()
        || json.objects("error").stream().anyMatch(error -> !error.isEmpty());
  }

  /** Whether the error of a result call is the end of its job. */
  static boolean isIn(VideoException error) {
    int status = error.httpStatus().orElse(0);
    return status == UNPROCESSABLE || (error.code().isPresent() && !OF_CALLS.contains(status));
  }

  static JobError of(JsonView json, VendorRules rules, UnaryOperator<String> redact) {
    JobError reason =
        FailureReason.of(json, rules, redact).orElseGet(() -> FailureReason.quoted(json, redact));
    return of(type(json).map(redact).orElse(reason.code()), reason.message(), rules);
  }

  static JobError of(VideoException error, VendorRules rules) {
    return of(error.code().orElse(""), error.vendorMessage().orElse(""), rules);
  }

  private static JobError of(String code, String message, VendorRules rules) {
    return new JobError(code, message, rules.isContentPolicyCode(code));
  }
}
