package dev.videogen.cli.error;

import dev.videogen.JobStatus;
import dev.videogen.errors.AuthenticationException;
import dev.videogen.errors.BudgetExceededException;
import dev.videogen.errors.CircuitOpenException;
import dev.videogen.errors.ConnectionException;
import dev.videogen.errors.IncompleteDownloadException;
import dev.videogen.errors.JobFailedException;
import dev.videogen.errors.KeyInUseException;
import dev.videogen.errors.LocalStorageException;
import dev.videogen.errors.PaymentRequiredException;
import dev.videogen.errors.PermissionException;
import dev.videogen.errors.ProviderFailureException;
import dev.videogen.errors.RateLimitException;
import dev.videogen.errors.SubmissionUncertainException;
import dev.videogen.errors.VideoException;
import dev.videogen.errors.VideoInterruptedException;
import dev.videogen.errors.WaitTimeoutException;

/** What the command's end tells a script. */
public enum ExitCode {
  /** All was done. */
  DONE(0, "done"),
  /** The job ended without a video. */
  JOB_FAILED(1, "the job failed, was cancelled or expired"),
  /** The command line, the configuration or the request is wrong. */
  WRONG_REQUEST(2, "wrong usage, configuration or request; nothing was created"),
  /** The vendor does not let this account do it, or the user's own budget does not. */
  NO_ACCESS(3, "authentication, permission, payment or budget"),
  /** Nobody answered, or a file did not come whole. */
  UNAVAILABLE(4, "the vendor or the network is unavailable, or a download stayed incomplete"),
  /** The wait was over before the job was. */
  TIMED_OUT(5, "the wait timed out; the job runs on, and the command to pick it up is printed"),
  /** The answer to a paid request was lost. */
  UNCERTAIN(6, "it is uncertain whether the job was created"),
  /** A mistake in this program, for which there is a code of its own in sysexits.h. */
  INTERNAL(70, "a mistake in videogen itself"),
  /** What shells report of a program that was ended by Ctrl-C. */
  INTERRUPTED(130, "interrupted with Ctrl-C");

  private final int value;
  private final String meaning;

  ExitCode(int value, String meaning) {
    this.value = value;
    this.meaning = meaning;
  }

  /** The number that the process ends with. */
  public int value() {
    return value;
  }

  /** What the number means, for the help. */
  public String meaning() {
    return meaning;
  }

  /** How a command ends that was thrown out of its work. */
  public static ExitCode of(Throwable failure) {
    if (failure instanceof UsageException) {
      return WRONG_REQUEST;
    }
    return failure instanceof VideoException known ? of(known) : INTERNAL;
  }

  private static ExitCode of(VideoException failure) {
    if (failure instanceof JobFailedException) {
      return JOB_FAILED;
    }
    if (failure instanceof AuthenticationException
        || failure instanceof PermissionException
        || failure instanceof PaymentRequiredException
        || failure instanceof BudgetExceededException) {
      return NO_ACCESS;
    }
    if (failure instanceof RateLimitException
        || failure instanceof ProviderFailureException
        || failure instanceof ConnectionException
        || failure instanceof CircuitOpenException
        || failure instanceof KeyInUseException
        || failure instanceof IncompleteDownloadException) {
      return UNAVAILABLE;
    }
    if (failure instanceof WaitTimeoutException) {
      return TIMED_OUT;
    }
    if (failure instanceof SubmissionUncertainException) {
      return UNCERTAIN;
    }
    if (failure instanceof VideoInterruptedException) {
      return INTERRUPTED;
    }
    if (failure instanceof LocalStorageException && failure.job().isPresent()) {
      // The target was writable when it was checked; the job is there, its file is not.
      return UNAVAILABLE;
    }
    return WRONG_REQUEST;
  }

  /** How a command ends that read a job. */
  public static ExitCode of(JobStatus status) {
    return switch (status) {
      case QUEUED, IN_PROGRESS, COMPLETED -> DONE;
      case FAILED, CANCELLED, EXPIRED -> JOB_FAILED;
    };
  }
}
