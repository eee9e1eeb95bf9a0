package dev.videogen.journal;

import dev.videogen.GeneratedVideo;
import dev.videogen.JobRef;
import dev.videogen.VideoException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@link JournalRecovery} made of a submission: a video, or an error that says why there is
 * none.
 */
public final class Recovered {

  private final JournaledSubmission submission;
  private final @Nullable JobRef job;
  private final @Nullable GeneratedVideo video;
  private final @Nullable VideoException failure;

  private Recovered(
      JournaledSubmission submission,
      @Nullable JobRef job,
      @Nullable GeneratedVideo video,
      @Nullable VideoException failure) {
    this.submission = submission;
    this.job = job;
    this.video = video;
    this.failure = failure;
  }

  static Recovered saved(JournaledSubmission submission, GeneratedVideo video) {
    return new Recovered(submission, video.job().ref(), video, null);
  }

  static Recovered failed(
      JournaledSubmission submission, @Nullable JobRef job, VideoException failure) {
    return new Recovered(submission, job, null, failure);
  }

  /**
   * The submission as it was before.
   *
   * @return what the journal told of it
   */
  public JournaledSubmission submission() {
    return submission;
  }

  /**
   * The job that it created.
   *
   * @return its ref; empty if that is still uncertain
   */
  public Optional<JobRef> job() {
    return Optional.ofNullable(job);
  }

  /**
   * The job with its saved videos.
   *
   * @return the video; empty if there is a {@link #failure()}
   */
  public Optional<GeneratedVideo> video() {
    return Optional.ofNullable(video);
  }

  /**
   * Why there is no video.
   *
   * @return such as a {@link dev.videogen.SubmissionUncertainException}, a {@link
   *     dev.videogen.JobFailedException} or a {@link dev.videogen.WaitTimeoutException}; empty if
   *     there is a {@link #video()}
   */
  public Optional<VideoException> failure() {
    return Optional.ofNullable(failure);
  }

  /** The submission's id, with the job and the error if there are any. */
  @Override
  public String toString() {
    return "Recovered["
        + submission.id()
        + ", "
        + job().map(JobRef::toString).orElse("no job")
        + failure().map(error -> ", " + error.getMessage()).orElse("")
        + "]";
  }
}
