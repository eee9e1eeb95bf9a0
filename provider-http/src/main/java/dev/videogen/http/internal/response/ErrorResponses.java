package dev.videogen.http.internal.response;

import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The exception and the advice for each kind of error that a response can be of. */
final class ErrorResponses {

  private static final String CHANGE = "Change the request; sending it again does not help.";
  private static final String LATER = "Try again later.";

  /** What is asked of a job that there is. */
  private static final Set<Operation> OF_JOBS =
      Set.of(Operation.RETRIEVE, Operation.CANCEL, Operation.DELETE, Operation.DOWNLOAD);

  /** The kinds that a response can be of; the others are not the vendor's to say. */
  private static final Map<ErrorKind, Meaning> MEANINGS =
      Map.ofEntries(
          plain(ErrorKind.INVALID_REQUEST, CHANGE, InvalidRequestException::new),
          plain(ErrorKind.UNSUPPORTED_REQUEST, CHANGE, UnsupportedRequestException::new),
          entry(
              ErrorKind.CONTENT_POLICY,
              "Change the prompt or the input; sending it again does not help.",
              (details, revised, wait) ->
                  new ContentPolicyException(details, revised.orElse(null))),
          plain(ErrorKind.AUTHENTICATION, "Check the key.", AuthenticationException::new),
          plain(ErrorKind.PERMISSION, "Check what the account may do.", PermissionException::new),
          plain(
              ErrorKind.PAYMENT_REQUIRED,
              "Check the account's credit and limits.",
              PaymentRequiredException::new),
          plain(
              ErrorKind.NOT_FOUND,
              "It may have been deleted or have expired, or belong to another account.",
              NotFoundException::new),
          plain(ErrorKind.CONFLICT, "Wait for the job, then call again.", ConflictException::new),
          plain(
              ErrorKind.CONFIGURATION,
              "Calls follow no redirects: set the base URL to the address that answers.",
              ConfigurationException::new),
          entry(
              ErrorKind.RATE_LIMIT,
              LATER,
              (details, revised, wait) -> new RateLimitException(details, wait.orElse(null))),
          plain(ErrorKind.PROVIDER_FAILURE, LATER, ProviderFailureException::new));

  private ErrorResponses() {}

  /** Makes the exception of a kind. */
  private interface Maker {

    VideoException make(
        ErrorDetails details, Optional<String> revisedPrompt, Optional<Duration> retryAfter);
  }

  /**
   * What a response of a kind means.
   *
   * @param advice what to do now
   * @param maker makes the exception
   */
  private record Meaning(String advice, Maker maker) {}

  private static Map.Entry<ErrorKind, Meaning> entry(ErrorKind kind, String advice, Maker maker) {
    return Map.entry(kind, new Meaning(advice, maker));
  }

  private static Map.Entry<ErrorKind, Meaning> plain(
      ErrorKind kind, String advice, Function<ErrorDetails, VideoException> maker) {
    return entry(kind, advice, (details, revisedPrompt, retryAfter) -> maker.apply(details));
  }

  /** What to do now, as the last sentence of the message. */
  static String advice(ErrorKind kind, Operation operation) {
    return kind == ErrorKind.NOT_FOUND && !OF_JOBS.contains(operation)
        ? "Check the base URL, and of a create the model and the source."
        : meaning(kind).advice();
  }

  static VideoException exception(
      ErrorKind kind,
      ErrorDetails details,
      Optional<String> revisedPrompt,
      Optional<Duration> retryAfter) {
    return meaning(kind).maker().make(details, revisedPrompt, retryAfter);
  }

  private static Meaning meaning(ErrorKind kind) {
    Meaning meaning = MEANINGS.get(kind);
    if (meaning == null) {
      throw new IllegalArgumentException("no response is a " + kind);
    }
    return meaning;
  }
}
