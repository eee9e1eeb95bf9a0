package dev.videogen.errors;

import dev.videogen.Billed;
import dev.videogen.JobRef;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, whichever vendor was asked. The subclass says what kind of error it is, {@link
 * #job()} which job it is about, {@link #billed()} whether money was spent, and {@link
 * #isRetryable()} whether the same call can help.
 *
 * <p>No key is ever part of an exception.
 */
public abstract class VideoException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean retryable;
  private ErrorDetails details;

  /**
   * An error.
   *
   * @param details what is known of it
   * @param retryable whether the same call can help
   */
  protected VideoException(ErrorDetails details, boolean retryable) {
    super(details.message(), details.cause().orElse(null));
    this.details = details;
    this.retryable = retryable;
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
   * The status of the HTTP answer.
   *
   * @return 100 to 599, or empty if there was no answer
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
   * The job concerned.
   *
   * @return its ref; present in every error after a create
   */
  public final Optional<JobRef> job() {
    return details.job();
  }

  /**
   * Whether the vendor charges for what ended in this error.
   *
   * @return what is known
   */
  public final Billed billed() {
    return details.billed();
  }

  /**
   * Whether the same call, made again later, can help. For a create, it says nothing on whether
   * that would be charged twice: {@link #billed()} does.
   *
   * @return true if it can
   */
  public final boolean isRetryable() {
    return retryable;
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
   * Adds what a generator left out and its caller knows; what is there already stays.
   *
   * @param provider the instance
   * @param job the job, if there is one
   */
  public final void complete(String provider, @Nullable JobRef job) {
    ErrorDetails.Builder completed = details.toBuilder();
    if (details.provider().isEmpty()) {
      completed.provider(provider);
    }
    if (details.job().isEmpty() && job != null) {
      completed.billed(details.billed()).job(job);
    }
    details = completed.build();
  }
}
