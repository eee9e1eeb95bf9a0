package dev.videogen.errors;

import dev.videogen.JobStatus;
import dev.videogen.VideoJob;

/**
 * A job that was to give a video ended without one: failed, cancelled or expired.
 *
 * <p>{@link VideoJob#error()} of {@link #videoJob()} has the vendor's reason.
 */
public final class JobFailedException extends VideoException {

  private static final long serialVersionUID = 1;

  private final VideoJob videoJob;

  /**
   * The end of a job.
   *
   * @param details what is known of it
   * @param videoJob the job as it ended
   */
  public JobFailedException(ErrorDetails details, VideoJob videoJob) {
    super(ErrorKind.JOB_FAILED, details);
    this.videoJob = videoJob;
  }

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

  /**
   * The job as it ended.
   *
   * @return the job
   */
  public VideoJob videoJob() {
    return videoJob;
  }

  @Override
  JobFailedException copy(ErrorDetails changed) {
    return new JobFailedException(changed, videoJob);
  }
}
