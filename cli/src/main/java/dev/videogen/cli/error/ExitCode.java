package dev.videogen.cli.error;

import dev.videogen.Billed;
import dev.videogen.JobStatus;
import dev.videogen.errors.VideoException;

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
  TIMED_OUT(5, "the wait timed out; the command to pick the job up is printed"),
  /** The response to a paid request was lost. */
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
    return switch (failure.kind()) {
      case JOB_FAILED -> JOB_FAILED;
      case AUTHENTICATION, PERMISSION, PAYMENT_REQUIRED, BUDGET_EXCEEDED -> NO_ACCESS;
      case RATE_LIMIT,
          PROVIDER_FAILURE,
          CONNECTION,
          CIRCUIT_OPEN,
          KEY_IN_USE,
          INCOMPLETE_DOWNLOAD ->
          UNAVAILABLE;
      case WAIT_TIMEOUT -> TIMED_OUT;
      case SUBMISSION_UNCERTAIN -> UNCERTAIN;
      case VIDEO_INTERRUPTED -> INTERRUPTED;
      // The target was writable when it was checked; the job is there, its file is not.
      case LOCAL_STORAGE -> failure.job().isPresent() ? UNAVAILABLE : WRONG_REQUEST;
      case CLIENT_CLOSED, CONFLICT, CONTENT_POLICY, INVALID_REQUEST, NOT_FOUND ->
          isOfCreatedJob(failure) ? UNAVAILABLE : WRONG_REQUEST;
      case CONFIGURATION, UNSUPPORTED_REQUEST -> WRONG_REQUEST;
    };
  }

  /**
   * Whether an error is about a job that was created. One that is awaited or saved was, and a
   * vendor that does not find it may find it later.
   */
  private static boolean isOfCreatedJob(VideoException failure) {
    return failure.job().isPresent()
        && switch (failure.operation()) {
          case AWAIT, DOWNLOAD -> true;
          case RETRIEVE -> failure.billed() == Billed.YES;
          default -> false;
        };
  }

  /** How a command ends that read a job. */
  public static ExitCode of(JobStatus status) {
    return switch (status) {
      case QUEUED, IN_PROGRESS, COMPLETED -> DONE;
      case FAILED, CANCELLED, EXPIRED -> JOB_FAILED;
    };
  }
}
