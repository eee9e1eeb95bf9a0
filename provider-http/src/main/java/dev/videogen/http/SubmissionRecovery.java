package dev.videogen.http;

/** What to do with a job that is found after the response to its create or remix was lost. */
public enum SubmissionRecovery {
  /** The one job that fits is the response. */
  ADOPT,
  /**
   * It is named in a {@link dev.videogen.errors.SubmissionUncertainException}: several programs
   * send the same prompts on one account, so the job may be another's.
   */
  REPORT
}
