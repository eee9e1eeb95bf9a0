package dev.videogen;

/**
 * Where a job stands: the one lifecycle to which every vendor's words are mapped.
 *
 * <p>A terminal status never changes, with one exception: {@link #COMPLETED} becomes {@link
 * #EXPIRED} once the vendor says that the files are gone.
 */
public enum JobStatus {
  /** Accepted and waiting for its turn. */
  QUEUED,
  /** Being rendered. A vendor's word that is not known is taken for this, too. */
  IN_PROGRESS,
  /** Rendered; its files can be downloaded. */
  COMPLETED,
  /** Ended without a video; {@link VideoJob#error()} says why. */
  FAILED,
  /** Ended on request. */
  CANCELLED,
  /** Was rendered, but its files are no longer there, by the vendor's word and not by our clock. */
  EXPIRED;

  /**
   * Whether the job has ended, in whichever way.
   *
   * @return true for {@link #COMPLETED}, {@link #FAILED}, {@link #CANCELLED} and {@link #EXPIRED}
   */
  public boolean isTerminal() {
    return this != QUEUED && this != IN_PROGRESS;
  }

  /**
   * Whether a vendor's word is the name of this status, in whichever spelling. One that is not may
   * be another word for it, or one that nobody knows.
   *
   * @param word the {@linkplain VideoJob#providerStatus() vendor's word}
   * @return true for {@code "in_progress"} and {@code "In progress"} of {@link #IN_PROGRESS}
   */
  public boolean isNamed(String word) {
    return word.replaceAll("[^A-Za-z]", "").equalsIgnoreCase(name().replace("_", ""));
  }
}
