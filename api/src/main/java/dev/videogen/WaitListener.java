package dev.videogen;

/** Receives status updates while a job is awaited. */
@FunctionalInterface
public interface WaitListener {

  /**
   * Called on the waiting thread after every poll that succeeded. The progress it shows never falls
   * within one wait. An exception thrown here ends the wait and reaches the caller.
   *
   * @param job the job as it is now
   */
  void seen(VideoJob job);
}
