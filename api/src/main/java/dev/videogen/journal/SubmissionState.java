package dev.videogen.journal;

/** What is known of a submission. */
public enum SubmissionState {
  /** The process that sent it still runs, and waits for the response. */
  IN_FLIGHT(false),
  /** It may have created a job: the response was lost, or the process ended before it came. */
  UNCERTAIN(false),
  /** It has created a job, whose videos are not all saved. */
  CREATED(false),
  /** It has created a job, and all its videos were saved. */
  SAVED(true),
  /** It has created a job that gives nothing to save: failed, cancelled, expired or deleted. */
  ENDED(true),
  /** It has created no job. */
  REFUSED(true),
  /** The user has settled it by hand. */
  DISMISSED(true);

  private final boolean settled;

  SubmissionState(boolean settled) {
    this.settled = settled;
  }

  /**
   * Whether nothing is left to be done.
   *
   * @return false as long as a job may be running or its videos may be lost
   */
  public boolean isSettled() {
    return settled;
  }
}
