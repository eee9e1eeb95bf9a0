package dev.videogen.errors;

import dev.videogen.VideoJob;
import java.util.List;

/**
 * A create or a remix was sent, its response was lost, and it could not be found out whether the
 * job exists. It was not sent again, because that could be charged twice.
 *
 * <p>{@link #candidates()} are jobs that may be it. If there are none, look into the vendor's
 * console before creating the job again.
 */
public final class SubmissionUncertainException extends VideoException {

  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // List.copyOf gives a serializable list.
  private final List<VideoJob> candidates;

  /**
   * A lost response.
   *
   * @param details what is known of it
   * @param candidates jobs that may be the one that was submitted
   */
  public SubmissionUncertainException(ErrorDetails details, List<VideoJob> candidates) {
    super(ErrorKind.SUBMISSION_UNCERTAIN, details);
    this.candidates = List.copyOf(candidates);
  }

  /**
   * Jobs that may be the one that was submitted.
   *
   * @return the jobs, unmodifiable; empty if none was found or the vendor cannot list
   */
  public List<VideoJob> candidates() {
    return candidates;
  }

  @Override
  SubmissionUncertainException copy(ErrorDetails changed) {
    return new SubmissionUncertainException(changed, candidates);
  }
}
