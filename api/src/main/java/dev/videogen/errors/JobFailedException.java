package dev.videogen.errors;

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
