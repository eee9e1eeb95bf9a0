package dev.videogen;

/** Receives status updates while a job is awaited. */
@FunctionalInterface
public interface WaitListener {

  /**
   * Called after every poll that succeeded: on the waiting thread where a call blocks, else by one
   * thread at a time, and then only with the newest if the listener is slow. The progress it shows
   * never falls within one wait. An exception thrown here is logged, and the wait goes on: no job
   * is lost to it.
   *
   * @param job the job as it is now
   */
  void seen(VideoJob job);
}
