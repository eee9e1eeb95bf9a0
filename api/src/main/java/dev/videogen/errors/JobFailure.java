package dev.videogen.errors;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;

/** Says that a job ended without a video. */
public final class JobFailure {

  private JobFailure() {}

  /**
   * The error of a job that has no video to wait for or to read.
   *
   * @param job the job, ended otherwise than completed
   * @param operation what was asked of it
   * @return the error, with the reason that the vendor gave
   */
  public static JobFailedException of(VideoJob job, Operation operation) {
    String reason = job.error().map(error -> ": " + error).orElse("");
    ErrorDetails.Builder details =
        ErrorDetails.builder(operation, "the job " + job.ref() + " " + end(job.status()) + reason)
            .provider(job.ref().instance())
            .job(job.ref())
            .billed(job.billed());
    job.error().ifPresent(error -> details.code(error.code()).vendorMessage(error.message()));
    return new JobFailedException(details.build(), job);
  }

  private static String end(JobStatus status) {
    return switch (status) {
      case FAILED -> "failed";
      case CANCELLED -> "was cancelled";
      case EXPIRED -> "has expired, its files are gone";
      default -> "has no video (" + status + ")";
    };
  }
}
