package dev.videogen;

/** Hears how a job comes along while it is waited for. */
@FunctionalInterface
public interface WaitListener {

  /**
   * Called on the waiting thread after every look at the job that succeeded. The progress it shows
   * never falls within one wait. An exception thrown here ends the wait and reaches the caller.
   *
   * @param job the job as it is now
   */
  void seen(VideoJob job);
}
