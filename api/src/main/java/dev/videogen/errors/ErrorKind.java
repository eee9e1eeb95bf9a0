package dev.videogen.errors;

import dev.videogen.Billed;

/**
 * The kinds of errors, one for each subclass of {@link VideoException}.
 *
 * <p>A table over errors is a {@code switch} over this enum without a default, or an {@link
 * java.util.EnumMap} that a test holds complete.
 */
public enum ErrorKind {
  /** {@link AuthenticationException}. */
  AUTHENTICATION(false, true),
  /** {@link BudgetExceededException}. */
  BUDGET_EXCEEDED(false, true),
  /** {@link CircuitOpenException}. */
  CIRCUIT_OPEN(true, true),
  /** {@link ClientClosedException}. */
  CLIENT_CLOSED(false, true),
  /** {@link ConfigurationException}. */
  CONFIGURATION(false, true),
  /** {@link ConflictException}. */
  CONFLICT(false, true),
  /** {@link ConnectionException}. */
  CONNECTION(true, false),
  /** {@link ContentPolicyException}. */
  CONTENT_POLICY(false, true),
  /** {@link IncompleteDownloadException}. */
  INCOMPLETE_DOWNLOAD(true, false),
  /** {@link InvalidRequestException}. */
  INVALID_REQUEST(false, true),
  /** {@link JobFailedException}. */
  JOB_FAILED(false, false),
  /** {@link KeyInUseException}. */
  KEY_IN_USE(true, true),
  /** {@link LocalStorageException}. */
  LOCAL_STORAGE(false, true),
  /** {@link NotFoundException}. */
  NOT_FOUND(false, true),
  /** {@link PaymentRequiredException}. */
  PAYMENT_REQUIRED(false, true),
  /** {@link PermissionException}. */
  PERMISSION(false, true),
  /** {@link ProviderFailureException}. */
  PROVIDER_FAILURE(true, false),
  /** {@link RateLimitException}. */
  RATE_LIMIT(true, true),
  /** {@link SubmissionUncertainException}. */
  SUBMISSION_UNCERTAIN(false, false),
  /** {@link UnsupportedRequestException}. */
  UNSUPPORTED_REQUEST(false, true),
  /** {@link VideoInterruptedException}. */
  VIDEO_INTERRUPTED(false, false),
  /** {@link WaitTimeoutException}. */
  WAIT_TIMEOUT(true, false);

  private final boolean retryable;
  private final boolean nothingCreated;

  ErrorKind(boolean retryable, boolean nothingCreated) {
    this.retryable = retryable;
    this.nothingCreated = nothingCreated;
  }

  /**
   * Whether the same call, made again later, can help.
   *
   * @return true if it can
   */
  public boolean retryable() {
    return retryable;
  }

  /**
   * Whether a {@linkplain Operation#isPaid() paid operation} that ends with this kind of error has
   * created no job. Of an error that was not thrown by the create itself but by what followed, such
   * as a wait for its job, this says nothing; {@link VideoException#billed()} does.
   *
   * @return true if certainly nothing was created; false if that depends on the error
   */
  public boolean nothingCreated() {
    return nothingCreated;
  }

  /** What an error of this kind says of money by itself. */
  Billed billed(Operation operation, boolean ofJob) {
    if (operation.isPaid()) {
      return nothingCreated ? Billed.NO : ofJob ? Billed.YES : Billed.UNKNOWN;
    }
    return ofJob && this != NOT_FOUND ? Billed.YES : Billed.NO;
  }
}
