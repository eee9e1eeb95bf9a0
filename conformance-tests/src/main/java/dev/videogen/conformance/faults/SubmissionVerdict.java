package dev.videogen.conformance.faults;

/**
 * What a fault says about a create that met it: the rows of the table "Never pay twice" in the
 * design, written down a second time so that the matrix does not ask the code under test what is
 * right.
 */
enum SubmissionVerdict {
  /** No connection: the server never saw it. */
  NEVER_SAW_IT,
  /** The server turned it away for now. */
  TURNED_IT_AWAY,
  /** The server refused it for good. */
  REFUSED_IT,
  /** The server says that it failed. */
  SAYS_IT_FAILED,
  /** The server may have it. */
  MAY_HAVE_IT;

  /**
   * How often the server may at most receive it.
   *
   * @param executed whether the server did what it was asked, whatever became of the response
   * @param attempts how often the client tries
   */
  int maxReceived(boolean executed, int attempts) {
    return switch (this) {
      case NEVER_SAW_IT, REFUSED_IT, MAY_HAVE_IT -> 1;
      case TURNED_IT_AWAY -> attempts;
      case SAYS_IT_FAILED -> executed ? 1 : attempts;
    };
  }
}
