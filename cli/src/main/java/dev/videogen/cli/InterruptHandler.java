package dev.videogen.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into an interrupt of the working thread, and keeps the process alive until that has
 * said which job runs on and how to pick it up.
 */
final class InterruptHandler {

  private static final long SHUTDOWN_TIMEOUT_SECONDS = 25;

  private final CountDownLatch finished = new CountDownLatch(1);

  private InterruptHandler() {}

  /** From now on this thread is interrupted when the process is told to end. */
  static InterruptHandler ofThisThread() {
    InterruptHandler interrupts = new InterruptHandler();
    Thread worker = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interrupts.interrupt(worker), "interrupts"));
    return interrupts;
  }

  /** The work is done, so there is nothing to wait for. */
  void finished() {
    finished.countDown();
  }

  private void interrupt(Thread worker) {
    worker.interrupt();
    try {
      boolean unused = finished.await(SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
