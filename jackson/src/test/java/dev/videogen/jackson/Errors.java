package dev.videogen.jackson;

import dev.videogen.Billed;
import dev.videogen.Feature;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ClientClosedException;
import dev.videogen.errors.ConfigurationException;
import dev.videogen.errors.ConflictException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.ContentPolicyException;
import dev.videogen.errors.ErrorDetails;
import dev.videogen.errors.ErrorKind;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.InvalidRequestException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.KeyInUseException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.NotFoundException;
import dev.videogen.errors.Operation;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.Remedy;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.UnsupportedRequestException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An error of each kind. */
final class Errors {

  private static final Map<ErrorKind, Function<ErrorDetails, VideoException>> OF_THEIR_OWN =
      Map.of(
          ErrorKind.CONTENT_POLICY, details -> new ContentPolicyException(details, "A nice cat"),
          ErrorKind.JOB_FAILED, details -> new JobFailedException(details, Samples.job()),
          ErrorKind.RATE_LIMIT, details -> new RateLimitException(details, Duration.ofMillis(1500)),
          ErrorKind.SUBMISSION_UNCERTAIN,
              details -> new SubmissionUncertainException(details, List.of(Samples.job())),
          ErrorKind.WAIT_TIMEOUT, details -> new WaitTimeoutException(details, Samples.job()));

  private static final Map<ErrorKind, Function<ErrorDetails, VideoException>> PLAIN =
      Map.ofEntries(
          Map.entry(ErrorKind.AUTHENTICATION, AuthenticationException::new),
          Map.entry(ErrorKind.BUDGET_EXCEEDED, BudgetExceededException::new),
          Map.entry(ErrorKind.CIRCUIT_OPEN, CircuitOpenException::new),
          Map.entry(ErrorKind.CLIENT_CLOSED, ClientClosedException::new),
          Map.entry(ErrorKind.CONFIGURATION, ConfigurationException::new),
          Map.entry(ErrorKind.CONFLICT, ConflictException::new),
          Map.entry(ErrorKind.CONNECTION, ConnectionException::new),
          Map.entry(ErrorKind.INCOMPLETE_DOWNLOAD, IncompleteDownloadException::new),
          Map.entry(ErrorKind.INVALID_REQUEST, InvalidRequestException::new),
          Map.entry(ErrorKind.KEY_IN_USE, KeyInUseException::new),
          Map.entry(ErrorKind.LOCAL_STORAGE, LocalStorageException::new),
          Map.entry(ErrorKind.NOT_FOUND, NotFoundException::new),
          Map.entry(ErrorKind.PAYMENT_REQUIRED, PaymentRequiredException::new),
          Map.entry(ErrorKind.PERMISSION, PermissionException::new),
          Map.entry(ErrorKind.PROVIDER_FAILURE, ProviderFailureException::new),
          Map.entry(ErrorKind.UNSUPPORTED_REQUEST, UnsupportedRequestException::new),
          Map.entry(ErrorKind.VIDEO_INTERRUPTED, VideoInterruptedException::new));

  private Errors() {}

  static VideoException of(ErrorKind kind) {
    ErrorDetails details =
        ErrorDetails.builder(Operation.CREATE, "it went wrong")
            .provider("openai")
            .httpStatus(429)
            .code("some_code")
            .vendorMessage("Too many")
            .requestId("req_1")
            .job(Samples.REF)
            .billed(Billed.UNKNOWN)
            .remedy(Remedy.leaveOut(Feature.SEED))
            .cause(new IllegalStateException("https://secret.example/?key=1"))
            .build();
    Function<ErrorDetails, VideoException> own = OF_THEIR_OWN.get(kind);
    return own == null ? PLAIN.get(kind).apply(details) : own.apply(details);
  }
}
