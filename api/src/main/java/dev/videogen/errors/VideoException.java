package dev.videogen.errors;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What went wrong, whichever vendor was asked. The subclass, and {@link #kind()} for tables, says
 * what kind of error it is, {@link #job()} which job it is about, {@link #billed()} whether money
 * was spent, and {@link #isRetryable()} whether the same call can help.
 *
 * <p>Immutable but for the stack trace and the suppressed exceptions that every {@link Throwable}
 * has. No key is ever part of an exception.
 */
public abstract sealed class VideoException extends RuntimeException
    permits AuthenticationException,
        BudgetExceededException,
        CircuitOpenException,
        ClientClosedException,
        ConfigurationException,
        ConflictException,
        ConnectionException,
        ContentPolicyException,
        IncompleteDownloadException,
        InvalidRequestException,
        JobFailedException,
        KeyInUseException,
        LocalStorageException,
        NotFoundException,
        PaymentRequiredException,
        PermissionException,
        ProviderFailureException,
        RateLimitException,
        SubmissionUncertainException,
        UnsupportedRequestException,
        VideoInterruptedException,
        WaitTimeoutException {

  private static final long serialVersionUID = 2;

  private final ErrorKind kind;
  private final ErrorDetails details;

  VideoException(ErrorKind kind, ErrorDetails details) {
    super(details.message(), details.cause().orElse(null));
    this.kind = kind;
    this.details = details;
  }

  /**
   * The kind of error, one for each subclass.
   *
   * @return the kind
   */
  public final ErrorKind kind() {
    return kind;
  }

  /**
   * The instance concerned.
   *
   * @return its name, or empty if none is
   */
  public final Optional<String> provider() {
    return details.provider();
  }

  /**
   * What was being done.
   *
   * @return the operation
   */
  public final Operation operation() {
    return details.operation();
  }

  /**
   * The status of the HTTP response.
   *
   * @return 100 to 599, or empty if there was no response
   */
  public final OptionalInt httpStatus() {
    return details.httpStatus();
  }

  /**
   * The vendor's word for the error.
   *
   * @return such as {@code rate_limit_exceeded}
   */
  public final Optional<String> code() {
    return details.code();
  }

  /**
   * The vendor's sentence about the error.
   *
   * @return the sentence
   */
  public final Optional<String> vendorMessage() {
    return details.vendorMessage();
  }

  /**
   * The vendor's id of the request, to be quoted to its support.
   *
   * @return the id
   */
  public final Optional<String> requestId() {
    return details.requestId();
  }

  /**
   * The job concerned: of a {@linkplain Operation#isPaid() paid operation} the job that it created,
   * never one that it was made from.
   *
   * @return its ref; present in every error after a create
   */
  public final Optional<JobRef> job() {
    return details.job();
  }

  /**
   * Whether the vendor charges for what ended in this error.
   *
   * @return UNKNOWN of an uncertain submission; else what was {@linkplain ErrorDetails#billed()
   *     told}; else, of a paid operation, NO if the {@linkplain #kind() kind} says that nothing was
   *     created, YES if there is a job, and UNKNOWN otherwise; of any other, YES if it is about a
   *     job, unless there is no such job
   */
  public final Billed billed() {
    return kind == ErrorKind.SUBMISSION_UNCERTAIN
        ? Billed.UNKNOWN
        : details.billed().orElseGet(() -> kind.billed(operation(), job().isPresent()));
  }

  /**
   * Whether the same call, made again later, can help. For a create, it says nothing on whether
   * that would be charged twice: {@link #billed()} does.
   *
   * @return true if it can
   */
  public final boolean isRetryable() {
    return kind.retryable();
  }

  /**
   * All of the above as one value.
   *
   * @return the details
   */
  public final ErrorDetails details() {
    return details;
  }

  /** What happened, to which job, and what to do now. */
  @Override
  public final String getMessage() {
    return details.toString();
  }

  /**
   * This error with other details, for whoever knows more of it than its thrower: with the same
   * stack trace, the same suppressed exceptions, and what else its class carries.
   *
   * @param changed the details, as a rule from {@link ErrorDetails#toBuilder()} of {@link
   *     #details()}
   * @return a new exception of the same class
   */
  public final VideoException withDetails(ErrorDetails changed) {
    VideoException copy = copy(changed);
    copy.setStackTrace(getStackTrace());
    for (Throwable each : getSuppressed()) {
      copy.addSuppressed(each);
    }
    return copy;
  }

  /** A new exception of the same class with the same fields but for the details. */
  abstract VideoException copy(ErrorDetails changed);
}
