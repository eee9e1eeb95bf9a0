package dev.videogen.recovery;

import dev.videogen.GeneratedVideo;
import dev.videogen.JobRef;
import dev.videogen.errors.VideoException;
import dev.videogen.journal.JournaledSubmission;
import java.util.Optional;

/**
 * What {@link JournalRecovery} made of a submission: a video, or an error that says why there is
 * none.
 *
 * @param submission the submission as it was before
 * @param job the job that it created; empty if that is still uncertain
 * @param video the job with its saved videos; empty if there is a failure
 * @param failure why there is no video, such as a {@link
 *     dev.videogen.errors.SubmissionUncertainException}, a {@link
 *     dev.videogen.errors.JobFailedException} or a {@link
 *     dev.videogen.errors.WaitTimeoutException}; empty if there is one
 */
public record Recovered(
    JournaledSubmission submission,
    Optional<JobRef> job,
    Optional<GeneratedVideo> video,
    Optional<VideoException> failure) {

  /**
   * A submission whose videos are saved.
   *
   * @param submission as it was before
   * @param video the job with its videos
   * @return the outcome
   */
  static Recovered saved(JournaledSubmission submission, GeneratedVideo video) {
    return new Recovered(
        submission, Optional.of(video.job().ref()), Optional.of(video), Optional.empty());
  }

  /**
   * A submission of which there is no video.
   *
   * @param submission as it was before
   * @param job its job, if that is known now
   * @param failure why not
   * @return the outcome
   */
  public static Recovered failed(
      JournaledSubmission submission, Optional<JobRef> job, VideoException failure) {
    return new Recovered(submission, job, Optional.empty(), Optional.of(failure));
  }
}
